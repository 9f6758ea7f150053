import type { OutputRef } from '@pothos/core';
import type { PageSizes } from '../base/limits.ts';
import { must } from '../base/must.ts';
import type { OrderKey } from '../model/define.ts';
import type { Hop, Kind } from '../model/graph.ts';
import { sharedProperties } from '../model/shared.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { Aggregates, ConnectionResult, EdgeResult } from '../plan/result.ts';
import { hopAggregates, nodeAggregates } from './aggregates.ts';
import type { ArgBuilder, Input, ObjectFields, Types } from './builder.ts';
import { evidenceArg } from './evidence-limit.ts';
import { hopName, hopOrder, hopPath, hopWhere, nodeOrder, nodeWhere, unionOf } from './inputs.ts';
import { propertyFields } from './properties.ts';
import { shortcutArgs } from './shortcuts.ts';

/** Makes the arguments of every connection: Relay's four, a filter, an order and a limit by evidence. */
function connectionArgs(types: Types, arg: ArgBuilder, where: Input, order: Input, usual?: WrittenKey[]) {
  return {
    where: arg({ type: where, description: 'Keeps only items that satisfy this condition.' }),
    orderBy: arg({
      type: [order],
      description:
        'The order: by the first key, then by the next. Items with equal keys are in the order of their ids.',
      ...(usual && { defaultValue: usual }),
    }),
    ...evidenceArg(types, arg),
    ...pageArgs(arg, types.pageSizes),
  };
}

/** Makes Relay's four arguments. */
export const pageArgs = (arg: Pick<ArgBuilder, 'int' | 'string'>, { defaultPageSize, maxPageSize }: PageSizes) => ({
  first: arg.int({
    description:
      `Number of items from the start, or after \`after\`: by default ${defaultPageSize}, at most ${maxPageSize}. ` +
      'With 0 the page is empty and leads to no other page: use it for counts alone. Do not combine it with `last`.',
    defaultValue: defaultPageSize,
  }),
  after: arg.string({ description: 'Returns only items after the one with this cursor.' }),
  last: arg.int({
    description:
      `Number of items from the end, or before \`before\`: at most ${maxPageSize}. With 0 the page is empty and ` +
      'leads to no other page. Do not combine it with `first`.',
  }),
  before: arg.string({ description: 'Returns only items before the one with this cursor.' }),
});

type WrittenKey = Readonly<Record<string, unknown>>;
const writeKey = ({ property, direction }: OrderKey): WrittenKey => ({ [property]: direction });

/** Makes the arguments of a list of all nodes of a kind. */
export const kindArgs = (types: Types, arg: ArgBuilder, kind: Kind) => ({
  ...shortcutArgs(types, arg, kind),
  ...connectionArgs(types, arg, nodeWhere(types, kind), nodeOrder(types, kind), kind.orderBy.map(writeKey)),
});

/** Makes the arguments of a hop. */
export const hopArgs = (types: Types, arg: ArgBuilder, hop: Hop) =>
  connectionArgs(types, arg, hopWhere(types, hop), hopOrder(types, hop), usualOrder(types, hop));

/** Writes the default order of a hop as a value of `orderBy`; undefined for one that no client can write. */
function usualOrder(types: Types, { orderBy, targets }: Hop): WrittenKey[] | undefined {
  const known = targets.length === 1 ? types.graph.kind(targets[0]).properties : sharedProperties;
  if (orderBy.some(({ on, property }) => on === 'node' && !Object.hasOwn(known, property))) return undefined;
  return orderBy.map((key) => (key.on === 'node' ? { node: writeKey(key) } : writeKey(key)));
}

/** Returns the GraphQL type of the nodes that a hop leads to. */
export const farType = (types: Types, hop: Hop) => {
  const union = unionOf(hop);
  return union && hop.direction === 'out' ? types.subjects(union) : types.node(hop.targets[0]);
};

/** Makes the connection of a list of all nodes of a kind: "FoodConnection". */
export const kindConnection = (types: Types, kind: Kind) =>
  implementConnection(types, {
    name: kind.name,
    description: `A page of ${kind.definition.plural}.`,
    node: types.node(kind.name),
    hop: null,
    aggregates: nodeAggregates(types, kind),
  });

/** Makes the connection of a hop: "NutrientFoodsConnection". Its edges have the relation's properties and evidence. */
export const hopConnection = (types: Types, hop: Hop) =>
  implementConnection(types, {
    name: hopName(hop),
    description: `A page of the list \`${hopPath(hop)}\`.`,
    node: farType(types, hop),
    hop,
    aggregates: hopAggregates(types, hop),
  });

interface ConnectionParts {
  readonly name: string;
  readonly description: string;
  readonly node: ReturnType<typeof farType>;
  readonly hop: Hop | null;
  readonly aggregates: OutputRef<Aggregates>;
}

