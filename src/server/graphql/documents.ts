/** Caches parsed documents. Each holds its plans: see `plan/prepare.ts`. */
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CacheSize } from '../../base/cache-size.ts';

/**
 * Memory of a document for each of its tokens, in bytes: measured as 375 for the syntax tree, 95 for each of the plans
 * that it holds, and 1,000 for each of two writers.
 */
const bytesPerToken = 3_200;

/**
 * The documents that clients sent lately, by their text. Yoga parses and validates a document once; from then on it is
 * known. Invalid documents are dropped: Yoga's cache of validation results holds a result as long as its document, and
 * an error holds its stack, and so its request: 50 kB for the smallest document.
 */
export class Documents {
  /** The caches for Yoga. */
  readonly caches;
  private readonly parsed: LRUCache<string, DocumentNode>;
  private readonly valid = new WeakSet<DocumentNode>();

  /** @param maxBytes of documents with their plans. Beyond it, the least recently used documents are dropped. */
  constructor(maxBytes: number) {
    this.parsed = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (document, text) => 2 * text.length + bytesPerToken * tokensIn(document),
    });
    this.caches = {
      documentCache: this.parsed,
      // Finding an error again is as fast, and a client that does harm on purpose sends a new document each time.
      errorCache: { get: () => undefined, set: () => {} },
      validationCache: true,
    };
  }

  get size(): CacheSize {
    return { bytes: this.parsed.calculatedSize, entries: this.parsed.size };
  }

  /** Adds up the plans of the documents. @param count counts the plans of one. */
  plans(count: (document: DocumentNode) => number): CacheSize {
    let entries = 0;
    for (const document of this.parsed.values()) entries += count(document);
    return { bytes: null, entries };
  }

  /** Returns a document that was parsed and found valid before; null for any other. */
  known(text: string): DocumentNode | null {
    const document = this.parsed.get(text);
    return document && this.valid.has(document) ? document : null;
  }

  /** Notes whether to keep a document: it is valid, and holds no values that the service must not keep. */
  note(document: DocumentNode, isKept: boolean): void {
    if (isKept) this.valid.add(document);
    else this.parsed.delete(document.loc?.source.body ?? '');
  }
}

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return tokens;
}
