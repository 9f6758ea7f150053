import type { Query } from '../query.ts';
import { median, short, table } from '../report.ts';
import type { Measure } from './measure.ts';

const variants = 7;

/** Gives the root field of a query another name, which makes the document, and its statement, new to every cache. */
function variantOf(query: Query, i: number): Query {
  const name = `c${i}`;
  const inGraphql = (text: string) => text.replace(/^(\s*\{ )(?!__)(?=\w+[( ])/, `$1${name}: `);
  const inCypher = (text: string) => text.replace(/RETURN \{(symptom|food|foods|nutrient|search):/, `RETURN {${name}:`);
  const { cypher, neo4jGraphql } = query;
  return {
    ...query,
    name: `${query.name} ${name}`,
    graphql: inGraphql(query.graphql),
    ...(cypher && { cypher: { ...cypher, indexed: inCypher(cypher.indexed), plain: inCypher(cypher.plain) } }),
    ...(neo4jGraphql && { neo4jGraphql: { ...neo4jGraphql, graphql: inGraphql(neo4jGraphql.graphql) } }),
  };
}

/** Whether a query begins with its only root field, as those of the benchmark do and the examples do not. */
const canVary = ({ graphql }: Query): boolean => /^\{ (?!__)/.test(graphql);

export const coldVariants = (queries: readonly Query[]): readonly Query[] =>
  queries.filter(canVary).flatMap((query) => Array.from({ length: variants }, (_, i) => variantOf(query, i)));

/** Measures the first request of a new shape, and the second. */
export const cold: Measure = async ({ contenders, queries }) => {
  const rows: string[][] = [];
  for (const query of queries.filter(canVary)) {
    for (const running of contenders) {
      const { name } = running.contender;
      // Bytes from memory know no shapes.
      if (name === 'bytes' || running.requestText(query) === null) continue;
      const times: [number[], number[]] = [[], []];
      for (let i = 0; i < variants; i++) {
        for (const found of times) {
          const began = performance.now();
          await running.answer(variantOf(query, i));
          found.push(performance.now() - began);
        }
      }
      const [first, second] = times.map(median);
      rows.push([query.name, name, short(first ?? 0), short(second ?? 0), short((first ?? 0) / (second ?? 1))]);
    }
  }
  return table(['query', 'contender', 'first ms', 'second ms', 'first / second'], rows);
};
