/** Which parsed documents are kept. Each holds its plans: see `plan/prepare.ts`. */
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/**
 * What a document takes in memory for each of its tokens, in bytes: measured as 375 for the syntax tree, and 95 for each
 * of the plans that are kept of it.
 */
const bytesPerToken = 1_200;

/**
 * Keeps documents by their text, as Yoga asks for it.
 * @param maxBytes of documents with their plans; the least recently asked for go first.
 */
export function documentsWithin(maxBytes: number) {
  return {
    documentCache: new LRUCache<string, DocumentNode>({
      maxSize: maxBytes,
      sizeCalculation: (document, text) => 2 * text.length + bytesPerToken * tokensIn(document),
    }),
    // What is wrong is found as fast again, and who sends it on purpose sends something else each time.
    errorCache: { get: () => undefined, set: () => {} },
    validationCache: true,
  };
}

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return tokens;
}
