import type { Release } from '../../model/release.ts';
import { type FaultReason, StoreFault } from '../../store/fault.ts';
import type { Store } from '../../store/store.ts';

/** Whether the service can answer; if not, why. */
export type Readiness =
  | { readonly release: Release; readonly fault: null }
  | {
      readonly release: null;
      readonly fault: { readonly reason: FaultReason | 'failure' | 'stopping'; readonly message: string };
    };

const stopping: Readiness = {
  release: null,
  fault: { reason: 'stopping', message: 'The service is being stopped: send requests elsewhere.' },
};

/** How long, in milliseconds, an answer holds: probes come from many sides, and are not to become a load. */
const holdsMs = 1_000;

/**
 * Tells whether the service can answer, asking its store at most once a second.
 * @returns `ready`, and `end`, after which it is being stopped.
 */
export function watchReadiness(store: Store): { readonly ready: () => Promise<Readiness>; end(): void } {
  let last: Promise<Readiness> | null = null;
  let isEnding = false;
  const ready = async (): Promise<Readiness> => {
    if (isEnding) return stopping;
    last ??= ask(store).finally(() => {
      setTimeout(() => {
        last = null;
      }, holdsMs).unref();
    });
    const answer = await last;
    return isEnding ? stopping : answer;
  };
  return {
    ready,
    end: () => {
      isEnding = true;
    },
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
