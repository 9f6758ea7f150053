import type { GraphQLField } from 'graphql';
import type { HopDirection } from '../model/graph.ts';
import type { Aggregate } from './plan.ts';

/**
 * What a GraphQL field means to the planner. The API attaches one to every field it derives from the model, in the
 * field's `extensions`, so that the planner reads meaning instead of guessing from names.
 */
export type FieldMeaning =
  | { readonly read: 'byId'; readonly kinds: readonly string[] }
  | { readonly read: 'byIds'; readonly kinds: readonly string[] }
  | { readonly read: 'all'; readonly kind: string }
  | { readonly read: 'search' | 'byXref' }
  | { readonly read: 'release' }
  /** `units` names the properties that its value is converted by, where the field is given a unit. */
  | { readonly read: 'property' | 'edgeProperty'; readonly property: string; readonly units?: readonly string[] }
  | { readonly read: 'hop'; readonly relation: string; readonly direction: HopDirection }
  | { readonly read: 'lookup' | 'lookupAggregate'; readonly relation: string; readonly direction: HopDirection }
  | { readonly read: 'edges' | 'nodes' | 'totalCount' | 'pageInfo' | 'aggregates' }
  | { readonly read: 'aggregate'; readonly aggregate: Aggregate }
  | { readonly read: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' | 'cursor' }
  | { readonly read: 'node' | 'evidence' }
  | { readonly read: 'research'; readonly field: string }
  | { readonly read: 'outcome'; readonly name: string; readonly holds: 'values' | 'objects' | 'entities' };

const key = 'planMeaning';

/** The `extensions` that give a field its meaning. */
export const withMeaning = (meaning: FieldMeaning): { readonly [key]: FieldMeaning } => ({ [key]: meaning });

/** The meaning of a field, or undefined for one that is resolved without the planner (introspection, constants). */
export const meaningOf = (field: GraphQLField<unknown, unknown>): FieldMeaning | undefined =>
  // Only `withMeaning` writes this key.
  field.extensions[key] as FieldMeaning | undefined;
