import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type Limits, type PageSizes, searchPageSizes } from '../base/limits.ts';
import type { Graph, Hop, KindNames } from '../model/graph.ts';
import { edgeScope, nodeScope } from '../model/scope.ts';
import { readAggregates } from './aggregate.ts';
import type { Document } from './collect.ts';
import type { Admission } from './conditions.ts';
import { admissionOf, isOnEvidence, readFactLimit, readLimit } from './evidence-limit.ts';
import type { LimitValues } from './fact-limit.ts';
import { FilterReader } from './filter.ts';
import { listSignature, OrderReader, sameOrder, searchList } from './order.ts';
import { readOutcome } from './outcome.ts';
import { readPage } from './paging.ts';
import type {
  ById,
  ByIds,
  ByXref,
  Connection,
  EdgesView,
  NodeSelection,
  NodesView,
  Plan,
  PlannedField,
  Research,
  Root,
  Search,
} from './plan.ts';
import { selectedId } from './property.ts';
import { type Selected, Selector } from './selector.ts';
import { Slots } from './slots.ts';
import { readSubjects } from './subjects.ts';

/**
 * Plans a whole operation: every root field, alias and nested list becomes part of one plan.
 * @param document with the variables from `splitVariables`, so that values become slots.
 * @param factLimit the limit by evidence on a query for facts. It applies to all relations, but not to lists of a kind.
 * @throws {GraphQLError} for arguments that are wrong regardless of the values of variables.
 */
export function planOperation(
  graph: Graph,
  document: Document,
  operation: OperationDefinitionNode,
  limits: Limits,
  factLimit: LimitValues | null = null,
): Plan {
  return new Planner(graph, document, limits, factLimit).plan(operation);
}

class Planner {
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly selector: Selector;
  readonly slots: Slots;
  readonly filters: FilterReader;
  readonly orders: OrderReader;
  readonly pageSizes: PageSizes;

  constructor(graph: Graph, document: Document, limits: Limits, factLimit: LimitValues | null) {
    this.graph = graph;
    this.schema = document.schema;
    this.selector = new Selector(document);
    this.slots = new Slots(limits.maxConditions);
    this.filters = new FilterReader(graph, this.slots);
    this.orders = new OrderReader(graph, this.slots);
    this.pageSizes = limits;
    if (!factLimit) return;
    this.slots.limit = readFactLimit(this.slots, factLimit);
    this.slots.limitsKinds = false;
  }

  plan(operation: OperationDefinitionNode): Plan {
    const type = this.schema.getRootType(operation.operation);
    const roots: Root[] = [];
    const research: Research[] = [];
    if (type) {
      for (const field of this.selector.select(type, [{ selectionSet: operation.selectionSet }])) {
        this.slots.root = field.alias;
        this.limited(field, () => {
          const read = this.readRoot(field);
          if (read) roots.push({ alias: field.alias, read });
          if (field.meaning.read === 'research') research.push(this.readResearch(field, field.meaning.field, roots));
        });
      }
    }
    const slots = this.slots.definitions;
    return { roots: [...roots, ...readSubjects(slots)], research, slots, checks: this.slots.checks };
  }

