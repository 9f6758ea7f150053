/** Which parsed documents are kept. Each holds its plans: see `plan/prepare.ts`. */
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';

/**
 * What a document takes in memory for each of its tokens, in bytes: measured as 375 for the syntax tree, and 95 for each
 * of the plans that are kept of it.
 */
const bytesPerToken = 1_200;

/**
 * Keeps documents by their text, as Yoga asks for it, and forgets those that are found wrong: what validation found
 * lasts as long as the document, and an error holds on to the stack, and so to the request, that it was made in: some
 * 50 kB for the smallest document.
 * @param maxBytes of documents with their plans; the least recently asked for go first.
 */
export function documentsWithin(maxBytes: number) {
  const documentCache = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: (document, text) => 2 * text.length + bytesPerToken * tokensIn(document),
  });
  const useForgetting: Plugin = {
    onValidate:
      ({ params: { documentAST } }) =>
      ({ valid }) => {
        if (!valid) documentCache.delete(documentAST.loc?.source.body ?? '');
      },
  };
  return {
    caches: {
      documentCache,
      // What is wrong is found as fast again, and who sends it on purpose sends something else each time.
      errorCache: { get: () => undefined, set: () => {} },
      validationCache: true,
    },
    useForgetting,
  };
}

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return tokens;
}
