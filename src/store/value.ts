/** The database holds a value that no declared property can have: somebody else wrote it. */
export class StoredValueError extends Error {
  override readonly name = 'StoredValueError';
}

/**
 * Lets through what a declared property can be, and lists of it: texts, truths, nulls and finite numbers. Integers
 * beyond 2^53, which the driver gives as infinite, are refused rather than rounded; dates, points and the like are
 * refused rather than written as text, since filters and orderings would still see what they are.
 * @throws {StoredValueError} naming the value.
 */
export function declaredValue(value: unknown): unknown {
  if (Array.isArray(value)) for (const item of value) declaredValue(item);
  else if (!isDeclared(value)) throw new StoredValueError(`Neo4j holds ${describe(value)}, which nothing declares.`);
  return value;
}

const isDeclared = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

function describe(value: unknown): string {
  if (typeof value !== 'object') return `the ${typeof value} ${String(value)} (an integer beyond 2^53 reads so)`;
  return `${Object(value).constructor?.name} ${JSON.stringify(value)}`;
}
