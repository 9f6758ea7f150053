/** Writes random `where` arguments, for random operations. */
import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import type { Properties, Property } from '../../../src/model/define.ts';
import type { Hop, Lookup } from '../../../src/model/graph.ts';
import { sharedProperties } from '../../../src/model/shared.ts';
import type { Draft, Input, InputField } from './draft.ts';
import { type Bearer, drawValue, leaf } from './draw-value.ts';
import { lookupId } from './lookups.ts';

/** The properties, hops and lookups that a condition can name, for nodes of some kinds or for edges of a hop. */
interface Scope {
  readonly bearer: Bearer;
  readonly properties: Properties;
  readonly hops: ReadonlyMap<string, Hop>;
  readonly lookups: ReadonlyMap<string, Lookup>;
  /** The hop of the edges. Their condition can also name the `node` at the far end. */
  readonly hop: Hop | null;
}

function nodeScope({ graph }: Draft, kinds: readonly string[]): Scope {
  const only = kinds.length === 1 ? graph.kind(kinds[0] ?? '') : null;
  const properties = only?.properties ?? sharedProperties;
  const [hops, lookups] = [only?.hops ?? new Map(), only?.lookups ?? new Map()];
  return { bearer: { kinds }, properties, hops, lookups, hop: null };
}

const hopScope = (hop: Hop): Scope => ({
  bearer: { relation: hop.relation.name },
  properties: hop.relation.properties,
  hops: new Map(),
  lookups: new Map(),
  hop,
});

/** Writes a random condition of an input type, on nodes of some kinds. */
export const nodeWhere = (draft: Draft, type: GraphQLInputObjectType, kinds: readonly string[], depth = 2): Input =>
  where(draft, type, nodeScope(draft, kinds), depth);

/** Writes a random condition of an input type, on the edges of a hop. */
export const hopWhere = (draft: Draft, type: GraphQLInputObjectType, hop: Hop, depth = 2): Input =>
  where(draft, type, hopScope(hop), depth);

function where(draft: Draft, type: GraphQLInputObjectType, scope: Scope, depth: number): Input {
  const { tape } = draft;
  const names = [
    ...Object.keys(scope.properties),
    ...scope.hops.keys(),
    ...scope.lookups.keys(),
    ...(scope.hop ? ['node', 'node'] : []),
  ];
  const combined = depth > 0 && tape.chance(35) ? tape.some(['and', 'or', 'not'], 1 + tape.below(2)) : [];
  const wanted = tape.some(names, tape.pick([1, 1, 2, combined.length > 0 ? 1 : 0]));
  const fields = [...new Set([...wanted, ...combined])].map((name): InputField => {
    if (tape.chance(3)) return [name, { is: 'leaf', type: typeName(type, name), text: 'null', json: null }];
    return [name, condition(draft, type, scope, name, depth - 1)];
  });
  return { is: 'object', type: type.name, required: false, fields };
}

const typeName = (type: GraphQLInputObjectType, name: string): string => String(type.getFields()[name]?.type);

function fieldType(type: GraphQLInputObjectType, name: string): GraphQLInputObjectType {
  const field = type.getFields()[name];
  const found = field && getNamedType(field.type);
  if (!isInputObjectType(found)) throw new Error(`${type.name}.${name} takes no object`);
  return found;
}

function condition(draft: Draft, type: GraphQLInputObjectType, scope: Scope, name: string, depth: number): Input {
  const { tape } = draft;
  if (name === 'and' || name === 'or') {
    const items = Array.from({ length: tape.pick([1, 2, 3, 0]) }, () => where(draft, type, scope, depth));
    return { is: 'list', type: typeName(type, name), items };
  }
  const inner = fieldType(type, name);
  if (name === 'not') return where(draft, inner, scope, depth);
  if (name === 'node' && scope.hop) return nodeWhere(draft, inner, scope.hop.targets, depth);
  const hop = scope.hops.get(name);
  if (hop)
    return hop.end.cardinality === 'one'
      ? nodeWhere(draft, inner, hop.targets, depth)
      : related(draft, inner, hop, depth);
  const lookup = scope.lookups.get(name);
  if (lookup) {
    const items = Array.from({ length: tape.pick([1, 2, 1, 3, 0]) }, () => lookupCondition(draft, inner, lookup));
    return { is: 'list', type: typeName(type, name), items };
  }
  const property = scope.properties[name];
  if (!property) throw new Error(`nothing is called ${name}`);
  if (property.type === 'records') {
    const records = {
      bearer: { ...scope.bearer, within: name },
      properties: property.fields,
      hops: new Map(),
      lookups: new Map(),
      hop: null,
    };
    const fields = tape.some(['some', 'none'], tape.pick([1, 1, 2])).map((quantifier): InputField => {
      const type = fieldType(inner, quantifier);
      if (tape.chance(15)) return [quantifier, { is: 'object', type: type.name, required: false, fields: [] }];
      return [quantifier, where(draft, type, records, depth)];
    });
    return { is: 'object', type: inner.name, required: false, fields };
  }
  return {
    is: 'object',
    type: inner.name,
    required: false,
    fields: operators(draft, inner, scope.bearer, name, property),
  };
}

