import type { FieldMap, InputFieldMap } from '@pothos/core';
import { needsEvidence, type UnionDefinition } from '../model/define.ts';
import type { Hop, Kind } from '../model/graph.ts';
import { sharedProperties } from '../model/shared.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { ConnectionResult, NodeResult } from '../plan/result.ts';
import type { Types } from './builder.ts';
import { farType, hopArgs, hopConnection, readAlias } from './connection.ts';
import { implementEvidence } from './evidence.ts';
import { evidenceArg } from './evidence-limit.ts';
import { unionOf } from './inputs.ts';
import { lookupFields } from './lookups.ts';
import { type FieldBuilder, propertyFields } from './properties.ts';

const readsProperty = (property: string) => ({ read: 'property', property }) as const;
const valuesOf = (node: NodeResult) => node.properties;

/**
 * Makes the interfaces: Relay's `Node`; `Entity` with the fields of every kind; for each declared union one with the
 * field of the relation that leads back; and those of evidence.
 */
export function implementInterfaces(types: Types): void {
  const { id, ...others } = sharedProperties;
  types.relayNode().implement({
    description: 'Anything with a global id (Relay Object Identification).',
    fields: (t) => propertyFields(types, t, { id }, valuesOf, readsProperty),
    resolveType: (node) => node.kind,
  });
  types.entity().implement({
    description: 'The fields that every entity of the graph has, of any kind.',
    interfaces: [types.relayNode()],
    fields: (t) => ({
      ...propertyFields(types, t, { id, ...others }, valuesOf, readsProperty),
      kind: t.field({
        type: types.kindEnum(),
        description: 'The kind of the entity.',
        // The result tree always has the kind, so this field needs no plan.
        resolve: (node) => node.kind,
      }),
    }),
    resolveType: (node) => node.kind,
  });
  for (const union of unionsOf(types)) {
    const hops = [...types.graph.relations.values()]
      .filter(({ to }) => to === union)
      .map(({ name }) => types.graph.hop(name, 'in'));
    types.subjects(union).implement({
      description: union.description,
      interfaces: [types.relayNode(), types.entity()],
      fields: (t) => hopFields(types, t, hops),
      resolveType: (node) => node.kind,
    });
  }
  implementEvidence(types);
}

/** Makes the object type of a kind: its properties, and a field for each of its relations. */
export function implementKind(types: Types, kind: Kind): void {
  const unions = unionsOf(types).filter(({ kinds }) => kinds.includes(kind.name));
  // The fields of a union's interface need no declaration here.
  const own = [...kind.hops.values()].filter((hop) => hop.direction === 'out' || !unionOf(hop));
  types.node(kind.name).implement({
    description: kind.definition.description,
    interfaces: [types.relayNode(), types.entity(), ...unions.map(types.subjects)],
    fields: (t) => ({
      ...propertyFields(types, t, kind.properties, valuesOf, readsProperty),
      ...hopFields(types, t, own),
      ...lookupFields(types, t, kind),
    }),
  });
}

/** Returns the unions in which relations end, each once. */
const unionsOf = ({ graph }: Types): UnionDefinition[] => [
  ...new Set([...graph.relations.values()].flatMap(({ to }) => (typeof to === 'string' ? [] : [to]))),
];

function hopFields(types: Types, t: FieldBuilder<NodeResult>, hops: readonly Hop[]): FieldMap {
  const fields = hops.map((hop) => {
    const isOne = hop.end.cardinality === 'one';
    const args: InputFieldMap = isOne ? evidenceArg(types, t.arg) : hopArgs(types, t.arg, hop);
    const field = t.field({
      type: isOne ? farType(types, hop) : hopConnection(types, hop),
      description: hop.end.description,
      args,
      extensions: withMeaning({ read: 'hop', relation: hop.relation.name, direction: hop.direction }),
      // The importer refuses a node without the one that it has to have. A limit by evidence may leave it out.
      nullable: isOne && (hop.direction === 'in' || needsEvidence(hop.relation)),
      // A planned alias holds the result of its field; the type of the tree cannot say which.
      resolve: (node, _args, _context, info) => readAlias(node.fields, info.path.key) as never,
    });
    return [hop.end.field, field] as const;
  });
  return Object.fromEntries(fields);
}

export const asConnection = (value: unknown): ConnectionResult => value as ConnectionResult;
