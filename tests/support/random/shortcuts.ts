/** Writes random shortcuts, for random operations. */
import { comparedBy } from '../../../src/model/shortcut.ts';
import type { Draft } from './draft.ts';
import { drawValue, leaf } from './draw-value.ts';

/** Writes random shortcuts of the list of a kind, as arguments. Their ids exist, because the API may refuse others. */
export function shortcuts(draft: Draft, kinds: readonly string[]): string[] {
  const { tape, graph, data } = draft;
  const [kind = ''] = kinds;
  const declared = Object.entries(graph.kind(kind).definition.shortcuts ?? {});
  if (declared.length === 0 || !tape.chance(40)) return [];
  return tape.some(declared, tape.pick([1, 1, 2, 3])).map(([name, shortcut]) => {
    const compared = comparedBy(graph, kind, shortcut);
    const known = data.nodes.filter((node) => compared?.kinds.includes(node.kind));
    const value = !compared
      ? leaf('Boolean', tape.chance(50))
      : compared.name === 'id'
        ? leaf('ID', tape.pick(known)?.id ?? '')
        : drawValue(tape, data, { kinds: compared.kinds }, compared.name, compared.property);
    return `${name}: ${draft.print(value, true)}`;
  });
}
