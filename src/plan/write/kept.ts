/**
 * Keeps the text of nodes between answers, where a selection has only properties of the node: a request for the same
 * document copies them, instead of escaping each string again.
 */
import type { CacheSize } from '../../base/cache-size.ts';
import { comma, type JsonText } from '../../base/json-text.ts';
import type { Run } from './run.ts';
import type { Writer } from './writer.ts';

/** The bytes of all kept strings of a release. Beyond, the service drops them, and keeps those of later requests. */
const maxBytes = 16 * 1024 * 1024;

/** The memory of one text beside its bytes: its place, and half of the buffer that is free. */
const overhead = 100;

const firstSize = 4_096;

/** The memory that the kept strings of all writers share. */
export class KeptStrings {
  private readonly max: number;
  private bytes = 0;
  private entries = 0;
  /** Rises when all strings are dropped. */
  age = 0;

  constructor(max = maxBytes) {
    this.max = max;
  }

  /** Counts a text, after it has dropped all others if they would take too much together. */
  count(bytes: number): void {
    this.bytes += bytes + overhead;
    this.entries += 1;
    if (this.bytes <= this.max) return;
    this.age += 1;
    this.bytes = bytes + overhead;
    this.entries = 1;
  }

  get size(): CacheSize {
    return { bytes: this.bytes, entries: this.entries };
  }

  /** Returns a writer of nodes that copies the strings it has kept. */
  keep<R, N>({ write: writeNew }: Writer<R, N>): Writer<R, N> {
    const strings = new NodeStrings<N>(this);
    const write = (run: Run<R>, node: N, i: number) => {
      const place = strings.placeOf(node);
      if (place !== undefined) return strings.copy(place, place, run.out);
      const start = run.out.length;
      writeNew(run, node, i);
      // It costs more than it saves for a document that a client sends once.
      if (run.isRepeated) strings.add(node, run.out, start);
    };
    // Lists keep their order, so their strings are usually next to each other, with the commas.
    const series = (run: Run<R>, at: (i: number) => N, i: number, count: number): number => {
      const node = at(i);
      const first = strings.placeOf(node);
      if (first === undefined) {
        write(run, node, i);
        return 1;
      }
      for (let n = 1; i + n < count; n++) {
        const next = at(i + n);
        if (strings.placeOf(next) === first + n) continue;
        strings.copy(first, first + n - 1, run.out);
        run.out.byte(comma);
        run.path[run.path.length - 1] = i + n;
        write(run, next, i + n);
        return n + 1;
      }
      strings.copy(first, first + count - i - 1, run.out);
      return count - i;
    };
    return { write, series };
  }
}

/** The strings of one writer. */
class NodeStrings<N> {
  private readonly all: KeptStrings;
  private age = 0;
  private readonly places = new Map<N, number>();
  private ends: number[] = [];
  private buffer = Buffer.alloc(0);

  constructor(all: KeptStrings) {
    this.all = all;
  }

  placeOf(node: N): number | undefined {
    return this.age === this.all.age ? this.places.get(node) : undefined;
  }

  /** Copies the strings of some places. */
  copy(first: number, last: number, out: JsonText): void {
    // A comma follows each text.
    const start = first === 0 ? 0 : (this.ends[first - 1] as number) + 1;
    out.part(this.buffer, start, this.ends[last] as number);
  }

  add(node: N, out: JsonText, start: number): void {
    const text = out.since(start);
    this.all.count(text.length);
    if (this.age !== this.all.age) this.clear();
    const last = this.ends.at(-1);
    const from = last === undefined ? 0 : last + 1;
    const to = from + text.length;
    if (to >= this.buffer.length) this.grow(to + 1);
    this.buffer.set(text, from);
    this.buffer[to] = comma;
    this.places.set(node, this.ends.length);
    this.ends.push(to);
  }

  private clear(): void {
    this.age = this.all.age;
    this.places.clear();
    this.ends = [];
    this.buffer = Buffer.alloc(0);
  }

  private grow(least: number): void {
    const wider = Buffer.alloc(Math.max(least, 2 * this.buffer.length, firstSize));
    wider.set(this.buffer);
    this.buffer = wider;
  }
}
