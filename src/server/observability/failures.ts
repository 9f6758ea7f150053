/** Writes failures of the service to the log. */
import { GraphQLError } from 'graphql';
import { sourceStack } from '../../base/source-stack.ts';
import { StoreFault } from '../../store/fault.ts';
import type { Log } from './log.ts';

/** Logs a failure as one line: a store's fault with its reason and cause, any other error with its stack. */
export function logFailure(log: Pick<Log, 'error'>, requestId: string, error: unknown): void {
  const path = error instanceof GraphQLError ? { path: error.path } : {};
  log.error({ requestId, ...describeFailure(error), ...path });
}

/** Returns the original error of a failure, in the form that the log shows. */
export const describeFailure = (error: unknown): object => describe(originOf(error));

/** Finds the original error, regardless of how often it was wrapped for GraphQL. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  const stack = sourceStack(error.stack);
  const { code } = error as { readonly code?: unknown };
  if (!(error instanceof StoreFault)) return { message, ...(code ? { code } : {}), stack };
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  return { reason: error.reason, message, ...(code ? { code } : {}), ...cause };
}
