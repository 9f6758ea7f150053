import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';

/** A part of a figure, ready to show as a bar: an entity, its value, the reason for it, and its claims. */
export interface Term {
  /** The id of the entity. */
  readonly key: string;
  readonly label: string;
  /** The length of the bar. For a share, 1 is the whole reference intake. */
  readonly value: number;
  readonly text: string;
  readonly note: string;
  readonly claims: readonly PictureClaim[];
  /** Whether the claims support several facts, such as an amount and a reference intake. */
  readonly isOfSeveral: boolean;
}
