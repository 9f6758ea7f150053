import type { InputFieldMap } from '@pothos/core';
import type { Kind } from '../model/graph.ts';
import { comparedBy } from '../model/shortcut.ts';
import type { Types } from './builder.ts';
import type { ArgBuilder } from './connection.ts';

/** The arguments of a kind's list that stand for conditions. */
export function shortcutArgs(types: Types, arg: ArgBuilder, kind: Kind): InputFieldMap {
  const args = Object.entries(kind.definition.shortcuts ?? {}).map(([name, shortcut]) => {
    const compared = comparedBy(types.graph, kind.name, shortcut);
    const type = !compared ? 'Boolean' : compared.name === 'id' ? 'ID' : types.value(compared.property);
    return [name, arg({ type, description: shortcut.description })] as const;
  });
  return Object.fromEntries(args);
}
