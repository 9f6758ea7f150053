import { createHash } from 'node:crypto';
import { decodeCursor, encodeCursor } from '../../../plan/cursor.ts';
import type { ListSignature } from '../../../plan/plan.ts';
import type { PlacedNode } from './explore.ts';

const field = 'neighbourhood(after:)';

/**
 * Cursors of one neighbourhood hold a node's distance and id, so that they stay good when the graph changes.
 * @param question all that decides which nodes are in it and in which order.
 */
function signatureOf(question: readonly unknown[]): ListSignature {
  const hash = createHash('sha256').update(JSON.stringify([field, ...question]));
  return {
    hash: hash.digest('base64url').slice(0, 8),
    orderBy: [],
    types: (['number', 'string'] as const).map((type) => ({ type, nullable: false, values: null })),
  };
}

export const cursorAfter = (question: readonly unknown[], { distance, id }: PlacedNode): string =>
  encodeCursor(signatureOf(question), [distance, id]);

/** @throws {GraphQLError} BAD_CURSOR when the text is no cursor of this neighbourhood. */
export function readCursor(question: readonly unknown[], cursor: string): PlacedNode {
  const [distance, id] = decodeCursor(cursor, signatureOf(question), field);
  return { distance: Number(distance), id: String(id) };
}
