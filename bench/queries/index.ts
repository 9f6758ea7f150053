/** All queries, and those of the service's examples, which only this service answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/settings/read.ts';
import type { Ids, Query } from '../query.ts';
import { facets } from './facets.ts';
import { food } from './food.ts';
import { fourHops } from './four-hops.ts';
import { search } from './search.ts';
import { thousandFoods } from './thousand-foods.ts';
import { threeHops } from './three-hops.ts';
import { twoAmounts } from './two-amounts.ts';
import { typename } from './typename.ts';

export const queriesOf = (ids: Ids): readonly Query[] =>
  [typename, food, threeHops, fourHops, twoAmounts, thousandFoods, search, facets].map((query) => query(ids));

/** Returns the examples as queries, named by their number: "example 01". */
export function exampleQueries(): readonly Query[] {
  const folder = join(projectFolder, 'schema/examples');
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: `example ${file.slice(0, 2)}`, graphql: readFileSync(join(folder, file), 'utf8') }));
}
