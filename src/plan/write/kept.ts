/**
 * Keeps the text of nodes between answers, where a selection has only properties of the node: a request for the same
 * document copies them, instead of escaping each string again.
 */
import type { JsonText } from '../../base/json-text.ts';
import type { Run } from './run.ts';
import type { Writer } from './writer.ts';

/** The memory of all kept texts of a release, in bytes. Beyond it, all are dropped, and kept again as requests come. */
const maxBytes = 16 * 1024 * 1024;

/** The memory of one text beside its bytes: its place, and half of the buffer that is free. */
const overhead = 100;

const firstSize = 4_096;

/** The memory that the kept texts of all writers share. */
export class KeptTexts {
  private readonly max: number;
  private bytes = 0;
  /** Rises when all texts are dropped. */
  age = 0;

  constructor(max = maxBytes) {
    this.max = max;
  }

  /** Counts a text, after it has dropped all others if they would take too much together. */
  count(bytes: number): void {
    this.bytes += bytes + overhead;
    if (this.bytes <= this.max) return;
    this.age += 1;
    this.bytes = bytes + overhead;
  }

  /** Returns a writer of nodes that copies the texts it has kept. */
  keep<R, N>({ write }: Writer<R, N>): Writer<R, N> {
    const texts = new NodeTexts<N>(this);
    return {
      write(run: Run<R>, node: N, i: number) {
        if (texts.copy(node, run.out)) return;
        const start = run.out.length;
        write(run, node, i);
        // A document that is asked for once would only pay for it.
        if (run.isRepeated) texts.add(node, run.out, start);
      },
    };
  }
}

/** The texts of one writer. */
class NodeTexts<N> {
  private readonly all: KeptTexts;
  private age = 0;
  private readonly places = new Map<N, number>();
  private ends: number[] = [];
  private buffer = Buffer.alloc(0);

  constructor(all: KeptTexts) {
    this.all = all;
  }

  copy(node: N, out: JsonText): boolean {
    const place = this.places.get(node);
    if (place === undefined || this.age !== this.all.age) return false;
    out.part(this.buffer, this.ends[place - 1] ?? 0, this.ends[place] ?? 0);
    return true;
  }

  add(node: N, out: JsonText, start: number): void {
    const text = out.since(start);
    this.all.count(text.length);
    if (this.age !== this.all.age) this.clear();
    const from = this.ends.at(-1) ?? 0;
    if (from + text.length > this.buffer.length) this.grow(from + text.length);
    this.buffer.set(text, from);
    this.places.set(node, this.ends.length);
    this.ends.push(from + text.length);
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
