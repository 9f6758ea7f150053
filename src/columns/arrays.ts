/** Typed arrays: those that grow while a graph is laid out, and the narrowest that hold some numbers. */
import { bounds, checkBound } from '../base/bounds.ts';
import { must } from '../base/must.ts';

export type NumberArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

interface ArrayType<A extends NumberArray> {
  new (length: number): A;
}

/** A typed array that numbers are added to. It takes no memory until a number other than `blank` is added. */
export class Growing<A extends NumberArray> {
  private array: A;
  private used = 0;
  private readonly Type: ArrayType<A>;
  private readonly blank: number | undefined;
  private readonly most: number;

  /** @param most numbers that it takes. A test sets fewer. */
  constructor(Type: ArrayType<A>, blank?: number, most: number = bounds.items) {
    this.Type = Type;
    this.blank = blank;
    this.most = most;
    this.array = new Type(0);
  }

  get length(): number {
    return this.used;
  }

  /** Whether all numbers so far are blank. */
  get isBlank(): boolean {
    return this.array.length === 0;
  }

  /** @throws {UsageError} if it is full. */
  push(value: number): void {
    if (this.used >= this.array.length) this.makePlaceFor(value);
    this.array[this.used++] = value;
  }

  at(i: number): number {
    return must(i < this.used ? (this.isBlank ? this.blank : this.array[i]) : undefined);
  }

  /** Returns the numbers so far, as a view that is good until the next `push`. */
  view(): A {
    if (this.isBlank) return this.longer(this.used);
    return this.array.subarray(0, this.used) as A;
  }

  private makePlaceFor(value: number): void {
    checkBound('nodes, edges of a relation, or items of a property', this.used + 1, this.most);
    if (this.isBlank && Object.is(value, this.blank)) return;
    this.array = this.longer(Math.min(Math.max(64, this.used * 2), this.most));
  }

  /** Returns the numbers so far in an array of another length. */
  private longer(length: number): A {
    const longer = new this.Type(length);
    if (this.isBlank && this.blank !== undefined) longer.fill(this.blank, 0, this.used);
    else longer.set(this.array);
    return longer;
  }
}

/** Returns the narrowest array type for whole numbers from 0 to `most`. */
export const unsignedArray = (most: number): ArrayType<Uint8Array | Uint16Array | Uint32Array> =>
  most < 2 ** 8 ? Uint8Array : most < 2 ** 16 ? Uint16Array : Uint32Array;

/** Returns the narrowest array type for whole numbers of 32 bits between two bounds. */
export function signedArray(least: number, most: number): ArrayType<Int8Array | Int16Array | Int32Array> {
  const fits = (bits: number) => least >= -(2 ** (bits - 1)) && most < 2 ** (bits - 1);
  return fits(8) ? Int8Array : fits(16) ? Int16Array : Int32Array;
}

/**
 * Turns counts into offsets, in place: each becomes the sum of the counts before it. The count of item n is at n + 1.
 */
export function sumUp(counts: Uint32Array): Uint32Array {
  for (let i = 1; i < counts.length; i++) counts[i] = must(counts[i]) + must(counts[i - 1]);
  return counts;
}

/** The places of each owner's items, for owners whose numbers follow each other. Other owners have no items. */
export interface GroupsData {
  /** The number of the first owner. */
  readonly first: number;
  /** Where the items of each owner begin, and where the last ones end. */
  readonly offsets: Uint32Array;
}

/** Returns the places of an owner's items: from the first one to before the second one. */
export function groupAt({ first, offsets }: GroupsData, owner: number): readonly [from: number, to: number] {
  const i = owner - first;
  return i < 0 || i + 1 >= offsets.length ? [0, 0] : [must(offsets[i]), must(offsets[i + 1])];
}

/** Counts the items of each owner. The items are in the order of their owners. */
export function groupBy(owners: Uint32Array): GroupsData {
  let [first, last] = [owners.length === 0 ? 0 : 0xffffffff, -1];
  for (const owner of owners) {
    if (owner < first) first = owner;
    if (owner > last) last = owner;
  }
  const offsets = new Uint32Array(last < 0 ? 0 : last - first + 2);
  for (const owner of owners) offsets[owner - first + 1] = must(offsets[owner - first + 1]) + 1;
  return { first, offsets: sumUp(offsets) };
}

/** Sorts the given items stably by a number from 0 to `bound - 1` that each has, in linear time. */
export function countingSort(items: Uint32Array, bound: number, numberOf: (item: number) => number): Uint32Array {
  const next = new Uint32Array(bound + 1);
  for (const item of items) {
    const after = numberOf(item) + 1;
    next[after] = must(next[after]) + 1;
  }
  sumUp(next);
  const sorted = new Uint32Array(items.length);
  for (const item of items) {
    const number = numberOf(item);
    const place = must(next[number]);
    sorted[place] = item;
    next[number] = place + 1;
  }
  return sorted;
}

/** Returns the numbers of an array in another order. */
export function permute<A extends NumberArray>(array: A, order: Uint32Array): A {
  const permuted = new (array.constructor as ArrayType<A>)(order.length);
  for (let i = 0; i < order.length; i++) permuted[i] = must(array[must(order[i])]);
  return permuted;
}

/** Returns 0 to `length - 1`. */
export function range(length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}
