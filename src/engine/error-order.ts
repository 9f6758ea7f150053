import type { ExecutionResult, GraphQLError } from 'graphql';

type Keys = ReadonlyMap<string, number>;

/**
 * Sorts the errors of a completed answer by their places in its data. graphql-js reports errors in the order of time,
 * which depends on the pauses of a busy service; the same question must have the same answer, byte for byte.
 */
export function withSortedErrors(result: ExecutionResult): ExecutionResult {
  const { data, errors } = result;
  if (!errors || errors.length < 2) return result;
  const keysOf = rememberedKeys();
  const compare = (a: GraphQLError, b: GraphQLError) => comparePaths(data, a.path ?? [], b.path ?? [], keysOf);
  return { ...result, errors: errors.toSorted(compare) };
}

type Path = readonly (string | number)[];

/** Compares two places in the data. Places below a null that an error has made keep their order. */
function comparePaths(data: unknown, a: Path, b: Path, keysOf: (value: object) => Keys): number {
  let value = data;
  for (const [i, step] of a.entries()) {
    const other = b[i];
    if (other === undefined || typeof value !== 'object' || value === null) return 0;
    if (typeof step === 'number' || typeof other === 'number') {
      if (step !== other) return Number(step) - Number(other);
      value = (value as readonly unknown[])[Number(step)];
    } else {
      const keys = keysOf(value);
      if (step !== other) return (keys.get(step) ?? 0) - (keys.get(other) ?? 0);
      value = (value as Readonly<Record<string, unknown>>)[step];
    }
  }
  return 0;
}

/** Returns a function that gives the place of each key of an object, and counts the keys of an object once. */
function rememberedKeys(): (value: object) => Keys {
  const known = new WeakMap<object, Keys>();
  return (value) => {
    const found = known.get(value);
    if (found) return found;
    const keys = new Map(Object.keys(value).map((key, i) => [key, i]));
    known.set(value, keys);
    return keys;
  };
}
