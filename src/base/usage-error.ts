/**
 * A command or a setting was used wrongly. The message names it, says what was given and what is expected, and is all
 * that the command prints.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