  /** Reads a field under its own limit by evidence, or under that of the nearest field above it that has one. */
  private limited<T>(field: Selected, read: () => T): T {
    const above = this.slots.limit;
    const { evidence } = field.args;
    if (evidence === null) this.slots.limit = null;
    if (typeof evidence === 'object' && evidence !== null) {
      this.slots.limit = readLimit(this.graph, this.slots, evidence, `${field.name}(evidence:)`);
    }
    const result = read();
    this.slots.limit = above;
    return result;
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
      case 'byXref':
        return this.readByXref(field);
      case 'release':
        return { type: 'release', fields: this.readFields(this.selector.select(field.type, field.nodes)) };
      default:
        return null;
    }
  }

  private readById(field: Selected, kinds: KindNames): ById {
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
    const { text, kinds } = field.args;
    const selected = this.selector.select(field.type, field.nodes);
    return {
      type: 'search',
      text: this.slots.add(text, `${field.name}(text:)`, { use: 'searchText' }),
      kinds: namesIn(kinds),
      limit: this.slots.limit,
      page: readPage(this.slots, field, searchList, searchPageSizes(this.pageSizes).defaultPageSize),
      edges: selected
        .filter((view) => view.meaning.read === 'edges')
        .map(({ alias, type, nodes }) => ({ alias, node: this.readViews(this.selector.select(type, nodes), 'node') })),
      nodes: this.readViews(selected, 'nodes'),
    };
  }

  private readByXref(field: Selected): ByXref {
    const { ids, match } = field.args;
    return {
      type: 'byXref',
      ids: this.slots.add(ids, `${field.name}(ids:)`, { use: 'ids' }),
      match: namesIn(match),
      nodes: this.readNodes(field),
    };
  }

  /**
   * Plans a research field. Entities in its outcome become roots, with dots in their aliases, unlike those of clients.
   */
  private readResearch({ alias, args, type, nodes }: Selected, field: string, roots: Root[]): Research {
    const slots = Object.entries(args).flatMap(([argument, value]) =>
      argument === 'evidence' ? [] : [[argument, this.slots.add(value, `${field}(${argument}:)`, { use: 'argument' })]],
    );
    const outcome = readOutcome(this.selector, type, nodes, alias, (root, entities) => {
      const ids = this.slots.add([], root, { use: 'found' });
      roots.push({ alias: root, read: { type: 'byIds', ids, nodes: this.readNodes(entities) } });
      return ids;
    });
    return { alias, field, args: Object.fromEntries(slots), limit: this.slots.limit, outcome };
  }

  /** Returns one selection for each kind that the field's type admits. */
  private readNodes(field: Selected): NodeSelection[] {
    return this.selector.possibleTypes(field.type).flatMap((type): NodeSelection[] => {
      const selected = this.selector.select(type, field.nodes);
      const properties = selected.flatMap((f) => readProperties(f, 'property'));
      const width = this.selector.width(type, field.nodes);
      return [{ kind: type.name, properties: unique(properties), width, fields: this.readFields(selected) }];
    });
  }

  /** Reads the fields that traverse: hops from a node, and the lists of a kind below the release. */
  private readFields(selected: readonly Selected[]): PlannedField[] {
    return selected.flatMap((field): PlannedField[] => {
      const read = this.limited(field, () => this.readField(field));
      return read ? [{ alias: field.alias, read }] : [];
    });
  }

  private readField(field: Selected): PlannedField['read'] | null {
    const { meaning } = field;
    if (meaning.read === 'all') return this.readConnection(field, null, [meaning.kind]);
    if (meaning.read === 'lookup') return this.readLookup(field, meaning);
    if (meaning.read !== 'hop') return null;
    const hop = this.graph.hop(meaning.relation, meaning.direction);
    if (hop.end.cardinality !== 'one') return this.readConnection(field, hop, hop.targets);
    return { type: 'toOne', hop, admitted: this.admissionOf(hop), nodes: this.readNodes(field) };
  }

  private admissionOf(hop: Hop): Admission {
    return admissionOf(this.graph, hop, this.slots.limit);
  }

  private readLookup(field: Selected, { relation, direction }: Pick<Hop, 'direction'> & { readonly relation: string }) {
    const hop = this.graph.hop(relation, direction);
    const of = this.slots.add(field.args.of, `${field.name}(of:)`, selectedId);
    return { type: 'edge', hop, of, admitted: this.admissionOf(hop), view: this.readEdges(field).edges } as const;
  }

  private readConnection(field: Selected, hop: Hop | null, kinds: KindNames): Connection {
    const { args, name } = field;
    const defaultOrder = hop?.orderBy ?? this.graph.kind(kinds[0]).orderBy;
    const scope = hop ? edgeScope(hop) : nodeScope(this.graph, kinds);
    const orderBy = this.orders.read(args.orderBy, scope, `${name}(orderBy:)`) ?? defaultOrder;
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
      where: hop ? this.filters.ofHop(hop, args.where, `${name}(where:)`) : this.filters.ofKind(kinds[0], args, name),
      orderBy,
      defaultOrder: sameOrder(orderBy, defaultOrder),
      list,
      page: readPage(this.slots, field, list, this.pageSizes.defaultPageSize),
      wants: {
        totalCount: selected.some((f) => f.meaning.read === 'totalCount'),
        hasNextPage: pageInfo.includes('hasNextPage'),
        hasPreviousPage: pageInfo.includes('hasPreviousPage'),
        cursors:
          edges.some((view) => view.cursor) || pageInfo.some((read) => read === 'startCursor' || read === 'endCursor'),
      },
      aggregates: readAggregates(this.graph, this.selector, this.slots, selected),
      edges: edges.map((view) => view.edges),
      nodes: this.readViews(selected, 'nodes'),
    };
  }

  private readEdges(field: Selected): { readonly edges: EdgesView; readonly cursor: boolean } {
    const { limit } = this.slots;
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
        limit: limit && isOnEvidence(limit) ? limit : null,
      },
    };
  }

  /** Reads the selected fields with nodes that have one meaning, each under its alias. */
  private readViews(selected: readonly Selected[], read: 'node' | 'nodes' | 'evidence'): NodesView[] {
    return selected
      .filter((field) => field.meaning.read === read)
      .map((field) => ({ alias: field.alias, nodes: this.readNodes(field) }));
  }
}

/** Returns the values of an enum that an argument lists; null when the query does not give it. */
const namesIn = (value: unknown): readonly string[] | null => (Array.isArray(value) ? value.map(String) : null);

/** Returns the property that a field reads and, where the query gives a unit, those that convert its value. */
const readProperties = ({ meaning, given }: Selected, read: 'property' | 'edgeProperty'): readonly string[] =>
  meaning.read === read ? [meaning.property, ...(given.has('unit') ? (meaning.units ?? []) : [])] : [];

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
