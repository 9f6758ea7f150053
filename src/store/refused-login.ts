/**
 * Keeps a refused password back. After three failures Neo4j locks the user out for five seconds, in all services. A
 * service with a former password that tried again that often would lock out the services with the present one for good.
 */
import type { StoreFault } from './fault.ts';

/** Milliseconds before the second attempt. Each later pause is twice as long, up to `longestMs`. */
const firstMs = 5_000;
const longestMs = 80_000;

export class RefusedLogin {
  private readonly now: () => number;
  private last: { readonly fault: StoreFault; readonly until: number } | null = null;
  private pauseMs = firstMs;

  /** @param now returns the time in milliseconds. Tests replace it. */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** The fault with which reads fail at once; null if the service may send the password. */
  get fault(): StoreFault | null {
    return this.last && this.now() < this.last.until ? this.last.fault : null;
  }

  /** Takes note that Neo4j refused the password, or any password because it had refused too many. */
  refused(fault: StoreFault): void {
    // Several connections may log in at once: their refusals count as one.
    if (this.fault) return;
    const now = this.now();
    // A read on an old connection may succeed meanwhile, which says nothing about the password.
    const isNew = this.last === null || now - this.last.until > longestMs;
    this.pauseMs = isNew ? firstMs : Math.min(this.pauseMs * 2, longestMs);
    this.last = { fault, until: now + this.pauseMs };
  }
}
