/**
 * Returns a value that has to be there: an element within the bounds of an array, an entry that was put into a map.
 * @throws {Error} when it is missing, which is a fault of the program and never of its input.
 */
export function must<T>(value: T | undefined, what = 'a value'): T {
  if (value === undefined) throw new Error(`${what} is missing where one has to be`);
  return value;
}
