/** Writes random selections of lists, with filters, orders and pages, for random operations. */
import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { needsEvidence, type Properties } from '../../../src/model/define.ts';
import type { Hop } from '../../../src/model/graph.ts';
import { selectAggregates } from './aggregate.ts';
import { type Draft, type Input, toLiteral } from './draft.ts';
import { leaf } from './draw-value.ts';
import { evidenceArgument } from './evidence.ts';
import { orderBy } from './order.ts';
import { shortcuts } from './shortcuts.ts';
import { hopWhere, nodeWhere } from './where.ts';

/** The list of a field: all nodes of a kind, or the far ends of a hop. */
export interface List {
  readonly hop: Hop | null;
  readonly kinds: readonly string[];
  readonly field: string;
  /** The type that has the field. */
  readonly owner: string;
}

/** Writes a selection set on nodes of these kinds, with at most `depth` lists inside one another. */
export type SelectNodes = (draft: Draft, kinds: readonly string[], type: string, depth: number) => string;

/** Returns the input type of an argument of a list. */
export function argumentType({ schema }: Draft, { owner, field }: List, argument: string): GraphQLInputObjectType {
  const type = schema.getType(owner);
  const definition: GraphQLField<unknown, unknown> | undefined = isObjectType(type)
    ? type.getFields()[field]
    : undefined;
  const found = definition?.args.find(({ name }) => name === argument);
  const named = found && getNamedType(found.type);
  if (!isInputObjectType(named)) throw new Error(`${owner}.${field} takes no ${argument}`);
  return named;
}

/** Returns the type of a list's `aggregates`. */
function aggregatesType({ schema }: Draft, { owner, field }: List): GraphQLObjectType {
  const type = schema.getType(owner);
  const connection = isObjectType(type) ? getNamedType(type.getFields()[field]?.type) : null;
  const aggregates = isObjectType(connection) ? getNamedType(connection.getFields().aggregates?.type) : null;
  if (!isObjectType(aggregates)) throw new Error(`${owner}.${field} is not a list with aggregates`);
  return aggregates;
}

/** Writes a random `where` for a list. */
export function whereFor(draft: Draft, list: List): Input {
  const type = argumentType(draft, list, 'where');
  return list.hop ? hopWhere(draft, type, list.hop) : nodeWhere(draft, type, list.kinds);
}

