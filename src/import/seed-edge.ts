import type { PropertyValue } from '../model/data.ts';

/** An edge whose ends have numbers, even if no node has their ids. */
export interface SeedEdge {
  readonly from: number;
  readonly to: number;
  readonly properties: Record<string, PropertyValue>;
  /** Numbers of nodes, in the order written. */
  readonly evidence: readonly number[];
}
