import { inSpan } from '../base/tracing.ts';
import type { Answer, BoundPlan, Store } from '../store/store.ts';

/** What an operation needs of a store. */
export type Readable = Pick<Store, 'execute'>;

/** Reads for one operation, with the time that they take. */
export class Reads implements Readable {
  /** Milliseconds in the store so far, those of reads that failed included. */
  milliseconds = 0;
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  execute(question: BoundPlan, signal?: AbortSignal): Promise<Answer> {
    return inSpan('store', { 'store.name': this.store.name }, async () => {
      const started = performance.now();
      try {
        return await this.store.execute(question, signal);
      } finally {
        this.milliseconds += performance.now() - started;
      }
    });
  }
}
