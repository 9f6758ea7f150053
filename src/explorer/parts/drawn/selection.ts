/** The selection of a drawing in the address of a view. */
import { useMemo } from 'preact/hooks';
import type { Selection } from '../../../src/explorer/draw/drawing.tsx';
import type { Parameters } from '../../../src/explorer/state/parameters.ts';
import { ids, text } from '../../../src/explorer/state/types.ts';

export interface SelectionParams {
  /** Nodes that the user selected, which never fold. */
  readonly selected: readonly string[];
  /** Id of the focused node or edge; empty for none. */
  readonly focus: string;
}

export const selectionParameters: Parameters<SelectionParams> = { selected: ids(), focus: text() };

/** The selection of a new drawing. */
export const noSelection: SelectionParams = { selected: [], focus: '' };

/** Returns the selection of an address; it stays the same object until the address changes it. */
export function useSelection({ selected, focus }: SelectionParams): Selection {
  const nodes = selected.join(',');
  return useMemo(
    () => ({ nodes: new Set(nodes === '' ? [] : nodes.split(',')), focus: focus === '' ? null : focus }),
    [nodes, focus],
  );
}
