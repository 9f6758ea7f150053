import type { GraphQLError } from 'graphql';

/** The value of a step, or the errors for which it refused. */
export type Result<T> =
  | { readonly value: T; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[]; readonly value?: undefined };
