/**
 * Trees of typed arrays as one file: a checksum, a header in JSON that describes the tree, and the arrays, each where
 * its numbers are aligned. Reading a pack reads the file into memory: the arrays are views of it. Numbers are written
 * as this machine orders their bytes, which the magic number at the start shows.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { must } from '../base/must.ts';
import { feedBytes } from '../base/sha256.ts';
import type { NumberArray } from './arrays.ts';

/** Something made of typed arrays, and of values that JSON has. */
export type Tree =
  | NumberArray
  | string
  | number
  | boolean
  | null
  | readonly Tree[]
  | { readonly [name: string]: Tree | undefined };

const arrayTypes = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float64Array };

type TypeName = keyof typeof arrayTypes;

/** The offset of an array from the end of the header. It takes the array's place in the tree. */
interface Section {
  readonly array: TypeName;
  readonly offset: number;
  readonly length: number;
}

const magic = 0x4e_47_53_31;
const alignment = 8;
const checksumLength = 32;
/** The magic number, the length of the header, and the checksum of all that follows. */
const prefixLength = 8 + checksumLength;
/** The most bytes that one write passes to the file system. */
const chunkLength = 1 << 24;

const aligned = (offset: number): number => Math.ceil(offset / alignment) * alignment;

/** A file cannot be used. The message says why. */
export class PackError extends Error {
  override readonly name = 'PackError';
}

/** Writes a tree under a temporary name, then renames the file: readers find all of it, or the file from before. */
export async function writePack(path: string, tree: Tree): Promise<void> {
  const parts: Uint8Array[] = [];
  // An array in several places of the tree is written once.
  const sections = new Map<unknown, Section>();
  let offset = 0;
  const place = (value: Tree | undefined): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (!ArrayBuffer.isView(value)) {
      return Array.isArray(value) ? value.map(place) : mapValues(value as Readonly<Record<string, Tree>>, place);
    }
    const known = sections.get(value);
    if (known) return known;
    const array = value as NumberArray;
    const section: Section = { array: array.constructor.name as TypeName, offset, length: array.length };
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    offset = aligned(offset + bytes.length);
    parts.push(bytes, new Uint8Array(offset - section.offset - bytes.length));
    sections.set(value, section);
    return section;
  };
  const header = Buffer.from(JSON.stringify(place(tree)));
  const padding = Buffer.alloc(aligned(prefixLength + header.length) - prefixLength - header.length, ' ');
  const prefix = Buffer.alloc(prefixLength);
  new Uint32Array(prefix.buffer, prefix.byteOffset, 2).set([magic, header.length + padding.length]);
  const content = [header, padding, ...parts];
  const hash = createHash('sha256').update(prefix.subarray(0, prefixLength - checksumLength));
  for (const part of content) feedBytes(hash, part);
  prefix.set(hash.digest(), prefixLength - checksumLength);

  const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    const file = await open(temporary, 'wx');
    try {
      for (const part of [prefix, ...content]) await writeAll(file, part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Reads a tree. The caller states its shape, and `accept` must verify it.
 * @param accept checks the tree when only the header is read: it has no arrays yet.
 * @throws {PackError} when the file is not a pack, incomplete or damaged. Errors of `accept` pass through.
 */
export async function readPack(path: string, accept: (header: unknown) => void): Promise<unknown> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const prefix = await read(file, 0, Math.min(prefixLength, size));
    if (size < prefixLength) throw new PackError('it is cut short');
    const [start, headerLength] = new Uint32Array(prefix, 0, 2);
    if (start !== magic) throw new PackError('it is not a snapshot');
    const from = prefixLength + must(headerLength);
    if (from > size || from % alignment !== 0) throw new PackError('it is cut short');
    const header = await read(file, prefixLength, from - prefixLength);
    const tree = parseHeader(header);
    accept(tree);
    const body = await read(file, from, size - from);
    const hash = createHash('sha256').update(new Uint8Array(prefix, 0, prefixLength - checksumLength));
    for (const part of [header, body]) feedBytes(hash, { buffer: part, byteOffset: 0, byteLength: part.byteLength });
    if (!hash.digest().equals(new Uint8Array(prefix, prefixLength - checksumLength)))
      throw new PackError('it is damaged');
    return restore(tree, body);
  } finally {
    await file.close();
  }
}

function parseHeader(header: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(header).toString('utf8'));
  } catch {
    throw new PackError('it is damaged');
  }
}

/** Puts views of the body in the places of the sections. */
function restore(value: unknown, body: ArrayBuffer): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => restore(item, body));
  if (!('array' in value)) return mapValues(value as Readonly<Record<string, unknown>>, (item) => restore(item, body));
  const { array, offset, length } = value as Section;
  return new arrayTypes[array](body, offset, length);
}

const mapValues = <T>(values: Readonly<Record<string, T>>, map: (value: T) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; from += chunkLength) {
    await file.writeFile(bytes.subarray(from, from + chunkLength));
  }
}

async function read(file: FileHandle, from: number, length: number): Promise<ArrayBuffer> {
  const buffer = allocate(length);
  for (let done = 0; done < length; ) {
    const part = new Uint8Array(buffer, done, Math.min(chunkLength, length - done));
    const { bytesRead } = await file.read(part, 0, part.length, from + done);
    if (bytesRead === 0) throw new PackError('it is cut short');
    done += bytesRead;
  }
  return buffer;
}

/** @throws {PackError} if the memory of this machine, or one array of JavaScript, is too small. */
function allocate(length: number): ArrayBuffer {
  try {
    return new ArrayBuffer(length);
  } catch {
    throw new PackError(`its ${length.toLocaleString('en')} bytes do not fit into memory`);
  }
}