/** Writes random arguments of a list, with their brackets. */
function args(draft: Draft, list: List): string {
  const { tape } = draft;
  const parts = list.hop ? [] : shortcuts(draft, list.kinds);
  if (tape.chance(55)) parts.push(`where: ${draft.print(whereFor(draft, list), false, () => whereFor(draft, list))}`);
  const evidence = evidenceArgument(draft);
  if (evidence) parts.push(evidence);
  const drawOrder = () => orderBy(draft, argumentType(draft, list, 'orderBy'));
  const order = tape.chance(50) ? drawOrder() : null;
  if (order) parts.push(`orderBy: ${draft.print(order, false, drawOrder)}`);
  const size = leaf('Int', tape.pick([2, 3, 1, 5, 7, 4, 6, 0]));
  const way = tape.pick(['first', 'last', 'first', 'last', 'neither', 'null']);
  if (way === 'null') parts.push('first: null');
  else if (way !== 'neither') parts.push(`${way}: ${draft.print(size)}`);
  for (const argument of ['after', 'before']) {
    if (tape.chance(15)) parts.push(`${argument}: $${cursor(draft, list, order)}`);
  }
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

/** Declares a variable for a cursor of the list in this order. The cursor may come from another parent or filter. */
function cursor(draft: Draft, { hop, kinds, field }: List, order: Input | null): string {
  const { tape, data } = draft;
  const variable = draft.variable('String', undefined);
  const index = tape.below(50);
  const sorted = order ? `orderBy: ${toLiteral(order)}, ` : '';
  const list = `list: ${field}(${sorted}first: 1000) { edges { cursor node { ... on Node { id } } } }`;
  if (!hop) {
    draft.cursors.push({ variable, query: `{ ${list} }`, parent: null, relation: null, index });
    return variable;
  }
  const parents = data.edges.flatMap((edge) =>
    edge.relation === hop.relation.name ? [hop.direction === 'out' ? edge.from : edge.to] : [],
  );
  const parent = tape.pick(parents);
  if (parent === undefined) return variable;
  const kind = data.nodes.find(({ id }) => id === parent)?.kind ?? kinds[0] ?? '';
  const query = `{ parent: node(id: ${JSON.stringify(parent)}) { ... on ${kind} { ${list} } } }`;
  draft.cursors.push({ variable, query, parent, relation: hop.relation.name, index });
  return variable;
}

/** Selects the field of a list at random, with edges and nodes more than once, under aliases. */
export function selectList(draft: Draft, list: List, depth: number, selectNodes: SelectNodes): string {
  const { tape } = draft;
  const head = `${draft.alias(list.field)}${args(draft, list)}${draft.directives()}`;
  const body = () => {
    const parts = Array.from({ length: tape.pick([1, 2, 3]) }, () => part(draft, list, depth, selectNodes));
    return `${head} { ${parts.join(' ')} }`;
  };
  // The same field twice with different selections: GraphQL merges the two.
  return tape.chance(5) ? `${body()} ${body()}` : body();
}

function part(draft: Draft, list: List, depth: number, selectNodes: SelectNodes): string {
  const { tape } = draft;
  const named = (field: string) => (tape.chance(25) ? `${draft.name('a')}: ${field}` : field);
  const way = tape.pick(['nodes', 'edges', 'edges', 'pageInfo', 'totalCount', '__typename', 'aggregates']);
  if (way === 'aggregates') {
    return `${named(way)}${draft.directives()} { ${selectAggregates(draft, aggregatesType(draft, list))} }`;
  }
  if (way === 'totalCount' || way === '__typename') return `${named(way)}${draft.directives()}`;
  if (way === 'pageInfo') {
    const info = tape.some(
      ['hasNextPage', 'hasPreviousPage', 'endCursor', 'startCursor', '__typename'],
      1 + tape.below(4),
    );
    return `${named('pageInfo')}${draft.directives()} { ${info.map(named).join(' ')} }`;
  }
  if (way === 'nodes') {
    const selection = selectNodes(draft, list.kinds, farType(list), depth);
    return `${named('nodes')}${draft.directives()} { ${selection} }`;
  }
  return `${named('edges')}${draft.directives()} { ${selectEdge(draft, list, ['cursor'], depth, selectNodes)} }`;
}

/** Returns the type of a list's nodes: a kind, or the union at the end of its relation. */
function farType({ hop, kinds }: Pick<List, 'hop' | 'kinds'>): string {
  const to = hop?.relation.to;
  return hop?.direction === 'out' && to !== undefined && typeof to !== 'string' ? to.union : (kinds[0] ?? '');
}

/** Writes a random selection on an edge. @param own fields that only some edges have, such as `cursor`. */
export function selectEdge(
  draft: Draft,
  list: Pick<List, 'hop' | 'kinds'>,
  own: readonly string[],
  depth: number,
  selectNodes: SelectNodes,
): string {
  const { tape, graph } = draft;
  const { evidence } = graph;
  const named = (field: string) => (tape.chance(25) ? `${draft.name('a')}: ${field}` : field);
  const nodes = (field: string, kinds: readonly string[], type: string) =>
    `${named(field)}${draft.directives()} { ${selectNodes(draft, kinds, type, depth)} }`;
  const supported = list.hop !== null && needsEvidence(list.hop.relation);
  const properties = list.hop?.relation.properties ?? {};
  const fields = ['node', ...own, ...Object.keys(properties), ...(supported ? [evidence.field] : []), '__typename'];
  const chosen = tape.some(fields, 1 + tape.below(4)).map((field) => {
    if (field === 'node') return nodes('node', list.kinds, farType(list));
    if (field === evidence.field && supported) return nodes(field, [evidence.kind], evidence.kind);
    return `${named(field)}${draft.directives()}${records(draft, properties, field)}`;
  });
  return chosen.join(' ');
}

/** Writes the selection that a property needs: fields of its records, or nothing. */
export function records({ tape }: Draft, properties: Properties, name: string): string {
  const property = properties[name];
  if (property?.type !== 'records') return '';
  const names = ['__typename', ...Object.keys(property.fields), ...(name === 'xrefs' ? ['url'] : [])];
  return ` { ${tape.some(names, 1 + tape.below(3)).join(' ')} }`;
}
