import { answerBuffers } from './buffers.ts';
import { answerTooLarge } from './errors.ts';

/** The bytes by which a text may exceed its limit before the writer notices it: more than any number takes. */
const slack = 64;

/** The size of a text at its beginning, in bytes. */
const firstSize = 2_048;

export const comma = 0x2c;
export const openList = 0x5b;
export const closeList = 0x5d;
const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;

interface Decoder {
  at(code: number): string;
}

/** Returns text as UTF-8. */
export const utf8 = (text: string): Uint8Array => Buffer.from(text);

/**
 * Collects JSON as UTF-8. It writes each value as `JSON.stringify` does. It never holds more bytes than the limit
 * allows.
 */
export class JsonText {
  /** Bytes so far. A writer sets it back to drop what it wrote. */
  length = 0;
  private bytes: Buffer;
  private readonly max: number;
  private spent = 0;

  /** @param expected the probable number of bytes. */
  constructor(max: number, expected = firstSize) {
    this.max = max;
    this.bytes = answerBuffers.take(Math.min(Math.max(expected + slack, firstSize), max + slack));
  }

  /** Counts bytes of the answer that are elsewhere towards the limit. */
  spend(bytes: number): void {
    this.spent += bytes;
    if (this.length + this.spent > this.max) throw answerTooLarge(this.max);
  }

  /** Returns the text. @throws {GraphQLError} LIMIT_EXCEEDED */
  finish(): Uint8Array {
    if (this.length + this.spent > this.max) throw answerTooLarge(this.max);
    return this.bytes.subarray(0, this.length);
  }

  /** Writes JSON that is already UTF-8. */
  raw(json: Uint8Array): void {
    this.ensure(json.length);
    const { bytes } = this;
    let at = this.length;
    if (json.length > 48) bytes.set(json, at);
    else for (let i = 0; i < json.length; i++) bytes[at + i] = json[i] as number;
    at += json.length;
    this.length = at;
  }

  /** Writes a part of a text that is already UTF-8. */
  part(source: Uint8Array, start: number, end: number): void {
    this.ensure(end - start);
    const { bytes } = this;
    let at = this.length;
    if (end - start > 200) bytes.set(source.subarray(start, end), at);
    else for (let i = start; i < end; i++) bytes[at++] = source[i] as number;
    this.length += end - start;
  }

  /** Returns the text from a place on. */
  since(start: number): Uint8Array {
    return this.bytes.subarray(start, this.length);
  }

  /** Writes a part of this text again. */
  repeat(start: number, end: number): void {
    this.ensure(end - start);
    this.bytes.copyWithin(this.length, start, end);
    this.length += end - start;
  }

  byte(code: number): void {
    this.ensure(1);
    this.bytes[this.length++] = code;
  }

  string(text: string): void {
    this.ensure(text.length + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = quote;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x20 || code === quote || code === backslash || code > 0x7e) {
        this.escaped(text);
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = quote;
    this.length = at;
  }

  /**
   * Writes a string that is UTF-8 already.
   * @param strings decodes it by its code, if it has to be escaped.
   */
  utf8String(source: Uint8Array, from: number, to: number, strings: Decoder, code: number): void {
    this.ensure(to - from + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = quote;
    for (let i = from; i < to; i++) {
      const byte = source[i] as number;
      if (byte < 0x20 || byte === quote || byte === backslash) {
        this.escaped(strings.at(code));
        return;
      }
      bytes[at++] = byte;
    }
    bytes[at++] = quote;
    this.length = at;
  }

  /** Writes a whole number of at most 32 bits. */
  int(value: number): void {
    this.ensure(slack);
    this.length = this.digits(value < 0 ? -value : value, this.sign(value));
  }

  /** Writes a finite number. */
  float(value: number): void {
    const thousandths = Math.round(value < 0 ? value * -1000 : value * 1000);
    // Decimals of up to fifteen digits have one double each, so this one has no shorter form.
    if (thousandths < 1e15 && thousandths / 1000 === Math.abs(value)) this.decimal(value, thousandths);
    else this.number(value);
  }

  /** Writes any number. */
  private number(value: number): void {
    const text = Number.isFinite(value) ? String(Object.is(value, -0) ? 0 : value) : 'null';
    this.ensure(text.length);
    this.length += this.bytes.write(text, this.length, 'latin1');
  }

  private decimal(value: number, thousandths: number): void {
    this.ensure(slack);
    const whole = Math.floor(thousandths / 1000);
    let rest = thousandths - whole * 1000;
    let at = this.digits(whole, this.sign(value));
    if (rest > 0) {
      this.bytes[at++] = point;
      for (let unit = 100; rest > 0; unit /= 10) {
        const digit = Math.floor(rest / unit);
        this.bytes[at++] = zero + digit;
        rest -= digit * unit;
      }
    }
    this.length = at;
  }

  private sign(value: number): number {
    if (value >= 0) return this.length;
    this.bytes[this.length] = minus;
    return this.length + 1;
  }

  /** Writes a whole number from 0 up. Returns the place after it. */
  private digits(value: number, start: number): number {
    const { bytes } = this;
    let size = 1;
    for (let limit = 10; value >= limit; limit *= 10) size += 1;
    let rest = value;
    for (let at = start + size - 1; at >= start; at--) {
      const next = Math.floor(rest / 10);
      bytes[at] = zero + (rest - next * 10);
      rest = next;
    }
    return start + size;
  }

  private escaped(text: string): void {
    const json = JSON.stringify(text);
    this.ensure(Buffer.byteLength(json));
    this.length += this.bytes.write(json, this.length);
  }

  private ensure(more: number): void {
    if (this.length + more > this.bytes.length) this.grow(this.length + more);
  }

  private grow(least: number): void {
    const most = this.max - this.spent + slack;
    if (least > most) throw answerTooLarge(this.max);
    const wider = answerBuffers.take(Math.min(Math.max(least, this.bytes.length * 2), most));
    this.bytes.copy(wider, 0, 0, this.length);
    answerBuffers.give(this.bytes);
    this.bytes = wider;
  }
}
