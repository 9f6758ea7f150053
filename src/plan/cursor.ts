import { codedError } from '../base/errors.ts';
import { sha256 } from '../base/sha256.ts';
import type { PropertyValue } from '../model/data.ts';
import type { CursorValues, ListSignature } from './plan.ts';

/** Returns the short hash by which a cursor names the list that it belongs to. @param list describes that list. */
export const cursorHash = (list: string): string => sha256(list, 'base64url').slice(0, 8);

/**
 * Encodes a cursor. It marks a place in an ordered list by the values of the order keys, so it stays right when the
 * list changes, and reading on from it costs nothing extra. It is opaque to clients: base64url of a JSON list that
 * begins with the list's hash.
 */
export const encodeCursor = (list: ListSignature, values: CursorValues): string =>
  Buffer.from(JSON.stringify([list.hash, ...values])).toString('base64url');

/**
 * Decodes a cursor.
 * @throws {GraphQLError} BAD_CURSOR for a string that is not a cursor, or a cursor of another list.
 */
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

/** @param alike the arguments that have to be the same as in the query that returned the cursor. */
export const foreignCursor = (field: string, alike: string) =>
  codedError(
    'BAD_CURSOR',
    `${field} is a cursor of another list or of another order. Pass a cursor that this field gave with the same ` +
      `${alike}.`,
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
