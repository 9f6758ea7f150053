/**
 * A user gave a wrong command or setting. The message names it, quotes the value, says which values are right, and is
 * all that the command prints.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
