import type { InputFieldMap } from '@pothos/core';
import { corroboratedProperty, evidenceStatus, sourceKinds } from '../model/provenance.ts';
import type { ArgBuilder, Input, InputBuilder, Types } from './builder.ts';

/**
 * Makes the argument that limits a field, and every field below it, to what some evidence supports.
 * @param usual the limit of a field without one. Default: that of the field above.
 */
export const evidenceArg = (
  types: Types,
  arg: ArgBuilder,
  usual?: unknown,
): { readonly evidence: InputFieldMap[string] } => ({
  evidence: arg({
    type: evidenceLimit(types),
    description:
      'Limits the answer to relations that this evidence supports, here and in every field below without an ' +
      '`evidence` of its own. Null means all evidence' +
      `${usual === undefined ? ', as does no limit here or above' : ''}.`,
    ...(usual !== undefined && { defaultValue: usual }),
  }),
});

const denials = 'Those that deny it or leave it open count too, unless `status` leaves them out. ';

/** Makes the input of a limit. It leaves out the conditions that the graph cannot answer. */
function evidenceLimit(types: Types): Input {
  const { evidence, definition, kind } = types.graph;
  const { provenance } = definition;
  const [pieces, sources] = [evidence.kind, provenance.kind].map((name) => kind(name).definition.plural);
  const { family } = provenance;
  const once = family === undefined ? '' : `Those with the same \`${family}\` count once. `;
  const [kinds, status] = [sourceKinds(types.graph), evidenceStatus(types.graph)];
  const corroborated = corroboratedProperty(types.graph);
  return types.input(
    'EvidenceLimit',
    `A condition on the evidence of an answer. Lists, filters, counts and \`${evidence.field}\` see only relations ` +
      `whose ${pieces} satisfy it, and the list of a kind keeps only entities with such a relation. Of ${pieces} and ` +
      `${sources} it keeps the ${pieces} that satisfy it and their ${sources}. An entity that the query names by its ` +
      'id is always there. Values of a relation and of an entity stay those of all evidence.',
    (t: InputBuilder) => ({
      sources: t.idList({ description: `Only ${pieces} of these ${sources}.` }),
      ...(kinds && {
        sourceKinds: t.field({
          type: [types.enum(kinds)],
          description: `Only ${pieces} of ${sources} of these kinds.`,
        }),
      }),
      ...(status && {
        status: t.field({ type: [types.enum(status)], description: `Only ${pieces} with one of these values.` }),
      }),
      minSources: t.int({
        description:
          `The least number of ${sources} behind a relation, counted among those that satisfy the other conditions. ` +
          `${status ? denials : ''}${once}Default 1.`,
      }),
      ...(corroborated !== null && {
        corroborated: t.boolean({
          description: `Only relations whose \`${corroborated}\`, by all of their ${pieces}, has this value.`,
        }),
      }),
    }),
  );
}
