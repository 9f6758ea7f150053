import type { FieldMap } from '@pothos/core';
import type { Kind, Lookup } from '../model/graph.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { EdgeResult, NodeResult } from '../plan/result.ts';
import type { ObjectFields, Types } from './builder.ts';
import { edgeFields, farType, readAlias } from './connection.ts';
import { evidenceArg } from './evidence-limit.ts';
import { lookupId, refuseWrongId } from './lookup-id.ts';

/** Makes the fields of a kind that read the edge to one node: "Food.amount". */
export const lookupFields = (types: Types, t: ObjectFields<NodeResult>, kind: Kind): FieldMap =>
  Object.fromEntries(
    [...kind.lookups].map(([field, lookup]) => [
      field,
      t.field({
        type: lookupEdge(types, lookup),
        nullable: true,
        description: `${lookup.definition.description} Null where there is no such relation, and for a wrong id.`,
        args: { of: t.arg.id(lookupId(types, lookup)), ...evidenceArg(types, t.arg) },
        extensions: withMeaning({
          read: 'lookup',
          relation: lookup.hop.relation.name,
          direction: lookup.hop.direction,
        }),
        resolve: (node, { of }, _context, info) => {
          refuseWrongId(types, lookup, of, info);
          // A planned alias holds the result of its field; the type of the tree cannot say which.
          return readAlias(node.fields, info.path.key) as EdgeResult | null;
        },
      }),
    ]),
  );

/** Makes the type of a lookup: an edge outside a list. "NutrientAmount". */
const lookupEdge = (types: Types, { hop, definition }: Lookup) =>
  types.once(definition.type, () =>
    types.builder.objectRef<EdgeResult>(definition.type).implement({
      description: hop.relation.description,
      interfaces: types.edgeInterfaces(hop.relation),
      fields: (t) => edgeFields(types, t, farType(types, hop), hop),
    }),
  );
