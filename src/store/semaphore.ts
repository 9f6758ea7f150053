import { untilAborted } from './deadline.ts';

/**
 * Admits a limited number of callers at once. The others wait in line, first come, first served. A caller can leave the
 * line when its signal is aborted (docs/decisions.md names the libraries that cannot do this).
 */
export class Semaphore {
  private readonly places: number;
  private free: number;
  private readonly line = new Set<() => void>();

  constructor(places: number) {
    this.places = places;
    this.free = places;
  }

  /** How many callers are inside. */
  get inside(): number {
    return this.places - this.free;
  }

  /** How many callers wait in line. */
  get waiting(): number {
    return this.line.size;
  }

  /**
   * Waits for a place, which the caller gives back with `leave`. @throws the signal's reason, when it is aborted first.
   */
  async enter(signal: AbortSignal): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return;
    }
    let next = (): void => {};
    const turn = new Promise<void>((resolve) => {
      next = resolve;
    });
    this.line.add(next);
    try {
      await untilAborted(turn, signal);
    } catch (error) {
      // The caller may have got the place at the same moment; then it goes to the next in line.
      if (!this.line.delete(next)) this.leave();
      throw error;
    }
  }

  /** Gives a place to the next caller in line, or frees it. */
  leave(): void {
    const [next] = this.line;
    if (next) {
      this.line.delete(next);
      next();
    } else {
      this.free++;
    }
  }
}
