import type { Hop, Kind, Lookup } from '../model/graph.ts';
import { sharedProperties } from '../model/shared.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { ConnectionResult, EdgeResult, FieldResult, NodeResult } from '../plan/result.ts';
import type { Types } from './builder.ts';
import { edgeFields, farType, hopArgs, hopConnection, look } from './connection.ts';
import { lookupId } from './inputs.ts';
import { propertyFields } from './properties.ts';

const readsProperty = (property: string) => ({ read: 'property', property }) as const;
const valuesOf = (node: NodeResult) => node.properties;

/** The interfaces that every kind implements: Relay's `Node`, and `Entity` with the shared properties. */
export function implementInterfaces(types: Types): void {
  const { id, ...others } = sharedProperties;
  types.relayNode().implement({
    description: 'Anything with a global id (Relay Object Identification).',
    fields: (t) => propertyFields(types, t, { id }, valuesOf, readsProperty),
    resolveType: (node) => node.kind,
  });
  types.entity().implement({
    description: 'What every entity of the graph has, whatever its kind.',
    interfaces: [types.relayNode()],
    fields: (t) => propertyFields(types, t, { id, ...others }, valuesOf, readsProperty),
    resolveType: (node) => node.kind,
  });
}

/** The object type of a kind: its properties, and a field for each relation it takes part in. */
export function implementKind(types: Types, kind: Kind): void {
  types.node(kind.name).implement({
    description: kind.definition.description,
    interfaces: [types.relayNode(), types.entity()],
    fields: (t) => ({
      ...propertyFields(types, t, kind.properties, valuesOf, readsProperty),
      ...Object.fromEntries(
        [...kind.hops].map(([field, hop]) => [
          field,
          hop.end.cardinality === 'one'
            ? t.field({
                type: farType(types, hop),
                description: hop.end.description,
                extensions: hopMeaning(hop),
                // A kind that must have one always has: the importer sees to it.
                nullable: hop.direction === 'in',
                resolve: (node, _args, _context, info) => asNode(look(node.fields, info.path.key)),
              })
            : t.field({
                type: hopConnection(types, hop),
                description: hop.end.description,
                args: hopArgs(types, t.arg, hop),
                extensions: hopMeaning(hop),
                resolve: (node, _args, _context, info) => asConnection(look(node.fields, info.path.key)),
              }),
        ]),
      ),
      ...Object.fromEntries(
        [...kind.lookups].map(([field, lookup]) => [
          field,
          t.field({
            type: lookupEdge(types, lookup),
            nullable: true,
            description: `${lookup.definition.description} Null where the relation does not hold.`,
            args: { of: t.arg.id(lookupId(lookup)) },
            extensions: withMeaning({
              read: 'lookup',
              relation: lookup.hop.relation.name,
              direction: lookup.hop.direction,
            }),
            resolve: (node, _args, _context, info) => asEdge(look(node.fields, info.path.key)),
          }),
        ]),
      ),
    }),
  });
}

/** What a lookup gives: an edge that is no part of a list. "NutrientAmount". */
const lookupEdge = (types: Types, { hop, definition }: Lookup) =>
  types.once(definition.type, () =>
    types.builder.objectRef<EdgeResult>(definition.type).implement({
      description: hop.relation.description,
      fields: (t) => edgeFields(types, t, farType(types, hop), hop),
    }),
  );

const hopMeaning = (hop: Hop) => withMeaning({ read: 'hop', relation: hop.relation.name, direction: hop.direction });

/* A planned alias holds what its field was planned as; the tree's type cannot say which. */
const asNode = (value: FieldResult): NodeResult => value as NodeResult;
const asEdge = (value: FieldResult): EdgeResult | null => value as EdgeResult | null;
export const asConnection = (value: unknown): ConnectionResult => value as ConnectionResult;
