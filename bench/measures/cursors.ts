import type { Running } from '../contender.ts';
import { isOurs } from '../contenders/index.ts';
import { at, type Query } from '../query.ts';
import { report } from '../report.ts';
import { takeTurns } from '../turns.ts';
import type { Measure } from './measure.ts';

/** Orders of the list of foods: one that the stores keep, and one that they compute. */
const orders = { 'in order': '', 'in another order': 'orderBy: [{ category: ASC }, { name: DESC }], ' };

const pageOf = (order: string, first: number, after: unknown): string =>
  `{ foods(${order}first: ${first}${after === null ? '' : `, after: "${after}"`}) ` +
  '{ pageInfo { endCursor } nodes { id name } } }';

/** Returns the cursor of every hundredth food. */
async function cursorsOf(running: Running, order: string): Promise<readonly unknown[]> {
  const cursors: unknown[] = [];
  for (;;) {
    const query = { name: 'cursors', graphql: pageOf(order, 100, cursors.at(-1) ?? null) };
    const body: unknown = JSON.parse((await running.answer(query)) ?? '{}');
    const cursor = at(body, 'data', 'foods', 'pageInfo', 'endCursor');
    // The last page may be empty.
    if (!cursor || cursor === cursors.at(-1)) return cursors;
    cursors.push(cursor);
  }
}

/** Measures pages of 20 at the start, in the middle and near the end of the list of foods. */
export const cursors: Measure = async ({ options, loader, contenders }) => {
  const [connections = 16] = options.concurrency;
  const ours = contenders.filter(({ contender }) => isOurs(contender));
  const [reader] = ours;
  if (!reader) return 'no contender of this service is chosen\n';
  const queries: Query[] = [];
  for (const [name, order] of Object.entries(orders)) {
    const found = await cursorsOf(reader, order);
    const places = { start: null, middle: found[found.length >> 1] ?? null, end: found.at(-2) ?? null };
    for (const [place, after] of Object.entries(places)) {
      queries.push({ name: `${name}, ${place}`, graphql: pageOf(order, 20, after) });
    }
  }
  return report(await takeTurns(loader, ours, queries, { ...options, connections }));
};
