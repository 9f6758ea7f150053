import { wordsOf } from '../model/text.ts';
import type { Connection, NodeSelection, NodesView, PlannedField, Question, Root } from './plan.ts';

/** How many claims an edge is taken to have: they are few, and not paged. */
const evidenceSize = 3;

/**
 * What a research field costs besides the entities of its answer, which are counted once they are known. An algorithm's
 * own work is bounded while it runs (`work.ts`).
 */
const researchCost = 1_000;

/** What a word of a text to search for costs: one that many names hold takes as long as answering so many nodes. */
const searchWordCost = 50;

/** So many fields of a node or an edge cost as much as it does: aliases make a large answer of few rows. */
const fieldsPerUnit = 10;

/**
 * An upper estimate of the nodes and edges an operation can return, wide ones counted more than once: the sum over its
 * lists of page size times what hangs from each item. An aggregate counts as one: it returns a handful of figures, however
 * long its list. Known before anything is read.
 */
export const costOf = ({ plan, values }: Question): number =>
  researchCost * plan.research.length + sum(plan.roots, (root) => costOfRoot(root, values));

type Values = Question['values'];

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
  const perEdge = sum(
    read.edges,
    (view) => costOfRow(view) + costOfViews(view.node, values) + evidenceSize * costOfViews(view.evidence, values),
  );
  const size = pageSize(values[read.page.first ?? read.page.last ?? -1]);
  return 1 + read.aggregates.length + size * (perEdge + costOfViews(read.nodes, values));
}

const costOfViews = (views: readonly NodesView[], values: Values): number =>
  sum(views, (view) => costOfNode(view.nodes, values));

/** A node costs what the dearest of its possible kinds does; one of none that is selected from costs one. */
const costOfNode = (nodes: readonly NodeSelection[], values: Values): number =>
  Math.max(1, ...nodes.map((node) => costOfRow(node) + costOfFields(node.fields, values)));

/** A node or an edge by itself. */
const costOfRow = ({ width }: { readonly width: number }): number => 1 + Math.floor(width / fieldsPerUnit);

const costOfFields = (fields: readonly PlannedField[], values: Values): number =>
  sum(fields, ({ read }) => (read.type === 'toOne' ? costOfNode(read.nodes, values) : costOfConnection(read, values)));

const pageSize = (value: unknown): number => (typeof value === 'number' ? value : 0);
const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

const sum = <T>(items: readonly T[], cost: (item: T) => number): number =>
  items.reduce((total, item) => total + cost(item), 0);
