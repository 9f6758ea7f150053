/** Finds lists that take only a moment: a writer writes them at once, because steps cost more than their items. */
import { costOfConnection } from '../cost.ts';
import type { Connection, NodesView, PlannedField } from '../plan.ts';
import type { Run } from './run.ts';

/** The largest cost of such a list, with the lists below it. A node takes less than a microsecond. */
const momentCost = 200;

/**
 * Returns whether each run takes only a moment for a list; null if a list may take long for reasons that its cost does
 * not show: a filter, an order or an aggregate reads the whole list of the store.
 */
export function momentOf(read: Connection): ((run: Run<unknown>) => boolean) | null {
  if (!isPlain(read)) return null;
  return ({ moments, bound }) => {
    const known = moments.get(read);
    if (known !== undefined) return known;
    const isMoment = costOfConnection(read, bound.values) <= momentCost;
    moments.set(read, isMoment);
    return isMoment;
  };
}

const isPlain = ({ defaultOrder, where, aggregates, nodes, edges }: Connection): boolean =>
  defaultOrder &&
  where === null &&
  aggregates.length === 0 &&
  arePlain(nodes) &&
  edges.every(({ node, evidence }) => arePlain(node) && arePlain(evidence));

const arePlain = (views: readonly NodesView[]): boolean =>
  views.every(({ nodes }) => nodes.every(({ fields }) => fields.every(isPlainField)));

function isPlainField({ read }: PlannedField): boolean {
  if (read.type === 'connection') return isPlain(read);
  return arePlain(
    read.type === 'toOne' ? [{ alias: '', nodes: read.nodes }] : [...read.view.node, ...read.view.evidence],
  );
}
