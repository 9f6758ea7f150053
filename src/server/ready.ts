import type { Release } from '../model/release.ts';
import { type FaultReason, StoreFault } from '../store/fault.ts';
import type { Store } from '../store/store.ts';

/** Whether the store can answer; if not, why. */
export type Readiness =
  | { readonly release: Release; readonly fault: null }
  | { readonly release: null; readonly fault: { readonly reason: FaultReason | 'failure'; readonly message: string } };

/** How long, in milliseconds, an answer holds: probes come from many sides, and are not to become a load. */
const holdsMs = 1_000;

/** Tells whether a store can answer, asking it at most once a second. */
export function watchReadiness(store: Store): () => Promise<Readiness> {
  let last: Promise<Readiness> | null = null;
  return () => {
    last ??= ask(store).finally(() => {
      setTimeout(() => {
        last = null;
      }, holdsMs).unref();
    });
    return last;
  };
}

async function ask(store: Store): Promise<Readiness> {
  try {
    return { release: await store.release(), fault: null };
  } catch (error) {
    // What else there may be is told by the log when a query meets it.
    const { reason, message } =
      error instanceof StoreFault ? error : ({ reason: 'failure', message: 'The store fails.' } as const);
    return { release: null, fault: { reason, message } };
  }
}
