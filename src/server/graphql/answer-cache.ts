import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CacheSize } from '../../base/cache-size.ts';
import type { Operation } from '../../engine/answer.ts';
import { type Body, KeptBody } from '../http/body.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import type { Staleness } from '../observability/record.ts';

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
  /** Set if the store is away, so that the answer may be out of date. */
  readonly stale: Staleness | null;
  store(body: Body, cost: number): CachedAnswer;
}

/** The place of one operation's answer among those that services share. */
export interface SharedEntry {
  readonly found: { readonly body: Body; readonly cost: number } | undefined;
  store(body: Body, cost: number): void;
}

/** Holds answers that other services computed: see `shared-answers.ts`. */
export interface FartherAnswers {
  entryOf(release: string, operation: Operation, variant: unknown): Promise<SharedEntry>;
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
      // A character of a key takes two bytes at most.
      sizeCalculation: ({ body }, key) => body.size + 2 * key.length,
    });
  }

  get size(): CacheSize {
    return { bytes: this.answers.calculatedSize, entries: this.answers.size };
  }

  /**
   * Finds the place of an operation's answer.
   * @param variant everything else that the answer depends on.
   * @returns null if no release is known.
   */
  async entryOf(operation: Operation, variant: unknown): Promise<CacheEntry | null> {
    const place = await this.placeNow();
    if (!place) return null;
    const { operationName, variableValues } = operation;
    const parts = [this.numberOf(operation.document), operationName ?? null, variableValues ?? {}, variant];
    const key = JSON.stringify([place.release, ...parts]);
    const cached = this.answers.get(key);
    const keep = (body: Body, cost: number) => this.store(key, body, cost);
    if (cached || !this.shared) return { ...place, cached, store: keep };
    const shared = await this.shared.entryOf(place.release, operation, variant);
    if (shared.found) return { ...place, cached: keep(shared.found.body, shared.found.cost), store: keep };
    return {
      ...place,
      cached: undefined,
      store: (body, cost) => {
        shared.store(body, cost);
        return keep(body, cost);
      },
    };
  }

  private async placeNow(): Promise<Pick<CacheEntry, 'release' | 'stale'> | null> {
    const servable = await this.readiness.servable();
    if (!servable) return null;
    const { release, staleSince } = servable;
    return { release: release.id, stale: staleSince === null ? null : { release: release.id, since: staleSince } };
  }

  private store(key: string, { content }: Body, cost: number): CachedAnswer {
    const keep = (body: KeptBody): CachedAnswer => {
      const answer = { body, cost };
      this.answers.set(key, answer);
      return answer;
    };
    // A compressed form counts, too, if the answer is still here when there is one.
    return keep(new KeptBody(content, (body) => this.answers.peek(key)?.body === body && keep(body)));
  }

  private numberOf(document: DocumentNode): number {
    const number = this.documents.get(document) ?? ++this.documentCount;
    this.documents.set(document, number);
    return number;
  }
}
