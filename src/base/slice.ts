/** How long, in milliseconds, an operation keeps the event loop before it lets others in. */
const sliceLength = 5;

/** When whoever has the event loop began with it; null once it has gone round and nobody has asked since. */
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
 * Shares the event loop: one for each part of an operation, asked between its small steps. Parts that follow each other
 * without a pause share one slice, however many they are.
 */
export class TimeSlice {
  private start = turnStart ?? beginTurn();
  private turn: Promise<void> = Promise.resolve();

  get isOver(): boolean {
    return performance.now() - this.start > sliceLength;
  }

  /** Lets other requests in, then begins a new slice. */
  async pause(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.start = beginTurn();
  }

  /**
   * Hands a value on: at once while the slice lasts, else after a pause. Those that wait go on one after another, each
   * with what is left of a slice, so that many steps put off together do not come back as one long one.
   */
  share<T>(value: T): T | Promise<T> {
    if (!this.isOver) return value;
    this.turn = this.turn.then(() => (this.isOver ? this.pause() : undefined));
    return this.turn.then(() => value);
  }
}
