import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Operation } from '../../engine/answer.ts';
import { KeptBody } from '../http/body.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';

/** An answer without errors, with its compressed forms, and the cost of its operation. */
export interface CachedAnswer {
  readonly body: KeptBody;
  readonly cost: number;
}

/** The place of one operation's answer in the cache. */
export interface CacheEntry {
  /** The release whose answer belongs here. */
  readonly release: string;
  readonly cached: CachedAnswer | undefined;
  /** @param text of the answer, as JSON. */
  store(text: string, cost: number): void;
}

/** Caches answers by operation and release, so that a repeated operation is neither planned, read nor serialised. */
export class AnswerCache {
  private readonly answers: LRUCache<string, CachedAnswer>;
  private readonly readiness: ReadinessCheck;
  /** Documents by number: the same text is the same object while the parser's cache holds it. */
  private readonly documents = new WeakMap<DocumentNode, number>();
  private documentCount = 0;

  /** @param maxBytes of answers and their keys. Beyond it, the least recently used answers are dropped. */
  constructor(maxBytes: number, readiness: ReadinessCheck) {
    this.readiness = readiness;
    this.answers = new LRUCache({
      maxSize: maxBytes,
      // A character of a key takes two bytes at most.
      sizeCalculation: ({ body }, key) => body.size + 2 * key.length,
    });
  }

  /**
   * Finds the place of an operation's answer.
   * @param variant everything else that the answer depends on.
   * @returns null if no release is known.
   */
  async entryOf(operation: Operation, variant: unknown): Promise<CacheEntry | null> {
    const { release } = await this.readiness.now();
    if (!release) return null;
    const { operationName, variableValues } = operation;
    const parts = [this.numberOf(operation.document), operationName ?? null, variableValues ?? {}, variant];
    const key = JSON.stringify([release.id, ...parts]);
    return {
      release: release.id,
      cached: this.answers.get(key),
      store: (text, cost) => this.store(key, text, cost),
    };
  }

  private store(key: string, text: string, cost: number): void {
    const keep = (body: KeptBody): void => void this.answers.set(key, { body, cost });
    // A compressed form counts, too, if the answer is still here when there is one.
    keep(new KeptBody(text, (body) => this.answers.peek(key)?.body === body && keep(body)));
  }

  private numberOf(document: DocumentNode): number {
    const number = this.documents.get(document) ?? ++this.documentCount;
    this.documents.set(document, number);
    return number;
  }
}
