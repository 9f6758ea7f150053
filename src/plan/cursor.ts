import { codedError } from '../base/errors.ts';
import type { PropertyValue } from '../model/data.ts';
import type { CursorValues, ListSignature } from './plan.ts';

/**
 * A cursor marks a place in an ordered list by the values of its order keys, so that it stays right when the list
 * changes and costs nothing to resume from. Opaque to clients: base64url of a JSON list, the list's hash first.
 */
export const encodeCursor = (list: ListSignature, values: CursorValues): string =>
  Buffer.from(JSON.stringify([list.hash, ...values])).toString('base64url');

/** @throws {GraphQLError} BAD_CURSOR when the text is no cursor, or a cursor of another list. */
export function decodeCursor(cursor: unknown, list: ListSignature, field: string): CursorValues {
  const parts = typeof cursor === 'string' ? parse(cursor) : null;
  if (!parts) {
    throw codedError(
      'BAD_CURSOR',
      `${field} is not a cursor. Pass a cursor from an edge or from pageInfo of the same list, unchanged.`,
    );
  }
  const [hash, ...values] = parts;
  if (hash !== list.hash) throw foreignCursor(field, 'orderBy');
  const fits = list.types.every(({ type, nullable }, i) => (values[i] === null ? nullable : typeof values[i] === type));
  if (values.length !== list.types.length || !fits) {
    throw codedError('BAD_CURSOR', `${field} is damaged. Pass the cursor exactly as it was given.`);
  }
  return values.filter(isCursorValue).map((value) => (typeof value === 'string' ? value.toWellFormed() : value));
}

/** @param alike the arguments that have to be the same as when the cursor was given. */
export const foreignCursor = (field: string, alike: string) =>
  codedError(
    'BAD_CURSOR',
    `${field} is a cursor of another list or of another order. Pass a cursor that this field gave with the same ${alike}.`,
  );

function parse(cursor: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && typeof parts[0] === 'string' ? parts : null;
  } catch {
    return null;
  }
}

const isCursorValue = (value: unknown): value is PropertyValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
