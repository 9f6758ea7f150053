import { wordsOf } from '../model/text.ts';
import type {
  BoundPlan,
  Connection,
  EdgesView,
  NodeSelection,
  NodesView,
  PlannedField,
  Root,
  SlotUse,
} from './plan.ts';
import { conditionsOf, sizeOf } from './size.ts';

/** How many claims an edge is taken to have: they are few, and not paged. */
const evidenceSize = 3;

/**
 * What a research field costs besides the entities of its answer, which are counted once they are known. An algorithm's
 * own work is bounded while it runs (`base/work.ts`).
 */
const researchCost = 1_000;

/** What a word of a text to search for costs: one that many names hold takes as long as answering so many nodes. */
const searchWordCost = 50;

/** So many fields of a node or an edge cost as much as it does: aliases make a large answer of few rows. */
const fieldsPerUnit = 10;

/** So many conditions of a filter cost as much as the list that it filters. */
const conditionsPerUnit = 10;

/** So many letters, or items, of an argument's value cost as much as a node. */
const lettersPerUnit = 100;

/**
 * An upper estimate of the nodes and edges an operation can return, wide ones counted more than once: the sum over its
 * lists of page size times what hangs from each item. An aggregate counts as one: it returns a handful of figures, however
 * long its list. Long values of arguments and long filters add to it. Known before anything is read.
 */
export const costOf = ({ plan, values }: Pick<BoundPlan, 'plan' | 'values'>): number =>
  researchCost * plan.research.length +
  sum(plan.roots, (root) => costOfRoot(root, values)) +
  sum(plan.slots, ({ use }, i) => (isCounted(use) ? costOfValue(values[i]) : 0));

/** What research found is no argument: it costs what is read of it. A text to search for costs by its words. */
const isCounted = (use: SlotUse['use']): boolean => use !== 'found' && use !== 'searchText';

const costOfValue = (value: unknown): number => Math.floor(sizeOf(value) / lettersPerUnit);

type Values = BoundPlan['values'];

function costOfRoot({ read }: Root, values: Values): number {
  switch (read.type) {
    case 'byId':
      return costOfNode(read.nodes, values);
    case 'byIds':
    case 'byXref':
      return listLength(values[read.ids]) * costOfNode(read.nodes, values);
    case 'search':
      return (
        1 +
        searchWordCost * wordsOf(String(values[read.text])).length +
        pageSize(values[read.page.first ?? read.page.last ?? -1]) *
          (sum(read.edges, (view) => costOfViews(view.node, values)) + costOfViews(read.nodes, values))
      );
    case 'release':
      return 1 + costOfFields(read.fields, values);
    case 'connection':
      return costOfConnection(read, values);
    case 'incident':
      return pageSize(values[read.limit]);
    case 'degrees':
      return listLength(values[read.ids]) * read.relations.length;
  }
}

function costOfConnection(read: Connection, values: Values): number {
  const perEdge = sum(read.edges, (view) => costOfEdge(view, values));
  const size = pageSize(values[read.page.first ?? read.page.last ?? -1]);
  const filtering = Math.floor(conditionsOf(read.where) / conditionsPerUnit);
  return 1 + read.aggregates.length + filtering + size * (perEdge + costOfViews(read.nodes, values));
}

const costOfEdge = (view: EdgesView, values: Values): number =>
  costOfRow(view) + costOfViews(view.node, values) + evidenceSize * costOfViews(view.evidence, values);

const costOfViews = (views: readonly NodesView[], values: Values): number =>
  sum(views, (view) => costOfNode(view.nodes, values));

/** A node costs what the dearest of its possible kinds does; one of none that is selected from costs one. */
const costOfNode = (nodes: readonly NodeSelection[], values: Values): number =>
  nodes.reduce((most, node) => Math.max(most, costOfRow(node) + costOfFields(node.fields, values)), 1);

/** A node or an edge by itself. */
const costOfRow = ({ width }: { readonly width: number }): number => 1 + Math.floor(width / fieldsPerUnit);

const costOfFields = (fields: readonly PlannedField[], values: Values): number =>
  sum(fields, ({ read }) => costOfField(read, values));

function costOfField(read: PlannedField['read'], values: Values): number {
  switch (read.type) {
    case 'toOne':
      return costOfNode(read.nodes, values);
    case 'edge':
      return costOfEdge(read.view, values);
    case 'connection':
      return costOfConnection(read, values);
  }
}

const pageSize = (value: unknown): number => (typeof value === 'number' ? value : 0);
const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

const sum = <T>(items: readonly T[], cost: (item: T, i: number) => number): number =>
  items.reduce((total, item, i) => total + cost(item, i), 0);
