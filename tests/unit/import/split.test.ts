/** Writes, splits and orders the records of a seed in different ways: the graph and the problems stay the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import { SeedError } from '../../../src/import/seed-error.ts';
import type { GraphData } from '../../../src/model/data.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import type { RuleDefinition } from '../../../src/model/rule.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { libraryGraph } from '../../support/library/model.ts';
import { check } from '../../support/random/fast-check.ts';
import { mistakes, type SeedRecord, seedRecordsOf, writeSeed } from './records.ts';
import { withSeed } from './support.ts';

const because = 'The librarian says so.';
const rules: ReadonlyMap<string, readonly RuleDefinition[]> = new Map([
  ['Book', [{ rule: 'never', when: { format: 'AUDIO', illustrated: true }, because }]],
  ['Author', [{ rule: 'unique', properties: ['motto'], because }]],
  ['WROTE', [{ rule: 'atMost', property: 'share', max: 1, sum: { per: 'to' }, because }]],
  ['NEAR', [{ rule: 'atMost', property: 'distance', max: 2_000, because }]],
]);
const ruled = <T extends { readonly name: string }>(declared: T): T => {
  const own = rules.get(declared.name);
  return own ? { ...declared, rules: own } : declared;
};
const graph = resolveGraph({
  ...libraryGraph,
  kinds: libraryGraph.kinds.map(ruled),
  relations: libraryGraph.relations.map(ruled),
});

const { data } = await loadLibrary();
const sound = seedRecordsOf(graph, data);

interface Loaded {
  readonly graph?: GraphData;
  /** Without the places that depend on how the records are split. */
  readonly problems: readonly string[];
}

async function loaded(files: Readonly<Record<string, string>>, chunkBytes?: number): Promise<Loaded> {
  return withSeed(files, 'empty', async (folder) => {
    try {
      const columns = await loadSeed(graph, folder, chunkBytes === undefined ? {} : { chunkBytes });
      return { graph: graphDataOf(columns), problems: [] };
    } catch (error) {
      if (!(error instanceof SeedError)) throw error;
      expect(error.count).toBe(error.problems.length);
      return { problems: error.problems.map(({ message }) => message.replace(/[\w./-]+:\d+/g, 'a place')).sort() };
    }
  });
}

const anySplit = {
  order: fc.shuffledSubarray(
    sound.map((_, i) => i),
    { minLength: sound.length },
  ),
  /** The file of each record, and whether it is a CSV file. */
  files: fc.array(fc.nat({ max: 5 }), { minLength: sound.length * 2, maxLength: sound.length * 2 }),
  style: fc.record({
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    isQuoted: fc.boolean(),
    hasMark: fc.boolean(),
  }),
  chunkBytes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(undefined)),
};

function written(
  records: readonly SeedRecord[],
  order: readonly number[],
  files: readonly number[],
  style: { readonly lineEnd: string; readonly isQuoted: boolean; readonly hasMark: boolean },
) {
  const placed = order.flatMap((i) => {
    const record = records[i];
    return record ? [{ record, file: files[i] ?? 0 }] : [];
  });
  const rest = records.slice(order.length).map((record, i) => ({ record, file: files[i] ?? 0 }));
  return writeSeed(graph, [...rest, ...placed], style);
}

const plain = { lineEnd: '\n', isQuoted: false, hasMark: false };
const inOneFile = (records: readonly SeedRecord[]) =>
  writeSeed(
    graph,
    records.map((record) => ({ record, file: 0 })),
    plain,
  );

it('a sound seed makes the same graph of the same release', { timeout: 120_000 }, async () => {
  const whole = await loaded(inOneFile(sound));
  expect(whole.problems).toEqual([]);
  expect(whole.graph?.edges).toEqual(data.edges);
  await check(
    fc.asyncProperty(fc.record(anySplit), async ({ order, files, style, chunkBytes }) => {
      expect(await loaded(written(sound, order, files, style), chunkBytes)).toEqual(whole);
    }),
    15,
  );
});

/** Up to three records of each type, by their places. */
const samples = [...new Set(sound.map(({ type }) => type))].flatMap((type) =>
  sound.flatMap((record, i) => (record.type === type ? [i] : [])).slice(0, 3),
);

it.each(mistakes.map((mistake, i) => [i, mistake] as const))(
  'mistake %i is reported alike in YAML and in CSV, in every type of record',
  async (_i, mistake) => {
    const records = sound.flatMap((record, i) => (samples.includes(i) ? mistake(record) : [record]));
    const problems = await loaded(inOneFile(records));
    expect(problems.problems.length).toBeGreaterThan(0);
    const placed = records.map((record) => ({ record, file: 1 }));
    expect(await loaded(writeSeed(graph, placed, plain))).toEqual(problems);
  },
);

it('a seed with mistakes has the same problems', { timeout: 120_000 }, async () => {
  const anyMistakes = fc.array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.constantFrom(...mistakes)), {
    minLength: 1,
    maxLength: 6,
  });
  await check(
    fc.asyncProperty(fc.record(anySplit), anyMistakes, async ({ order, files, style, chunkBytes }, wrong) => {
      const records = [...sound];
      for (const [i, mistake] of wrong) {
        const record = records[i];
        if (record) records.splice(i, 1, ...mistake(record));
      }
      const split = await loaded(written(records, order, files, style), chunkBytes);
      expect(split).toEqual(await loaded(inOneFile(records)));
    }),
    25,
  );
});
