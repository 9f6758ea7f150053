/** The documents that have been parsed lately, kept within a bound on memory whatever clients send. */
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Bytes that all of them may take, and those that could not be parsed. Measured, they take up to half as much again. */
const maxDocumentBytes = 50_000_000;
const maxErrorBytes = 10_000_000;

/** Most of them, and how long they are kept, in milliseconds: as Yoga has it. */
const max = 1_024;
const ttl = 3_600_000;

/** What a token takes in memory, with its part of the tree, of validation's findings and of a plan; in bytes, measured. */
const bytesPerToken = 1_000;
/** And an error, with the stack it holds. */
const bytesPerError = 5_000;

/** A character takes two bytes, at most. */
const bytesOf = (text: string): number => 2 * text.length;

/**
 * Caches for Yoga. Its own count documents, a thousand of them: those of the largest allowed size, which anyone can
 * send, would take gigabytes.
 */
export const parsedDocuments = () => ({
  documentCache: new LRUCache<string, DocumentNode>({
    max,
    ttl,
    maxSize: maxDocumentBytes,
    sizeCalculation: (document, text) => bytesPerError + bytesOf(text) + bytesPerToken * tokensOf(document),
  }),
  errorCache: new LRUCache<string, Error>({
    max,
    ttl,
    maxSize: maxErrorBytes,
    sizeCalculation: (_, text) => bytesPerError + bytesOf(text),
  }),
});

/** How many tokens the document keeps alive: each holds the next. */
function tokensOf({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) count += 1;
  return count;
}
