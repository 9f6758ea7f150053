import type { FieldMap } from '@pothos/core';
import { supportProperties } from '../model/support.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { EdgeResult } from '../plan/result.ts';
import type { AnyResearch, ResultField } from '../research/define.ts';
import type { Types } from './builder.ts';
import { readAlias } from './connection.ts';
import { type FieldBuilder, propertyFields } from './properties.ts';

/** Makes the field of an edge with its evidence. The interface `Evidenced` has it too. */
export function evidenceField(types: Types, t: FieldBuilder<unknown>): FieldMap {
  const { evidence } = types.graph;
  return {
    [evidence.field]: t.field({
      type: [types.node(evidence.kind)],
      nullable: false,
      description: evidence.description,
      extensions: withMeaning({ read: 'evidence' }),
      resolve: (edge, _args, _context, info) => readAlias((edge as EdgeResult).evidence, info.path.key) as never,
    }),
  };
}

/** Makes the interfaces of everything that names its evidence, and of the edges whose evidence is summed up. */
export function implementEvidence(types: Types): void {
  types.evidenced().implement({
    description:
      'Everything that names its supporting evidence: an edge, or a part of the answer to a research question.',
    fields: (t) => evidenceField(types, t),
  });
  const properties = supportProperties(types.graph.definition);
  if (Object.keys(properties).length === 0) return;
  types.evidencedEdge().implement({
    description: 'An edge that names its supporting evidence, with the properties that sum the evidence up.',
    interfaces: [types.evidenced()],
    fields: (t) =>
      propertyFields(
        types,
        t,
        properties,
        (edge) => edge.properties,
        (property) => ({ read: 'edgeProperty', property }),
      ),
  });
}

/** Returns whether an object in a research result names its evidence as an edge does. */
export function isEvidenced({ graph }: Types, { fields, evidenced }: AnyResearch['result']): boolean {
  const { kind, field: name } = graph.evidence;
  const field: ResultField | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return (
    evidenced !== false &&
    field?.type === 'entity' &&
    field.kind === kind &&
    field.list === true &&
    field.nullable !== true
  );
}
