import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Operation } from '../../engine/answer.ts';
import type { Readiness } from '../observability/ready.ts';

/** An answer without errors, as its bytes are sent, and what the operation cost. */
export interface KeptAnswer {
  readonly text: string;
  readonly cost: number;
}

/** Where the answer to one question is kept, or will be. */
export interface AnswerPlace {
  /** The release of which answers belong here. */
  readonly release: string;
  readonly kept: KeptAnswer | undefined;
  keep(answer: KeptAnswer): void;
}

/**
 * Answers that were given before, kept while the release that is served is the one they were read of. What is asked
 * again, by whomever, is neither planned, read nor written again.
 */
export class AnswerCache {
  private readonly answers: LRUCache<string, KeptAnswer>;
  private readonly ready: () => Promise<Readiness>;
  /** Documents by number: the same text is the same object, as long as the parser keeps it. */
  private readonly documents = new WeakMap<DocumentNode, number>();
  private documentCount = 0;

  /**
   * @param maxBytes of answers and of the variables they are found by; the least recently asked for go first.
   * @param ready tells the release that is served now.
   */
  constructor(maxBytes: number, ready: () => Promise<Readiness>) {
    this.ready = ready;
    this.answers = new LRUCache({
      maxSize: maxBytes,
      // A character takes two bytes, at most.
      sizeCalculation: ({ text }, key) => 2 * (text.length + key.length),
    });
  }

  /**
   * @param variant what else an answer depends on.
   * @returns null when no release is known to be served.
   */
  async placeOf(operation: Operation, variant: unknown): Promise<AnswerPlace | null> {
    const { release } = await this.ready();
    if (!release) return null;
    const { operationName, variableValues } = operation;
    const question = [this.numberOf(operation.document), operationName ?? null, variableValues ?? {}, variant];
    const key = JSON.stringify([release.id, ...question]);
    return {
      release: release.id,
      kept: this.answers.get(key),
      keep: (answer) => void this.answers.set(key, answer),
    };
  }

  private numberOf(document: DocumentNode): number {
    const number = this.documents.get(document) ?? ++this.documentCount;
    this.documents.set(document, number);
    return number;
  }
}
