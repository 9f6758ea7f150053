import type { Stop } from './stop.ts';

/** How long, in milliseconds, an operation keeps the event loop before it lets others run. */
const sliceLength = 5;

/** When the present turn of the event loop began; null once the loop has gone round and no operation has continued. */
let turnStart: number | null = null;

/** Begins a turn, which lasts until the event loop has gone round. */
function beginTurn(): number {
  const start = performance.now();
  turnStart = start;
  setImmediate(() => {
    if (turnStart === start) turnStart = null;
  });
  return start;
}

/**
 * Shares the event loop between operations. Each part of an operation has one and checks it between small steps. Parts
 * that follow each other without a pause share one slice, regardless of their number.
 */
export class TimeSlice {
  private start = turnStart ?? beginTurn();
  private turn: Promise<void> = Promise.resolve();

  get isOver(): boolean {
    return performance.now() - this.start > sliceLength;
  }

  /** Lets other requests run, then begins a new slice. */
  async pause(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.start = beginTurn();
  }

  /**
   * Runs steps to their end, with a pause wherever the slice is over.
   * @param seen gets the value that each step yields.
   * @param stop ends the run after a pause, with the reason of its signal.
   */
  async run<Y, T>(steps: Generator<Y, T, void>, stop?: Stop, seen: (value: Y) => void = () => {}): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      seen(step.value);
      if (this.isOver) await this.rest(stop);
    }
  }

  /** Pauses, and throws the reason of the signal if it is aborted by then. */
  async rest(stop?: Stop): Promise<void> {
    await this.pause();
    stop?.signal.throwIfAborted();
  }

  /**
   * Returns a value at once while the slice lasts, else after a pause. Values that wait continue one after another,
   * each with the rest of a slice, so that many small steps do not come back together as one long step.
   */
  share<T>(value: T): T | Promise<T> {
    if (!this.isOver) return value;
    this.turn = this.turn.then(() => (this.isOver ? this.pause() : undefined));
    return this.turn.then(() => value);
  }
}
