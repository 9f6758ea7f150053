/** All contenders, and the choice among them. */
import type { Contender } from '../contender.ts';
import type { Options } from '../options.ts';
import { bytes } from './bytes.ts';
import { cypherIndexed, cypherPlain } from './cypher.ts';
import { neo4jGraphql } from './neo4j-graphql.ts';
import { pothos } from './pothos.ts';
import { embedded, entryOf, onNeo4j, replica } from './service.ts';
import { yoga } from './yoga.ts';

const services = { embedded, neo4j: onNeo4j, replica };

/** Whether a contender is this service, whose ratios to all others the report shows. */
export const isOurs = ({ name }: Pick<Contender, 'name'>): boolean => /^(embedded|neo4j|replica)\b/.test(name);

/** Returns the contenders that the options name. @throws {Error} for an unknown name. */
export function chooseContenders(options: Options): readonly Contender[] {
  const { contenders, other, nodeFlags } = options;
  const entry = entryOf(options);
  const all = [
    ...Object.values(services).map((one) => one(entry)),
    ...(other === null ? [] : Object.entries(services).map(([name, one]) => one({ entry: other }, `${name} other`))),
    ...(nodeFlags.length === 0
      ? []
      : Object.entries(services).map(([name, one]) => one({ ...entry, nodeFlags }, `${name} flags`))),
    neo4jGraphql,
    pothos,
    cypherIndexed,
    cypherPlain,
    yoga,
    bytes,
  ];
  if (contenders === null) return all;
  return contenders.map((name) => {
    const found = all.find((one) => one.name === name);
    if (found) return found;
    throw new Error(`--contenders: expected some of ${all.map((one) => one.name).join(', ')}, got "${name}"`);
  });
}
