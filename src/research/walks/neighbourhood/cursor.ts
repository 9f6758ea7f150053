import { cursorHash, decodeCursor, encodeCursor } from '../../../plan/cursor.ts';
import type { ListSignature } from '../../../plan/plan.ts';
import type { PlacedNode } from './explore.ts';

const field = 'neighbourhood(after:)';

/**
 * Returns the signature of the cursors of one neighbourhood. They contain the distance and id of a node, so that they
 * stay valid when the graph changes.
 * @param request the arguments that decide which nodes are in the neighbourhood, and their order.
 */
function signatureOf(request: readonly unknown[]): ListSignature {
  return {
    hash: cursorHash(JSON.stringify([field, ...request])),
    orderBy: [],
    types: (['number', 'string'] as const).map((type) => ({ type, nullable: false, values: null })),
  };
}

/** Returns the cursor of a node. */
export const cursorAfter = (request: readonly unknown[], { distance, id }: PlacedNode): string =>
  encodeCursor(signatureOf(request), [distance, id]);

/**
 * Returns the node of a cursor.
 * @throws {GraphQLError} BAD_CURSOR for a string that is not a cursor of this request.
 */
export function readCursor(request: readonly unknown[], cursor: string): PlacedNode {
  const [distance, id] = decodeCursor(cursor, signatureOf(request), field);
  return { distance: Number(distance), id: String(id) };
}
