/**
 * Returns a value that the code around it has made sure of. A missing one is a bug of ours, which fails here by name
 * instead of as a silent 0 or ''.
 * @param what names the value in the error, such as "the kind of a root".
 * @throws {Error} when the value is null or undefined.
 * @example
 * const first = must(items[0], 'the first of the items that were just sorted');
 */
export function must<T>(value: T | null | undefined, what = 'a value'): T {
  if (value === null || value === undefined) throw new Error(`bug: ${what} is missing`);
  return value;
}
