import { must } from '../../base/must.ts';
import type { Connection, EdgeRead } from '../plan.ts';
import type {
  ConnectionResult,
  EdgeResult,
  FieldResult,
  NodeResult,
  ReleaseResult,
  ResultTree,
  RootResult,
  SearchResult,
} from '../result.ts';
import type { EdgesPlace, FieldPlace, Page, Source } from './source.ts';

/** A list of a result tree, or the edge of a lookup. */
class TreePage implements Page {
  readonly length: number;
  private readonly result: ConnectionResult | null;
  private readonly edge: EdgeResult | null;

  constructor(result: ConnectionResult | null, edge: EdgeResult | null) {
    this.result = result;
    this.edge = edge;
    const [items] = result ? [...Object.values(result.edges), ...Object.values(result.nodes)] : [[edge]];
    this.length = items?.length ?? 0;
  }

  get totalCount() {
    return this.list.totalCount;
  }
  get hasNextPage() {
    return this.list.hasNextPage;
  }
  get hasPreviousPage() {
    return this.list.hasPreviousPage;
  }
  get startCursor() {
    return this.list.startCursor;
  }
  get endCursor() {
    return this.list.endCursor;
  }
  get aggregates() {
    return this.list.aggregates;
  }

  get list(): ConnectionResult {
    return must(this.result, 'the list of a page');
  }

  edgeAt({ view }: EdgesPlace, i: number): EdgeResult {
    return this.edge ?? must(this.list.edges[view.alias]?.[i], view.alias);
  }
}

// The type of a tree cannot say which result an alias holds.
const rootOf = <T extends RootResult>(tree: ResultTree, alias: string): T =>
  must(tree[alias] === null ? undefined : tree[alias], alias) as T;
const pageOf = (result: unknown): TreePage => new TreePage(result as ConnectionResult, null);
const fieldOf =
  <T extends FieldResult>({ field: { alias } }: FieldPlace) =>
  (_: ResultTree, { fields }: NodeResult): T =>
    fields[alias] as T;

/** Reads result trees. */
export const treeSource: Source<ResultTree, NodeResult, TreePage> = {
  byId:
    ({ alias }) =>
    (tree) =>
      (tree[alias] ?? null) as NodeResult | null,
  byIds:
    ({ alias }) =>
    (tree) =>
      rootOf(tree, alias),
  rootList:
    ({ alias }) =>
    (tree) =>
      pageOf(rootOf(tree, alias)),
  hit({ alias }, read, view) {
    const edges = read.edges.find(({ node }) => node.includes(view));
    return (tree, hit) => {
      const found = rootOf<SearchResult>(tree, alias);
      const nodes = edges ? found.edges[edges.alias]?.[hit]?.node[view.alias] : found.nodes[view.alias]?.[hit];
      return must(nodes, view.alias);
    };
  },
  release:
    ({ alias }) =>
    (tree) => {
      const { release, fields } = rootOf<ReleaseResult>(tree, alias);
      return { release, node: { kind: '', properties: {}, fields } };
    },
  outcome: (alias) => (tree) => tree[alias],
  strings: null,
  workOf: () => null,
  kindOf:
    () =>
    (_, { kind }) =>
      kind,
  value:
    (_, property) =>
    ({ properties }) =>
      properties[property] ?? null,
  property: () => null,
  list: (place: FieldPlace<Connection>) => {
    const read = fieldOf<ConnectionResult>(place);
    return (tree, node) => pageOf(read(tree, node));
  },
  toOne: fieldOf<NodeResult | null>,
  edge: (place: FieldPlace<EdgeRead>) => {
    const read = fieldOf<EdgeResult | null>(place);
    return (tree, node) => {
      const edge = read(tree, node);
      return edge && new TreePage(null, edge);
    };
  },
  item:
    (_, { alias }) =>
    (_tree, { list }, i) =>
      must(list.nodes[alias]?.[i], alias),
  cursor: (edges) => (_, page, i) => page.edgeAt(edges, i).cursor,
  edgeValue: (edges, property) => (page, i) => page.edgeAt(edges, i).properties[property] ?? null,
  edgeProperty: () => null,
  edgeNode:
    (edges, { alias }) =>
    (_, page, i) =>
      must(page.edgeAt(edges, i).node[alias], alias),
  evidence:
    (edges, { alias }) =>
    (_, page, i) =>
      must(page.edgeAt(edges, i).evidence[alias], alias),
};
