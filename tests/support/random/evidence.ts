/** Writes random limits by evidence, for random operations. */
import { corroboratedProperty, evidenceStatus, sourceKinds } from '../../../src/model/provenance.ts';
import type { Draft, Input, InputField } from './draft.ts';
import { leaf } from './draw-value.ts';

/** Writes the argument of some fields: a limit, or null, which lifts the one above. Empty for most. */
export function evidenceArgument(draft: Draft, likely = 8): string {
  const { tape } = draft;
  if (!tape.chance(likely)) return '';
  if (tape.chance(15)) return 'evidence: null';
  return `evidence: ${draft.print(limit(draft), false, () => limit(draft))}`;
}

function limit(draft: Draft): Input {
  const { tape, graph, data } = draft;
  const { kind } = graph.definition.provenance;
  const sources = data.nodes.filter((node) => node.kind === kind);
  const list = (type: string, items: readonly Input[]): Input => ({ is: 'list', type: `[${type}!]`, items });
  const choices = (type: string, values: readonly string[]) =>
    list(
      type,
      tape.some(values, tape.pick([1, 2])).map((value) => ({ is: 'leaf', type, text: value, json: value }) as const),
    );
  const [kinds, status] = [sourceKinds(graph), evidenceStatus(graph)];
  const drawn: Readonly<Record<string, () => Input | null>> = {
    sources: () =>
      list(
        'ID',
        tape.some(sources, tape.pick([1, 2, 3])).map(({ id }) => leaf('ID', id)),
      ),
    sourceKinds: () => kinds && choices(kinds.name, Object.keys(kinds.values)),
    status: () => status && choices(status.name, Object.keys(status.values)),
    minSources: () => leaf('Int', tape.pick([1, 2, 2, 3])),
    corroborated: () => (corroboratedProperty(graph) === null ? null : leaf('Boolean', tape.chance(60))),
  };
  const fields = tape.some(Object.keys(drawn), tape.pick([1, 1, 2, 3, 0])).flatMap((name): InputField[] => {
    const input = drawn[name]?.();
    return input ? [[name, input]] : [];
  });
  return { is: 'object', type: 'EvidenceLimit', required: false, fields };
}