function lookupCondition(draft: Draft, type: GraphQLInputObjectType, lookup: Lookup): Input {
  const { relation } = lookup.hop;
  const { value } = lookup.definition;
  const property = relation.properties[value];
  if (!property) throw new Error(`${relation.name} has no ${value}`);
  const found = operators(draft, type, { relation: relation.name }, value, property);
  return { is: 'object', type: type.name, required: true, fields: [['of', lookupId(draft, lookup)], ...found] };
}

function related(draft: Draft, type: GraphQLInputObjectType, hop: Hop, depth: number): Input {
  const { tape } = draft;
  const inner = (name: string, of = type) =>
    depth < 0 || tape.chance(15)
      ? ({ is: 'object', type: fieldType(of, name).name, required: false, fields: [] } as const)
      : hopWhere(draft, fieldType(of, name), hop, depth);
  const chosen = tape.chance(40) ? ['count'] : tape.some(['some', 'none', 'count'], tape.pick([1, 1, 1, 2]));
  const fields = chosen.map((name): InputField => {
    if (name !== 'count') return [name, inner(name)];
    const counted = fieldType(type, 'count');
    const bounds = bound(tape.some(['gte', 'eq', 'lt', 'gt', 'lte'], tape.pick([1, 1, 2, 1, 0])));
    const filter: InputField[] = tape.chance(75) ? [['where', inner('where', counted)]] : [];
    return ['count', { is: 'object', type: counted.name, required: false, fields: [...bounds, ...filter] }];
  });
  return { is: 'object', type: type.name, required: false, fields };

  function bound(names: readonly string[]): InputField[] {
    return names.map((name) => [name, leaf('Int', tape.pick([1, 1, 0, 2, 2, 3, 5, -1]))]);
  }
}

function operators(
  draft: Draft,
  type: GraphQLInputObjectType,
  bearer: Bearer,
  name: string,
  property: Property,
): readonly InputField[] {
  const { tape } = draft;
  const draw = () => drawValue(tape, draft.data, bearer, name, property);
  const allowed = Object.keys(type.getFields()).filter((operator) => operator !== 'of');
  // A variable without a value removes its operator. `isNull` excludes all other operators.
  const ghost = allowed.find((operator) => operator === 'eq' || operator === 'has');
  if (ghost && tape.chance(4)) return [[ghost, { is: 'absent', type: typeName(type, ghost) }]];
  if (tape.chance(3)) return [];
  const [first = ''] = tape.some(allowed, 1);
  const second = tape.chance(30) ? tape.some(allowed, 1) : [];
  const chosen = [...new Set([first, ...second])];
  if (chosen.includes('isNull')) return [['isNull', leaf('Boolean', tape.chance(50))]];
  const fields = chosen.map((operator): InputField => {
    if (operator === 'isEmpty') return [operator, leaf('Boolean', tape.chance(50))];
    if (operator !== 'in') return [operator, draw()];
    const items = Array.from({ length: tape.below(4) }, draw);
    return ['in', { is: 'list', type: typeName(type, 'in'), items }];
  });
  return withoutContradiction(fields);
}

/** Swaps bounds that exclude each other, because the engine refuses those. Equal bounds become inclusive. */
function withoutContradiction(fields: readonly InputField[]): readonly InputField[] {
  const value = ([, input]: InputField) => (input.is === 'leaf' ? Number(input.json) : Number.NaN);
  const low = fields.find(([name]) => name === 'gt' || name === 'gte');
  const high = fields.find(([name]) => name === 'lt' || name === 'lte');
  if (!low || !high || value(low) < value(high)) return fields;
  return value(low) === value(high)
    ? [
        ['gte', low[1]],
        ['lte', high[1]],
      ]
    : [
        [low[0], high[1]],
        [high[0], low[1]],
      ];
}
