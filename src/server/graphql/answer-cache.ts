import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Operation } from '../../engine/answer.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';

/** An answer without errors, as the text that is sent, and the cost of its operation. */
export interface CachedAnswer {
  readonly text: string;
  readonly cost: number;
}

/** The place of one operation's answer in the cache. */
export interface CacheEntry {
  /** The release whose answer belongs here. */
  readonly release: string;
  readonly cached: CachedAnswer | undefined;
  store(answer: CachedAnswer): void;
}

/** Holds answers that other services computed: see `shared-answers.ts`. */
export interface FartherAnswers {
  entryOf(release: string, operation: Operation, variant: unknown): Promise<CacheEntry>;
}

/** Caches answers by operation and release, so that a repeated operation is neither planned, read nor serialised. */
export class AnswerCache {
  private readonly answers: LRUCache<string, CachedAnswer>;
  private readonly readiness: ReadinessCheck;
  private readonly shared: FartherAnswers | null;
  /** Documents by number: the same text is the same object while the parser's cache holds it. */
  private readonly documents = new WeakMap<DocumentNode, number>();
  private documentCount = 0;

  /**
   * @param maxBytes of answers and their keys. Beyond it, the least recently used answers are dropped.
   * @param shared holds the answers that this process lacks; null for none.
   */
  constructor(maxBytes: number, readiness: ReadinessCheck, shared: FartherAnswers | null) {
    this.readiness = readiness;
    this.shared = shared;
    this.answers = new LRUCache({
      maxSize: maxBytes,
      // A character takes two bytes at most.
      sizeCalculation: ({ text }, key) => 2 * (text.length + key.length),
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
    const keep = (answer: CachedAnswer) => void this.answers.set(key, answer);
    const near = { release: release.id, cached: this.answers.get(key), store: keep };
    if (near.cached || !this.shared) return near;
    const shared = await this.shared.entryOf(release.id, operation, variant);
    if (shared.cached) keep(shared.cached);
    return {
      ...shared,
      store: (answer) => {
        keep(answer);
        shared.store(answer);
      },
    };
  }

  private numberOf(document: DocumentNode): number {
    const number = this.documents.get(document) ?? ++this.documentCount;
    this.documents.set(document, number);
    return number;
  }
}
