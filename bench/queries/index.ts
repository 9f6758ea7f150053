/** All queries, and those of the service's examples, which only this service answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/settings/read.ts';
import type { Options } from '../options.ts';
import type { Ids, Query } from '../query.ts';
import { facets } from './facets.ts';
import { food } from './food.ts';
import { fourHops } from './four-hops.ts';
import { search } from './search.ts';
import { thousandFoods } from './thousand-foods.ts';
import { threeHops } from './three-hops.ts';
import { richestFoods, twoAmounts } from './two-amounts.ts';
import { typename } from './typename.ts';

const queriesOf = (ids: Ids): readonly Query[] =>
  [typename, food, threeHops, fourHops, twoAmounts, richestFoods, thousandFoods, search, facets].map((query) =>
    query(ids),
  );

/** Returns the queries that the options name. @throws {Error} for an unknown name. */
export function chooseQueries({ queries }: Pick<Options, 'queries'>, ids: Ids): readonly Query[] {
  const [own, examples] = [queriesOf(ids), exampleQueries()];
  if (queries === null) return [...own, ...examples];
  // A comma separates the names of the option.
  const nameOf = ({ name }: Query) => name.replace(',', '');
  return queries.flatMap((name) => {
    if (name === 'examples') return examples;
    const found = [...own, ...examples].find((query) => nameOf(query) === name);
    if (found) return [found];
    throw new Error(`--queries: expected some of ${[...own.map(nameOf), 'examples'].join(', ')}, got "${name}"`);
  });
}

/** Returns the examples as queries, named by their number: "example 01". */
function exampleQueries(): readonly Query[] {
  const folder = join(projectFolder, 'schema/examples');
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: `example ${file.slice(0, 2)}`, graphql: readFileSync(join(folder, file), 'utf8') }));
}
