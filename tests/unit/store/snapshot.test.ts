import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { columnsOf, graphDataOf } from '../../../src/columns/graph-data.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { layOutSeed, makeSnapshot } from '../../../src/server/seed-snapshot.ts';
import { layOutGraph } from '../../../src/store/memory-store.ts';
import { readSnapshot, writeSnapshot } from '../../../src/store/snapshot.ts';
import { librarySeed, loadLibrary } from '../../support/library/index.ts';
import { libraryGraph } from '../../support/library/model.ts';

const { graph, data } = await loadLibrary();
const sources = { seed: 'a', code: 'b' };
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  path = join(folder, 'Library.snapshot');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const laid = layOutGraph(columnsOf(graph, data));

describe('a snapshot', () => {
  it('gives back the graph, its order and its index, to the bit', async () => {
    await writeSnapshot(path, laid, sources);
    const read = await readSnapshot(path, graph, sources);
    expect(read && graphDataOf(read.columns)).toEqual(data);
    expect(read?.columns.data).toEqual(laid.columns.data);
    expect(read?.layout).toEqual(laid.layout);
    expect(read?.search).toEqual(laid.search);
  });

  it('is null where there is no file', async () => {
    expect(await readSnapshot(path, graph, sources)).toBeNull();
  });

  it('is refused when it was made of another seed, by other code, or for another graph', async () => {
    await writeSnapshot(path, laid, sources);
    const [kind, ...kinds] = libraryGraph.kinds;
    const changed = resolveGraph({
      ...libraryGraph,
      kinds: kind ? [{ ...kind, description: 'Another.' }, ...kinds] : [],
    });
    await expect(readSnapshot(path, graph, { ...sources, seed: 'c' })).rejects.toThrow('it was made of another seed');
    await expect(readSnapshot(path, graph, { ...sources, code: 'c' })).rejects.toThrow(
      'another version of the service',
    );
    await expect(readSnapshot(path, changed, sources)).rejects.toThrow('for another declaration of the graph');
  });

  it('is refused when it is cut short, at any length', async () => {
    await writeSnapshot(path, laid, sources);
    const { size } = await stat(path);
    const lengths = [0, 1, 8, 39, 40, 41, 200, Math.floor(size / 2), size - 8, size - 1];
    for (const length of lengths.toSorted((a, b) => b - a)) {
      await truncate(path, length);
      await expect(readSnapshot(path, graph, sources), `${length} bytes`).rejects.toThrow(/cut short|damaged/);
    }
  });

  it('is refused when any one byte is another', async () => {
    await writeSnapshot(path, laid, sources);
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      await writeFile(path, damaged);
      await expect(readSnapshot(path, graph, sources), `byte ${at}`).rejects.toThrow(
        /damaged|cut short|not a snapshot|another/,
      );
    }
  });

  it('is refused when it is another file, or a folder', async () => {
    await writeFile(path, 'PK\u0003\u0004 a file of another program, long enough to be read as one'.repeat(9));
    await expect(readSnapshot(path, graph, sources)).rejects.toThrow('it is not a snapshot');
    await rm(path);
    await mkdir(path);
    await expect(readSnapshot(path, graph, sources)).rejects.toThrow('cannot be read (EISDIR)');
  });

  it('is whole at every moment while several write it, and leaves no other file', async () => {
    const writers = Promise.all(Array.from({ length: 6 }, () => writeSnapshot(path, laid, sources)));
    let isWriting = true;
    const written = writers.finally(() => {
      isWriting = false;
    });
    while (isWriting) {
      const read = await readSnapshot(path, graph, sources);
      if (read) expect(read.columns.nodeCount).toBe(data.nodes.length);
    }
    await written;
    expect(await readdir(folder)).toEqual(['Library.snapshot']);
  });
});

describe('the graph of a seed', () => {
  const seedOf = async (): Promise<string> => {
    const seed = join(folder, 'seed');
    await mkdir(seed);
    for (const name of await readdir(librarySeed)) await copyFile(join(librarySeed, name), join(seed, name));
    return seed;
  };
  const open = async (seed: string, snapshot: string) => {
    const lines: string[] = [];
    const warnings: string[] = [];
    const places = { seed, snapshot };
    const { columns } = await layOutSeed(
      graph,
      places,
      (line) => lines.push(line),
      (line) => warnings.push(line),
    );
    return { columns, lines, warnings };
  };

  it('comes from the snapshot that the first start writes, equal in all', async () => {
    const seed = await seedOf();
    const snapshot = join(folder, 'deep/snapshots');
    const first = await open(seed, snapshot);
    const file = join(snapshot, `${graph.definition.name}.snapshot`);
    const { mtimeMs } = await stat(file);
    const second = await open(seed, snapshot);
    expect([first.lines, second.lines]).toEqual([[], []]);
    expect(second.columns.data).toEqual(first.columns.data);
    expect(second.columns.release).toEqual(first.columns.release);
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  });

  it.each([
    ['a file is changed', (seed: string) => writeFile(join(seed, 'release.yaml'), otherRelease)],
    ['a file is added', (seed: string) => writeFile(join(seed, 'more.yaml'), '# nothing\n')],
    ['a file is renamed', (seed: string) => rename(join(seed, 'authors.yaml'), join(seed, 'x.yaml'))],
  ])('is imported again, with one line, after %s', async (_what, change) => {
    const seed = await seedOf();
    await open(seed, folder);
    await change(seed);
    const { lines } = await open(seed, folder);
    expect(lines).toEqual([
      `${join(folder, `${graph.definition.name}.snapshot`)} is not used: it was made of another seed.`,
    ]);
    expect((await open(seed, folder)).lines).toEqual([]);
  });

  it('is warned about, with both hashes, after a change under the same version', async () => {
    const seed = await seedOf();
    const first = await open(seed, folder);
    const books = join(seed, 'books.yaml');
    await writeFile(books, (await readFile(books, 'utf8')).replace(/pages: \d+/, 'pages: 4321'));
    const changed = await open(seed, folder);
    expect(changed.warnings).toEqual([expect.stringContaining('Raise "version:" in release.yaml')]);
    for (const { columns } of [first, changed]) expect(changed.warnings[0]).toContain(columns.release.id);
    // The next change has a version of its own.
    await writeFile(join(seed, 'release.yaml'), otherRelease);
    expect([first.warnings, (await open(seed, folder)).warnings]).toEqual([[], []]);
  });

  it('is imported without a word where no snapshot is kept', async () => {
    const { columns, lines } = await open(librarySeed, '');
    expect(columns.nodeCount).toBe(data.nodes.length);
    expect(lines).toEqual([]);
    await expect(makeSnapshot(graph, { seed: librarySeed, snapshot: '' })).rejects.toThrow('expected a folder');
  });

  it('is imported with one line where the snapshot cannot be written', async () => {
    const blocked = join(folder, 'file');
    await writeFile(blocked, '');
    const { columns, lines } = await open(librarySeed, blocked);
    expect(columns.nodeCount).toBe(data.nodes.length);
    expect(lines).toEqual([expect.stringMatching(/is not written \(\w+\): the next start imports the seed again/)]);
    await expect(makeSnapshot(graph, { seed: librarySeed, snapshot: blocked })).rejects.toThrow('is not written');
  });

  it('has its problems reported by the importer, not by the snapshot', async () => {
    await expect(open(join(folder, 'nowhere'), folder)).rejects.toThrow('the folder cannot be read (ENOENT)');
  });
});

const otherRelease = 'version: "2"\ntitle: Another\npublished: 2026-02-01\n';
