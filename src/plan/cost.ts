import { must } from '../base/must.ts';
import { wordsOf } from '../model/text.ts';
import {
  type BoundPlan,
  type Connection,
  type EdgesView,
  type NodeSelection,
  type NodesView,
  type PlannedField,
  type Root,
  type SlotUse,
  sizeSlot,
} from './plan.ts';
import { conditionsOf, sizeOf } from './size.ts';

/** The assumed number of claims of an edge: edges have few, and do not page them. */
const evidenceSize = 3;

/**
 * The cost of a research field without the entities of its answer, which count as soon as they are known. A budget
 * limits the work of the algorithm while it runs (`base/work.ts`).
 */
const researchCost = 1_000;

/** The cost of one word of a search: a word in many names takes as long as answering this number of nodes. */
const searchWordCost = 50;

/** The number of fields that cost as much as their node or edge: aliases make a large answer from few rows. */
const fieldsPerUnit = 10;

/** The number of conditions that cost as much as the list that they filter. */
const conditionsPerUnit = 10;

/** The number of letters, or items, in an argument that cost as much as a node. */
const lettersPerUnit = 100;

/**
 * Returns an upper estimate of the nodes and edges that an operation can return: the sum over its lists of page size
 * times the cost of an item. Nodes and edges with many fields count more than once. An aggregate counts as one: it
 * returns a few numbers, regardless of the length of its list. Long arguments and long filters add to the cost. The
 * cost is known before anything is read.
 */
export const costOf = ({ plan, values }: Pick<BoundPlan, 'plan' | 'values'>): number =>
  researchCost * plan.research.length +
  sum(plan.roots, (root) => costOfRoot(root, values)) +
  sum(plan.slots, ({ use }, i) => (isCounted(use) ? costOfValue(values[i]) : 0));

/**
 * Leaves out the ids that research found, which cost by their nodes, and the text of a search, which costs by its
 * words.
 */
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
        pageSize(values[sizeSlot(read.page)]) *
          (sum(read.edges, (view) => costOfViews(view.node, values)) + costOfViews(read.nodes, values))
      );
    case 'release':
      return 1 + costOfFields(read.fields, values);
    case 'connection':
      return costOfConnection(read, values);
    case 'incident':
    case 'edgeTable':
      return pageSize(values[read.limit]);
    case 'degrees':
      return listLength(values[read.ids]) * read.relations.length;
  }
}

/** Returns the cost of a list. */
export function costOfConnection(read: Connection, values: Values): number {
  const perEdge = sum(read.edges, (view) => costOfEdge(view, values));
  const size = pageSize(values[sizeSlot(read.page)]);
  const filtering = Math.floor(conditionsOf(read.where) / conditionsPerUnit);
  return 1 + read.aggregates.length + filtering + size * (perEdge + costOfViews(read.nodes, values));
}

const costOfEdge = (view: EdgesView, values: Values): number =>
  costOfRow(view) + costOfViews(view.node, values) + evidenceSize * costOfViews(view.evidence, values);

const costOfViews = (views: readonly NodesView[], values: Values): number =>
  sum(views, (view) => costOfNode(view.nodes, values));

/** Returns the cost of the most expensive of a node's possible kinds; one for a node without selected fields. */
const costOfNode = (nodes: readonly NodeSelection[], values: Values): number =>
  nodes.reduce((most, node) => Math.max(most, costOfRow(node) + costOfFields(node.fields, values)), 1);

/** Returns the cost of a node or an edge itself. */
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

const pageSize = (value: unknown): number => must(typeof value === 'number' ? value : null, 'a bound page size');
const listLength = (value: unknown): number => must(Array.isArray(value) ? value.length : null, 'a bound list of ids');

const sum = <T>(items: readonly T[], cost: (item: T, i: number) => number): number =>
  items.reduce((total, item, i) => total + cost(item, i), 0);
