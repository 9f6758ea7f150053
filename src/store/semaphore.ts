import { untilAborted } from './deadline.ts';

/** Lets so many in at once; others wait in line. */
export class Semaphore {
  private readonly places: number;
  private free: number;
  private readonly line = new Set<() => void>();

  constructor(places: number) {
    this.places = places;
    this.free = places;
  }

  /** How many are in. */
  get inside(): number {
    return this.places - this.free;
  }

  /** Waits for a place, which `leave` has to give back. @throws the signal's reason when it is aborted before. */
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
      // A place that was handed over just then goes to the next in line.
      if (!this.line.delete(next)) this.leave();
      throw error;
    }
  }

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
