import type { SelectionParams } from '../../parts/drawn/selection.ts';
import type { SourcesParams } from '../../state/sources.ts';

/** The parameters of a drawing. */
export interface DrawingParams extends SelectionParams, SourcesParams {
  readonly id: string;
  readonly depth: number;
  /** The most entities around each center. */
  readonly size: number;
  /** Values of the enum of kinds to include; empty for all that drawings show. */
  readonly kinds: readonly string[];
  /** Entities whose neighbourhoods the user added. */
  readonly grown: readonly string[];
}

/** The most entities around one: the largest page of the API. */
export const maxSize = 1_000;

/** The most neighbourhoods beside the first: each is a root field of the query. */
export const maxGrown = 8;
