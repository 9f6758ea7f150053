import type { GraphQLField } from 'graphql';
import type { HopDirection, KindNames } from '../model/graph.ts';
import type { Aggregate } from './plan.ts';

/**
 * The meaning of a GraphQL field for the planner. The API puts it into the `extensions` of every field that it derives
 * from the model, so that the planner does not have to guess from names.
 */
export type FieldMeaning =
  | { readonly read: 'byId'; readonly kinds: KindNames }
  | { readonly read: 'byIds' }
  | { readonly read: 'all'; readonly kind: string }
  | { readonly read: 'search' | 'byXref' }
  | { readonly read: 'release' }
  /** `units` names the properties needed to convert the value, where the query gives a unit. */
  | { readonly read: 'property' | 'edgeProperty'; readonly property: string; readonly units?: readonly string[] }
  | { readonly read: 'hop'; readonly relation: string; readonly direction: HopDirection }
  | { readonly read: 'lookup' | 'lookupAggregate'; readonly relation: string; readonly direction: HopDirection }
  | { readonly read: 'edges' | 'nodes' | 'totalCount' | 'pageInfo' | 'aggregates' }
  | { readonly read: 'aggregate'; readonly aggregate: Aggregate }
  | { readonly read: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' | 'cursor' }
  | { readonly read: 'node' | 'evidence' }
  | { readonly read: 'research'; readonly field: string; readonly isPrivate: boolean }
  | { readonly read: 'outcome'; readonly name: string; readonly holds: 'values' | 'objects' | 'entities' };

const key = 'planMeaning';

/** Returns the `extensions` that give a field its meaning. */
export const withMeaning = (meaning: FieldMeaning): { readonly [key]: FieldMeaning } => ({ [key]: meaning });

/** Returns the meaning of a field; undefined for a field that needs no plan (introspection, constants). */
export const meaningOf = (field: GraphQLField<unknown, unknown>): FieldMeaning | undefined =>
  // Only `withMeaning` writes this key.
  field.extensions[key] as FieldMeaning | undefined;
