import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { codedError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { Graph, Hop } from '../model/graph.ts';
import { readAggregates } from './aggregate.ts';
import type { Document } from './collect.ts';
import { FilterReader } from './filter.ts';
import { listSignature, readOrder, sameOrder } from './order.ts';
import { readOutcome } from './outcome.ts';
import type {
  ById,
  ByIds,
  Connection,
  EdgesView,
  NodeSelection,
  NodesView,
  Plan,
  PlannedField,
  Research,
  Root,
  Search,
  SlotDefinition,
  ToOne,
} from './plan.ts';
import { type Selected, Selector } from './selector.ts';
import { Slots } from './slots.ts';

/** How many hits a search gives when it does not say. */
export const defaultHits = 10;

/**
 * Plans a whole operation: every root field, alias and nested list becomes part of one plan.
 * @param document with variables as `splitVariables` gives them, so that values become slots.
 * @throws {GraphQLError} for arguments that no values of the variables could make right.
 */
export function planOperation(
  graph: Graph,
  document: Document,
  operation: OperationDefinitionNode,
  limits: Limits,
): Plan {
  return new Planner(graph, document, limits).plan(operation);
}

class Planner {
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly selector: Selector;
  readonly slots: Slots;
  readonly filters: FilterReader;
  readonly defaultPageSize: number;

  constructor(graph: Graph, document: Document, limits: Limits) {
    this.graph = graph;
    this.schema = document.schema;
    this.selector = new Selector(document);
    this.slots = new Slots(limits.maxConditions);
    this.filters = new FilterReader(graph, this.slots);
    this.defaultPageSize = limits.defaultPageSize;
  }

  plan(operation: OperationDefinitionNode): Plan {
    const type = this.schema.getRootType(operation.operation);
    const roots: Root[] = [];
    const research: Research[] = [];
    if (type) {
      for (const field of this.selector.select(type, [{ selectionSet: operation.selectionSet }])) {
        this.slots.root = field.alias;
        const read = this.readRoot(field);
        if (read) roots.push({ alias: field.alias, read });
        if (field.meaning.read === 'research') research.push(this.readResearch(field, field.meaning.field, roots));
      }
    }
    const slots = this.slots.definitions;
    return { roots: [...roots, ...readSubjects(slots)], research, slots, checks: this.slots.checks };
  }

  private readRoot(field: Selected): Root['read'] | null {
    const { meaning } = field;
    switch (meaning.read) {
      case 'byId':
        return this.readById(field, meaning.kinds);
      case 'byIds':
        return this.readByIds(field);
      case 'all':
        return this.readConnection(field, null, [meaning.kind]);
      case 'search':
        return this.readSearch(field);
      case 'release':
        return { type: 'release', fields: this.readFields(this.selector.select(field.type, field.nodes)) };
      default:
        return null;
    }
  }

  private readById(field: Selected, kinds: readonly string[]): ById {
    const id = this.slots.add(field.args.id, `${field.name}(id:)`, {
      use: 'id',
      kinds,
      root: field.alias,
      subject: null,
    });
    return { type: 'byId', id, nodes: this.readNodes(field) };
  }

  private readByIds(field: Selected): ByIds {
    const ids = this.slots.add(field.args.ids, `${field.name}(ids:)`, { use: 'ids' });
    return { type: 'byIds', ids, nodes: this.readNodes(field) };
  }

  private readSearch(field: Selected): Search {
    const { text, kinds, first } = field.args;
    return {
      type: 'search',
      text: this.slots.add(text, `${field.name}(text:)`, { use: 'value' }),
      kinds: Array.isArray(kinds) ? kinds.map(String) : null,
      first: this.slots.add(first ?? defaultHits, `${field.name}(first:)`, { use: 'pageSize', argument: 'first' }),
      hits: this.selector
        .select(field.type, field.nodes)
        .filter((hits) => hits.meaning.read === 'hits')
        .map((hits) => ({
          alias: hits.alias,
          node: this.readViews(this.selector.select(hits.type, hits.nodes), 'node'),
        })),
    };
  }

  /** Entities in an outcome become roots of their own; their aliases have dots, so that no client's can be equal. */
  private readResearch({ alias, args, type, nodes }: Selected, field: string, roots: Root[]): Research {
    const slots = Object.entries(args).map(([argument, value]) => [
      argument,
      this.slots.add(value, `${field}(${argument}:)`, { use: 'argument' }),
    ]);
    const outcome = readOutcome(this.selector, type, nodes, alias, (root, entities) => {
      const ids = this.slots.add([], root, { use: 'found' });
      roots.push({ alias: root, read: { type: 'byIds', ids, nodes: this.readNodes(entities) } });
      return ids;
    });
    return { alias, field, args: Object.fromEntries(slots), outcome };
  }

  /** One selection for each kind that the field's type admits. */
  private readNodes(field: Selected): NodeSelection[] {
    return this.selector.possibleTypes(field.type).flatMap((type): NodeSelection[] => {
      const selected = this.selector.select(type, field.nodes);
      const properties = selected.flatMap((f) => readProperties(f, 'property'));
      const width = this.selector.width(type, field.nodes);
      return [{ kind: type.name, properties: unique(properties), width, fields: this.readFields(selected) }];
    });
  }

  /** Fields that traverse: hops from a node, and lists of a whole kind that hang from the release. */
  private readFields(selected: readonly Selected[]): PlannedField[] {
    return selected.flatMap((field): PlannedField[] => {
      const { alias, meaning } = field;
      if (meaning.read === 'all') return [{ alias, read: this.readConnection(field, null, [meaning.kind]) }];
      if (meaning.read !== 'hop') return [];
      const hop = this.graph.hop(meaning.relation, meaning.direction);
      const read: ToOne | Connection =
        hop.end.cardinality === 'one'
          ? { type: 'toOne', hop, nodes: this.readNodes(field) }
          : this.readConnection(field, hop, hop.targets);
      return [{ alias, read }];
    });
  }

  private readConnection(field: Selected, hop: Hop | null, kinds: readonly string[]): Connection {
    const { args, name } = field;
    const defaultOrder = hop?.orderBy ?? this.graph.kind(kinds[0] ?? '').orderBy;
    const orderBy = readOrder(args.orderBy, hop ? 'edge' : 'node') ?? defaultOrder;
    const selected = this.selector.select(field.type, field.nodes);
    const pageInfo = selected
      .filter((f) => f.meaning.read === 'pageInfo')
      .flatMap((f) => this.selector.select(f.type, f.nodes).map((inner) => inner.meaning.read));
    const edges = selected.filter((f) => f.meaning.read === 'edges').map((f) => this.readEdges(f));
    const list = listSignature(this.graph, hop, kinds, orderBy);
    return {
      type: 'connection',
      hop,
      kinds,
      where: hop
        ? this.filters.ofHop(hop, args.where, `${name}(where:)`)
        : this.filters.ofKind(kinds[0] ?? '', args, name),
      orderBy,
      defaultOrder: sameOrder(orderBy, defaultOrder),
      list,
      page: this.readPage(field, list),
      wants: {
        totalCount: selected.some((f) => f.meaning.read === 'totalCount'),
        hasNextPage: pageInfo.includes('hasNextPage'),
        hasPreviousPage: pageInfo.includes('hasPreviousPage'),
        cursors:
          edges.some((view) => view.cursor) || pageInfo.some((read) => read === 'startCursor' || read === 'endCursor'),
      },
      aggregates: readAggregates(this.selector, selected),
      edges: edges.map((view) => view.edges),
      nodes: this.readViews(selected, 'nodes'),
    };
  }

  private readPage(field: Selected, list: Connection['list']): Connection['page'] {
    const { last, after, before } = field.args;
    // The default of `first` gives way to `last`.
    const first = field.given.has('first') ? field.args.first : undefined;
    const isGiven = (value: unknown) => value !== null && value !== undefined;
    if (isGiven(first) && isGiven(last)) {
      throw codedError(
        'BAD_PAGING',
        `${field.name} has both first and last, which contradict each other. ` +
          'Use first (with after) to page forwards, or last (with before) to page backwards.',
      );
    }
    const cursor = (argument: 'after' | 'before', value: unknown) =>
      isGiven(value) ? this.slots.add(value, `${field.name}(${argument}:)`, { use: 'cursor', argument, list }) : null;
    const size = (argument: 'first' | 'last', value: unknown) =>
      this.slots.add(value, `${field.name}(${argument}:)`, { use: 'pageSize', argument });
    return {
      first: isGiven(last) ? null : size('first', first ?? this.defaultPageSize),
      last: isGiven(last) ? size('last', last) : null,
      after: cursor('after', after),
      before: cursor('before', before),
    };
  }

  private readEdges(field: Selected): { readonly edges: EdgesView; readonly cursor: boolean } {
    const selected = this.selector.select(field.type, field.nodes);
    const properties = selected.flatMap((f) => readProperties(f, 'edgeProperty'));
    return {
      cursor: selected.some((f) => f.meaning.read === 'cursor'),
      edges: {
        alias: field.alias,
        width: this.selector.width(field.type, field.nodes),
        properties: unique(properties),
        node: this.readViews(selected, 'node'),
        evidence: this.readViews(selected, 'evidence'),
      },
    };
  }

  /** The selected fields of one meaning that hold nodes, each under its alias. */
  private readViews(selected: readonly Selected[], read: 'node' | 'nodes' | 'evidence'): NodesView[] {
    return selected
      .filter((field) => field.meaning.read === read)
      .map((field) => ({ alias: field.alias, nodes: this.readNodes(field) }));
  }
}

/** Roots that say whether the entities exist which lists are asked about; nothing else is read of these. */
const readSubjects = (slots: readonly SlotDefinition[]): readonly Root[] =>
  slots.flatMap((slot, id): Root[] => {
    if (slot.use !== 'id' || slot.subject === null) return [];
    const nodes = [{ kind: slot.kinds[0] ?? '', properties: [], width: 0, fields: [] }];
    return [{ alias: slot.subject, read: { type: 'byId', id, nodes } }];
  });

/** The property that a field reads, and those that its value is converted by where the field is given a unit. */
const readProperties = ({ meaning, given }: Selected, read: 'property' | 'edgeProperty'): readonly string[] =>
  meaning.read === read ? [meaning.property, ...(given.has('unit') ? (meaning.units ?? []) : [])] : [];

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
