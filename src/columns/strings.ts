import { bounds, checkBound } from '../base/bounds.ts';
import type { JsonText } from '../base/json-text.ts';
import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';
import { Growing } from './arrays.ts';

/** Sorted strings as UTF-8, one after another in one buffer. */
export interface StringsData {
  readonly bytes: Uint8Array;
  /** Where each string begins, and where the last one ends. */
  readonly offsets: Uint32Array;
}

/**
 * Distinct strings in the order of their code points, which is that of their bytes. The place of a string is its code:
 * codes compare like the strings.
 */
export class Strings {
  readonly data: StringsData;
  readonly length: number;
  private readonly buffer: Buffer;

  constructor(data: StringsData) {
    this.data = data;
    this.length = data.offsets.length - 1;
    this.buffer = asBuffer(data.bytes);
  }

  at(code: number): string {
    const { offsets } = this.data;
    return this.buffer.toString('utf8', must(offsets[code]), must(offsets[code + 1]));
  }

  /** Writes a string as JSON, without decoding it. */
  write(out: JsonText, code: number): void {
    const { bytes, offsets } = this.data;
    out.utf8String(bytes, offsets[code] as number, offsets[code + 1] as number, this, code);
  }

  /** Returns the code of a string, or -1 if it is not one of these. */
  find(text: string): number {
    const wanted = Buffer.from(text);
    const code = this.rankOfBytes(wanted);
    return code < this.length && this.compareTo(code, wanted) === 0 ? code : -1;
  }

  /** Returns how many of the strings sort before a string, which need not be one of them. */
  rankOf(text: string): number {
    return this.rankOfBytes(Buffer.from(text));
  }

  private rankOfBytes(wanted: Uint8Array): number {
    return lowerBound(0, this.length, (code) => this.compareTo(code, wanted) < 0);
  }

  private compareTo(code: number, wanted: Uint8Array): number {
    const { bytes, offsets } = this.data;
    return compareBytes(bytes, must(offsets[code]), must(offsets[code + 1]), wanted, 0, wanted.length);
  }
}

/** Gathers strings and gives each a provisional code, the same for the same string. */
export class Interner {
  private buffer: Buffer = Buffer.alloc(1 << 12);
  private readonly offsets = new Growing(Uint32Array);
  private readonly hashes = new Growing(Uint32Array);
  /** A hash table with open addressing: 0 for a free place, else a code and 1. */
  private table = new Uint32Array(1 << 10);
  /** Recent strings, since most strings repeat soon. */
  private readonly recent = new Map<string, number>();
  private readonly most: { readonly stringBytes: number; readonly strings: number };

  /** @param most bytes and strings that it takes. A test sets fewer. */
  constructor(most: Interner['most'] = bounds) {
    this.most = most;
    this.offsets.push(0);
  }

  get length(): number {
    return this.hashes.length;
  }

  /** Returns the code of a string, and adds a new one. @throws {UsageError} beyond a bound of the graph. */
  intern(text: string): number {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const { end, hash, place, code } = this.lookUp(text);
    const found = code ?? this.add(end, hash, place);
    this.remember(text, found);
    return found;
  }

  /** Returns the code of a string, or undefined if no one added it. */
  find(text: string): number | undefined {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const { code } = this.lookUp(text);
    if (code !== undefined) this.remember(text, code);
    return code;
  }

  at(code: number): string {
    return this.buffer.toString('utf8', this.offsets.at(code), this.offsets.at(code + 1));
  }

  /** Sorts the strings. Returns them with the final code of each provisional one. */
  finish(): { readonly strings: Strings; readonly codes: Uint32Array } {
    const [bytes, offsets] = [this.buffer, this.offsets.view()];
    const order = Uint32Array.from(this.hashes.view().keys()).sort((a, b) =>
      compareBytes(bytes, must(offsets[a]), must(offsets[a + 1]), bytes, must(offsets[b]), must(offsets[b + 1])),
    );
    const sorted = new Uint8Array(must(offsets.at(-1)));
    const ends = new Uint32Array(order.length + 1);
    const codes = new Uint32Array(order.length);
    let end = 0;
    for (const [code, provisional] of order.entries()) {
      const text = bytes.subarray(must(offsets[provisional]), must(offsets[provisional + 1]));
      sorted.set(text, end);
      end += text.length;
      ends[code + 1] = end;
      codes[provisional] = code;
    }
    return { strings: new Strings({ bytes: sorted, offsets: ends }), codes };
  }

  /** Writes a string behind the others and looks for the same one among them. */
  private lookUp(text: string) {
    if (!text.isWellFormed()) throw new Error(`${JSON.stringify(text)} cannot be written as UTF-8`);
    const start = this.offsets.at(this.length);
    if (start + text.length * 3 > this.buffer.length) this.widen(start + Buffer.byteLength(text));
    const end = start + this.buffer.write(text, start);
    const hash = hashOf(this.buffer, start, end);
    const mask = this.table.length - 1;
    let place = hash & mask;
    for (let entry = must(this.table[place]); entry !== 0; entry = must(this.table[place])) {
      if (this.hashes.at(entry - 1) === hash && this.isAt(entry - 1, start, end)) {
        return { end, hash, place, code: entry - 1 };
      }
      place = (place + 1) & mask;
    }
    return { end, hash, place, code: undefined };
  }

  private add(end: number, hash: number, place: number): number {
    const code = this.length;
    checkBound('distinct strings', code + 1, this.most.strings);
    this.offsets.push(end);
    this.hashes.push(hash);
    this.table[place] = code + 1;
    if (this.length * 2 > this.table.length) this.rehash();
    return code;
  }

  private isAt(code: number, start: number, end: number): boolean {
    const [from, to] = [this.offsets.at(code), this.offsets.at(code + 1)];
    return compareBytes(this.buffer, from, to, this.buffer, start, end) === 0;
  }

  private remember(text: string, code: number): void {
    if (this.recent.size === 4_096) this.recent.clear();
    this.recent.set(text, code);
  }

  private widen(least: number): void {
    if (least <= this.buffer.length) return;
    const most = this.most.stringBytes;
    checkBound('bytes of distinct strings', least, most);
    const wider = Buffer.alloc(Math.min(Math.max(least, this.buffer.length * 2), most));
    this.buffer.copy(wider);
    this.buffer = wider;
  }

  private rehash(): void {
    this.table = new Uint32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let code = 0; code < this.length; code++) {
      let place = this.hashes.at(code) & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = code + 1;
    }
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Hashes bytes (FNV-1a). */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ must(bytes[i]), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Compares two stretches of bytes, which orders UTF-8 by code point. */
function compareBytes(a: Uint8Array, aStart: number, aEnd: number, b: Uint8Array, bStart: number, bEnd: number) {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < length; i++) {
    const difference = must(a[aStart + i]) - must(b[bStart + i]);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