function implementConnection(types: Types, { name, description, node, hop, aggregates }: ConnectionParts) {
  return types.once(`${name}Connection`, () =>
    types.builder.objectRef<ConnectionResult>(`${name}Connection`).implement({
      description,
      fields: (t) => ({
        totalCount: t.int({
          description: 'Number of all matching items, on every page.',
          extensions: withMeaning({ read: 'totalCount' }),
          resolve: (connection) => must(connection.totalCount, 'the total count of a list'),
        }),
        aggregates: t.field({
          type: aggregates,
          description: 'Aggregates over all matching items, on every page.',
          extensions: withMeaning({ read: 'aggregates' }),
          resolve: (connection) => connection.aggregates,
        }),
        pageInfo: t.field({
          type: pageInfo(types),
          description: 'The position of this page in the list.',
          extensions: withMeaning({ read: 'pageInfo' }),
          resolve: (connection) => connection,
        }),
        edges: t.field({
          type: [implementEdge(types, name, node, hop)],
          description: 'The items of this page with their cursors and the properties of the relation.',
          extensions: withMeaning({ read: 'edges' }),
          resolve: (connection, _args, { slice }, info) => slice.share(readAlias(connection.edges, info.path.key)),
        }),
        nodes: t.field({
          type: [node],
          description: 'The items of this page, without their edges.',
          extensions: withMeaning({ read: 'nodes' }),
          resolve: (connection, _args, { slice }, info) => slice.share(readAlias(connection.nodes, info.path.key)),
        }),
      }),
    }),
  );
}

function implementEdge(types: Types, name: string, node: ReturnType<typeof farType>, hop: Hop | null) {
  return types.once(`${name}Edge`, () =>
    types.builder.objectRef<EdgeResult>(`${name}Edge`).implement({
      description: hop ? hop.relation.description : 'An item of a list, and its cursor.',
      interfaces: hop ? types.edgeInterfaces(hop.relation) : [],
      fields: (t) => ({
        cursor: t.string({
          description: 'Marks the place of this item in the list, for `after` and `before`. Opaque.',
          extensions: withMeaning({ read: 'cursor' }),
          resolve: (edge) => edge.cursor,
        }),
        ...edgeFields(types, t, node, hop),
      }),
    }),
  );
}

/** Makes the fields of an edge beside its cursor and its evidence: the node that it leads to, and the properties. */
export function edgeFields(
  types: Types,
  t: ObjectFields<EdgeResult>,
  node: ReturnType<typeof farType>,
  hop: Hop | null,
) {
  return {
    node: t.field({
      type: node,
      description: 'The item.',
      extensions: withMeaning({ read: 'node' }),
      resolve: (edge, _args, _context, info) => readAlias(edge.node, info.path.key),
    }),
    ...(hop &&
      propertyFields<EdgeResult>(
        types,
        t,
        hop.relation.properties,
        (edge) => edge.properties,
        (property) => ({ read: 'edgeProperty', property }),
      )),
  };
}

/** Returns the value under a planned alias. @throws {Error} when it is missing, which is a bug of the planner. */
export function readAlias<T>(fields: Readonly<Record<string, T>>, alias: string | number): T {
  const value = fields[alias];
  if (value === undefined) throw new Error(`nothing was planned under the alias ${alias}`);
  return value;
}

/** The fields of a page about its position. */
type Page = Pick<ConnectionResult, 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor'>;

/** Makes Relay's PageInfo. */
export const pageInfo = (types: Types) =>
  types.once('PageInfo', () =>
    types.builder.objectRef<Page>('PageInfo').implement({
      description: 'The position of a page in its list (Relay Cursor Connections).',
      fields: (t) => ({
        hasNextPage: t.boolean({
          description: 'True where items follow the last one of this page. False where `first` or `last` is 0.',
          extensions: withMeaning({ read: 'hasNextPage' }),
          resolve: (page) => must(page.hasNextPage, 'hasNextPage of a page'),
        }),
        hasPreviousPage: t.boolean({
          description: 'True where items come before the first one of this page. False where `first` or `last` is 0.',
          extensions: withMeaning({ read: 'hasPreviousPage' }),
          resolve: (page) => must(page.hasPreviousPage, 'hasPreviousPage of a page'),
        }),
        startCursor: t.string({
          description: 'The cursor of the first item of this page; null on an empty page.',
          nullable: true,
          extensions: withMeaning({ read: 'startCursor' }),
          resolve: (page) => page.startCursor,
        }),
        endCursor: t.string({
          description: 'The cursor of the last item of this page; null on an empty page.',
          nullable: true,
          extensions: withMeaning({ read: 'endCursor' }),
          resolve: (page) => page.endCursor,
        }),
      }),
    }),
  );
