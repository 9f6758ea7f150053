/** The selection of a drawing in the address of a view. */
import { useMemo } from 'preact/hooks';
import type { Selection } from '../../draw/drawing.tsx';
import type { Parameters } from '../../state/parameters.ts';
import { ids, text } from '../../state/types.ts';
import type { PageProps } from '../../view.ts';

export interface SelectionParams {
  /** Nodes that the user selected, which never fold. */
  readonly selected: readonly string[];
  /** Id of the focused node or edge; empty for none. */
  readonly focus: string;
}

export const selectionParameters: Parameters<SelectionParams> = { selected: ids(), focus: text() };

/** The selection of a new drawing. */
export const noSelection: SelectionParams = { selected: [], focus: '' };

/** A selection, and how to change it, as a drawing takes them. */
export interface UsedSelection {
  readonly selection: Selection;
  onSelect(nodes: ReadonlySet<string>): void;
  onFocus(id: string | null): void;
}

/** Reads and changes the selection in an address. The selection stays the same object until the address changes it. */
export function useSelection(
  { selected, focus }: SelectionParams,
  go: PageProps<SelectionParams>['go'],
): UsedSelection {
  const nodes = selected.join(',');
  const selection = useMemo(
    () => ({ nodes: new Set(nodes === '' ? [] : nodes.split(',')), focus: focus === '' ? null : focus }),
    [nodes, focus],
  );
  return {
    selection,
    onSelect: (chosen) => go({ selected: [...chosen] }, { replace: true }),
    onFocus: (id) => go({ focus: id ?? '' }, { replace: true }),
  };
}
