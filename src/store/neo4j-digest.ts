/** Digests of a release's rows. With them, a load finds the differences without reading the whole database. */
import { createHash } from 'node:crypto';
import type { ContentRow, Part } from './neo4j-content.ts';

/** The largest number of buckets. For one differing row a load reads one bucket, a thousandth of a large relation. */
const maxBuckets = 1_024;

/** How many rows share a bucket, in digests with fewer buckets than the largest number. */
const rowsInBucket = 16;

/** The number of 32-bit words in a bucket. */
const width = 2;

/**
 * A digest of the rows of one part. Rows belong to a group: the node, or the node where the edge starts. A bucket sums
 * up all groups whose ids have the same hash. The number of buckets is a power of two: to compare digests of different
 * length, the loader folds the longer one.
 */
export class Digest {
  private readonly words: Uint32Array;

  private constructor(words: Uint32Array) {
    this.words = words;
  }

  static of(part: Part): Digest {
    const digest = Digest.sized(part.count);
    for (const rows of groupsOf(part.rows())) digest.add(rows);
    return digest;
  }

  /** Makes an empty digest for the given count of rows. */
  static sized(count: number): Digest {
    let buckets = 1;
    while (buckets < maxBuckets && buckets * rowsInBucket < count) buckets *= 2;
    return new Digest(new Uint32Array(buckets * width));
  }

  /** Reads a digest that {@link toList} wrote. */
  static from(list: readonly number[]): Digest {
    return new Digest(Uint32Array.from(list));
  }

  toList(): readonly number[] {
    return Array.from(this.words);
  }

  /** Adds all rows of one group. */
  add(rows: readonly ContentRow[]): void {
    const hash = createHash('sha256');
    for (const row of rows) hash.update(printRow(row));
    const sum = hash.digest();
    const bucket = this.bucketOf(rows[0]?.ids[0] ?? '') * width;
    for (let i = 0; i < width; i++) {
      this.words[bucket + i] = ((this.words[bucket + i] ?? 0) ^ sum.readUInt32LE(4 * i)) >>> 0;
    }
  }

  /** Passes rows on, and adds them on the way. */
  *adding(rows: Iterable<ContentRow>): Generator<ContentRow> {
    for (const group of groupsOf(rows)) {
      this.add(group);
      yield* group;
    }
  }

  /** Returns a test of whether the rows of a group may differ between two digests; null when none do. */
  compare(other: Digest): ((group: string) => boolean) | null {
    const length = Math.min(this.words.length, other.words.length);
    const mine = this.folded(length);
    const theirs = other.folded(length);
    const differs = Array.from({ length: length / width }, (_, bucket) =>
      Array.from({ length: width }, (_, i) => bucket * width + i).some((at) => mine[at] !== theirs[at]),
    );
    if (!differs.includes(true)) return null;
    return (group) => differs[hashOf(group) % differs.length] === true;
  }

  private folded(length: number): Uint32Array {
    const folded = new Uint32Array(length);
    this.words.forEach((word, i) => {
      folded[i % length] = ((folded[i % length] ?? 0) ^ word) >>> 0;
    });
    return folded;
  }

  private bucketOf(group: string): number {
    return hashOf(group) % (this.words.length / width);
  }
}

/** Puts rows that begin with the same id into one list. */
export function* groupsOf(rows: Iterable<ContentRow>): Generator<readonly ContentRow[]> {
  let group: ContentRow[] = [];
  for (const row of rows) {
    if (group[0] && group[0].ids[0] !== row.ids[0]) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}

/** Hashes an id (FNV-1a). */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Prints a row so that different rows are different strings. JSON keeps values and their neighbours apart. */
const printRow = ({ ids, own, properties }: ContentRow): string =>
  `${ids.join(' ')} ${JSON.stringify(own)} ${JSON.stringify(Object.values(properties))}\n`;
