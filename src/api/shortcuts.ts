import type { InputFieldMap } from '@pothos/core';
import type { Kind } from '../model/graph.ts';
import { comparedBy } from '../model/shortcut.ts';
import { type ArgBuilder, type Types, withArticle } from './builder.ts';

/** Returns whether the list of a kind takes ids of what it is asked about. */
export const takesIds = ({ graph }: Types, kind: Kind): boolean =>
  Object.values(kind.definition.shortcuts ?? {}).some(
    (shortcut) => comparedBy(graph, kind.name, shortcut)?.name === 'id',
  );

/** Says whose id an argument takes: "Takes the id of a Food or a Source." */
const takesIdOf = (kinds: readonly string[]): string =>
  `Takes the id of ${new Intl.ListFormat('en', { type: 'disjunction' }).format(kinds.map(withArticle))}.`;

/** The arguments of a kind's list that stand for conditions. */
export function shortcutArgs(types: Types, arg: ArgBuilder, kind: Kind): InputFieldMap {
  const args = Object.entries(kind.definition.shortcuts ?? {}).map(([name, shortcut]) => {
    const { description } = shortcut;
    const compared = comparedBy(types.graph, kind.name, shortcut);
    if (compared?.name !== 'id') {
      return [name, arg({ type: compared ? types.value(compared.property) : 'Boolean', description })] as const;
    }
    return [name, arg({ type: 'ID', description: `${description} ${takesIdOf(compared.kinds)}` })] as const;
  });
  return Object.fromEntries(args);
}
