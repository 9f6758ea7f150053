/** Caches parsed documents. Each holds its plans: see `plan/prepare.ts`. */
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';

/**
 * Memory of a document for each of its tokens, in bytes: measured as 375 for the syntax tree, 95 for each of the plans
 * that it holds, and 1,000 for each of two writers.
 */
const bytesPerToken = 3_200;

/**
 * Caches documents by their text, and drops those that validation refuses. Yoga's cache of validation results holds a
 * result as long as its document, and an error holds its stack, and so its request: 50 kB for the smallest document.
 * @param maxBytes of documents with their plans. Beyond it, the least recently used documents are dropped.
 */
export function documentsWithin(maxBytes: number) {
  const documentCache = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: (document, text) => 2 * text.length + bytesPerToken * tokensIn(document),
  });
  const useDropInvalid: Plugin = {
    onValidate:
      ({ params: { documentAST } }) =>
      ({ valid }) => {
        if (!valid) documentCache.delete(documentAST.loc?.source.body ?? '');
      },
  };
  return {
    caches: {
      documentCache,
      // Finding an error again is as fast, and a client that does harm on purpose sends a new document each time.
      errorCache: { get: () => undefined, set: () => {} },
      validationCache: true,
    },
    useDropInvalid,
  };
}

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return tokens;
}
