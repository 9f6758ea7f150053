/** The database holds a value that no declared property can have: another program wrote it. */
export class StoredValueError extends Error {
  override readonly name = 'StoredValueError';
}

/**
 * Returns strings, booleans, nulls, finite numbers and lists of these unchanged: the values of declared properties. It
 * refuses integers beyond 2^53, which the driver returns as infinite, instead of rounding them. It also refuses dates,
 * points and similar values instead of turning them into strings, since filters and orders in the database would still
 * use the stored value.
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
