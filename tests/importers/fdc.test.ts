/** An import of a small table from its files to the answers of the embedded store. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { Engine } from '../../src/engine/engine.ts';
import { loadSeed } from '../../src/import/load.ts';
import type { PropertyValues } from '../../src/model/data.ts';
import type { KindDefinition } from '../../src/model/define.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { openMemoryStore } from '../../src/store/memory-store.ts';
import { defaultLimits, TestEngine } from '../support/engine/engine.ts';
import { downloads, type Imported, importTable, refusedRows, smallTable } from '../support/fdc/index.ts';
import { largeQuestions, refusedQuestion } from '../support/fdc/large-questions.ts';
import { questions } from '../support/fdc/questions.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { killAll, run, runWith } from '../support/process/command.ts';

let imported: Imported;
let engine: TestEngine;
beforeAll(async () => {
  imported = await importTable();
  engine = new TestEngine(imported.graph, imported.data, {}, undefined, nutritionResearch);
}, 120_000);
afterEach(killAll);

const ask = (name: string) => engine.data(questions[name] ?? '');

describe('an imported amount', () => {
  it('has its derivation, spread, footnote, claim and address', async () => {
    const { food } = await ask('amount');
    expect(food).toMatchObject({
      name: 'Test bar, "crunchy", of several foods',
      fdcId: 900001,
      ndbNumber: null,
      category: 'PREPARED_FOOD',
      usdaUrl: 'https://fdc.nal.usda.gov/food-details/900001/nutrients',
    });
    expect(food.protein).toMatchObject({
      ...{ amountPer100g: 7.25, unit: 'G', derivation: 'ANALYTICAL', derivationCode: 'A', dataPoints: 3 },
      ...{ minPer100g: 6.5, maxPer100g: 8.1, medianPer100g: 7.1, sampledSince: 2014, inMilligrams: 6500 },
      footnote: 'Protein by a factor of 6.25',
    });
    expect(food.protein.claims).toEqual([
      expect.objectContaining({
        id: 'claim:fdc-900001',
        section: 'FDC 900001 (foundation_food)',
        url: 'https://fdc.nal.usda.gov/food-details/900001/nutrients',
        source: expect.objectContaining({ id: 'source:usda-fdc' }),
      }),
    ]);
    expect(food.formOf.edges).toEqual([
      expect.objectContaining({
        node: { id: 'food:snacks' },
        claims: [
          { id: 'claim:fdc-rule-snacks', source: { id: 'source:editors' } },
          { id: 'claim:fdc-900001', source: { id: 'source:usda-fdc' } },
        ],
      }),
    ]);
  });

  it('distinguishes zero from not measured, and a measured zero from an assumed one', async () => {
    const { food } = await ask('zeros');
    expect(food.assumed).toMatchObject({ amountPer100g: 0, derivation: 'ASSUMED_ZERO', derivationCode: 'Z' });
    expect(food.measured).toEqual({
      ...{ amountPer100g: 0, derivation: 'ANALYTICAL', dataPoints: 4, minPer100g: 0, maxPer100g: 0 },
    });
    expect(food.unmeasured).toBeNull();
  });

  it('is in the unit of its nutrient: zinc that the table gives in µg is in mg', async () => {
    const zinc = imported.data.edges.find(({ from, to }) => from === 'food:fdc-900001' && to === 'nutrient:zinc');
    expect(zinc?.properties).toMatchObject({ amountPer100g: 5.3, minPer100g: 5.2, maxPer100g: 5.4, unit: 'MG' });
  });
});

describe('nutrients', () => {
  it('distinguish energy by general factors, by specific factors, and in kilojoules', async () => {
    const { nutrients } = await ask('energies');
    const amounts = nutrients.nodes.map((node: { id: string; measuredAs: string; foods: { edges: object[] } }) => [
      node.id,
      node.foods.edges[0],
    ]);
    expect(Object.fromEntries(amounts)).toEqual({
      'nutrient:energy': undefined,
      'nutrient:fdc-1062': { amountPer100g: 1724, unit: 'KJ' },
      'nutrient:fdc-2047': { amountPer100g: 412, unit: 'KCAL' },
      'nutrient:fdc-2048': { amountPer100g: 398.6, unit: 'KCAL' },
    });
    for (const { id, componentOf } of nutrients.nodes.slice(1)) {
      expect([id, componentOf.edges[0]?.node.id]).toEqual([id, 'nutrient:energy']);
    }
  });

  it('keep folate, vitamin A, vitamin D and vitamin E in what they are measured as', async () => {
    const { food } = await ask('forms');
    expect(food.vitaminDInIu.amountPer100g / food.vitaminD.amountPer100g).toBeCloseTo(40, 0);
    expect([food.vitaminD.unit, food.vitaminDInIu.unit, food.vitaminAInIu.unit]).toEqual(['UG', 'IU', 'IU']);
    const { folate, folicAcid, foodFolate } = food;
    expect(folate.amountPer100g).toBeCloseTo(foodFolate.amountPer100g + 1.7 * folicAcid.amountPer100g, 0);
    expect(food.vitaminAInIu.amountPer100g).toBeGreaterThan(food.vitaminA.amountPer100g);
    expect(food.vitaminE.unit).toBe('MG');
  });

  it('for which the model has no word are kept, with their unit and where they come from', async () => {
    const { nutrients } = await ask('newNutrients');
    const byId = new Map(nutrients.nodes.map((node: { id: string }) => [node.id, node]));
    expect(byId.get('nutrient:fdc-1210')).toMatchObject({ name: 'Tryptophan', class: 'AMINO_ACID', usdaNumber: '501' });
    expect(byId.get('nutrient:fdc-1156')).toMatchObject({ unit: 'UG', measuredAs: 'Retinol equivalents (RE)' });
    expect(byId.get('nutrient:fdc-2065')).toMatchObject({ class: 'CARBOHYDRATE', usdaNumber: null });
    expect(byId.get('nutrient:fdc-2057')).toMatchObject({ name: 'Ergothioneine', usdaNumber: null });
    // A second nutrient under a number that the seed has is kept apart.
    expect(byId.get('nutrient:fdc-9002')).toMatchObject({ name: 'Iron, Fe, by another method', usdaNumber: null });
    // Biotin is the seed's own, which SR28 does not measure.
    expect(byId.has('nutrient:fdc-1176')).toBe(false);
    expect(imported.data.edges).toContainEqual(
      expect.objectContaining({ relation: 'CONTAINS', from: 'food:fdc-900001', to: 'nutrient:biotin' }),
    );
    for (const { description } of nutrients.nodes) expect(description).toMatch(/^As USDA FoodData Central lists it/);
  });
});

describe('the curated seed in the import', () => {
  it('stays: every node and every relation is there, with at least the same evidence', async () => {
    const { graph, data } = await loadNutrition();
    const nodes = new Map(imported.data.nodes.map((node) => [node.id, node]));
    // Derived values sum up the evidence of the whole graph, and the table adds evidence.
    const given = (owner: Pick<KindDefinition, 'properties'>, properties: PropertyValues) =>
      Object.fromEntries(
        Object.entries(properties).filter(([name, value]) => value !== null && !owner.properties?.[name]?.derived),
      );
    for (const { id, kind, properties } of data.nodes) {
      const found = nodes.get(id);
      expect([id, found?.kind]).toEqual([id, kind]);
      const owner = graph.kind(kind);
      expect(given(owner, found?.properties ?? {})).toEqual(given(owner, properties));
    }
    const key = (edge: { relation: string; from: string; to: string }) => `${edge.relation} ${edge.from} ${edge.to}`;
    const edges = new Map(imported.data.edges.map((edge) => [key(edge), edge]));
    for (const edge of data.edges) {
      const found = edges.get(key(edge));
      const { relation } = graph.hop(edge.relation, 'out');
      expect(found?.properties).toMatchObject(given(relation, edge.properties));
      expect(found?.evidence.slice(0, edge.evidence.length)).toEqual(edge.evidence);
    }
  });

  it('has each food once: a record with a known NDB number joins the food of the editors', async () => {
    const numbers = imported.data.nodes
      .map(({ properties }) => properties.ndbNumber ?? null)
      .filter((ndb) => ndb !== null);
    expect(new Set(numbers).size).toBe(numbers.length);
    const { food } = await ask('forms');
    expect(food.vitaminD.claims).toEqual([
      { id: 'claim:usda-sr28-15085', source: { id: 'source:usda-sr28' } },
      { id: 'claim:fdc-173691', source: { id: 'source:usda-fdc' } },
    ]);
  });

  it('keeps its figure where the table has another, and the report says so', async () => {
    const iron = imported.data.edges.find(({ from, to }) => from === 'food:spinach-raw' && to === 'nutrient:iron');
    expect(iron).toMatchObject({ properties: { amountPer100g: 2.71 }, evidence: ['claim:usda-sr28-11457'] });
    expect(imported.refused).toContainEqual(
      expect.stringContaining('the seed gives 2.71 MG of nutrient:iron in food:spinach-raw, the table 2.72'),
    );
  });

  it('keeps prepared foods, whose ingredients are unknown, out of vegan and vegetarian suggestions', () => {
    const excluded = imported.data.edges.filter(
      ({ relation, to }) => relation === 'EXCLUDES' && to === 'food:prepared-foods',
    );
    expect(excluded.map(({ from }) => from)).toEqual(['risk-factor:vegan-diet', 'risk-factor:vegetarian-diet']);
  });
});

describe('the report', () => {
  it('lists every refused row once, with file, line and reason', async () => {
    const lines = (await readFile(join(smallTable, 'food_nutrient.csv'), 'utf8')).trimEnd().split('\n').length - 1;
    const [, rows, kept, merged, refused] =
      /food_nutrient\.csv \| (\d+) \| (\d+) \| (\d+) \| (\d+)/.exec(imported.report)?.map(Number) ?? [];
    expect(rows).toBe(lines);
    expect((kept ?? 0) + (merged ?? 0) + (refused ?? 0)).toBe(rows);
    expect(imported.refused.filter((row) => row.startsWith('food_nutrient.csv:'))).toHaveLength(refused ?? -1);
    expect(new Set(imported.refused).size).toBe(imported.refused.length);
  });

  it.each([
    'food.csv:29: data_type "sample_food" is not a food',
    'food.csv:33: fdc_id 900006 is already on line 32',
    'sr_legacy_food.csv:27: the NDB number "ABC"',
    'foundation_food.csv:2: NDB 15085 belongs to the food 173691 already',
    'nutrient.csv:10: an amount in "PH" is not an amount in 100 g',
    'the amount is empty: the table lists the nutrient and did not measure it',
    'amount -4 is below 0',
    'amount "1,200" is not a number',
    'min 5 is above max 3',
    'an earlier row gives another amount (0.12)',
    '140 G is more than 100 g in 100 g of the food',
    'nutrient:water of food:fdc-900006 (2 g) gives way',
    'expected 11 cells as in the first line, found 3',
    'measure_unit.csv:2: the importer takes no facts from this file',
  ])('says: %s', (reason) => expect(imported.refused.filter((row) => row.includes(reason))).toHaveLength(1));

  it('names the plausibility checks that foods fail, and the foods stay', () => {
    expect(imported.summary).toMatch(/sugars-within-carbohydrate: \d+ of \d+ foods/);
    expect(imported.report).toContain('| 900001 | Test bar, "crunchy", of several foods | 13 | 12 |');
    expect(imported.data.nodes.some(({ id }) => id === 'food:fdc-900001')).toBe(true);
  });

  it('remarks on a part that was not taken from a row that was', () => {
    expect(imported.report).toContain('food_nutrient_derivation.csv has no id "777"');
    expect(imported.data.edges).toContainEqual(
      expect.objectContaining({ from: 'food:fdc-900001', to: 'nutrient:beta-carotene' }),
    );
  });

  it('compares the rules with the editors', () => {
    expect(imported.report).toContain('The seed has 5 of the foods already');
    expect(imported.report).toContain('the same for 5 of them');
  });
});

const examples = (await readExamples(examplesFolder)).map(({ name, query }) => [name, query] as const);

it.each([...Object.entries(largeQuestions), ...examples])('answers within the default limits: %s', async (_, query) => {
  const limited = new TestEngine(imported.graph, imported.data, defaultLimits, undefined, nutritionResearch);
  expect((await limited.run(query)).errors).toEqual([]);
});

it.each(Object.keys(questions))('answers the question %s', async (name) => {
  expect(JSON.stringify(await ask(name))).not.toMatch(/^\{"\w+":(null|\[\])\}$/);
});

describe('the command import', () => {
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'fdc-command-'));
  });
  afterAll(() => rm(home, { recursive: true }));

  it('writes a seed that check-seed takes, and keeps a folder that holds files', async () => {
    const out = join(home, 'seed');
    const done = await run('import', 'fdc', smallTable, '--out', out).ended;
    expect(done.err).toBe('');
    expect(done.out).toMatch(/food_nutrient\.csv +\d+ +\d+ +\d+ +\d+\n/);
    expect(done.code).toBe(0);
    const checked = await run('check-seed', out).ended;
    expect(checked.out).toMatch(/: \d+ nodes, \d+ relations, no problems found\.\n$/);
    const again = await run('import', 'fdc', smallTable, '--out', out).ended;
    expect(again.err).toContain('the folder holds files. Name a new or empty folder.');
    expect(again.code).toBe(1);
  }, 240_000);
});

/** Reads the most memory that a process has had resident, in MB, if the system reports it. */
const mostMegabytes = (pid: number | undefined): Promise<number> =>
  readFile(`/proc/${pid}/status`, 'utf8').then(
    (status) => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
    () => 0,
  );

describe.skipIf(downloads.length === 0).each(downloads)('the download in %s', (folder) => {
  it('is imported whole within 512 MB, every row is accounted for, and the loader takes the seed', async () => {
    const home = await mkdtemp(join(tmpdir(), 'fdc-download-'));
    const out = join(home, 'seed');
    const command = run('import', 'fdc', folder, '--out', out);
    let most = 0;
    const watch = setInterval(async () => {
      most = Math.max(most, await mostMegabytes(command.child.pid));
    }, 100);
    const { code, out: said, err } = await command.ended.finally(() => clearInterval(watch));
    expect([code, err]).toEqual([0, '']);
    expect(most).toBeLessThan(512);
    const list = refusedRows(await readFile(join(out, 'refused-rows.md'), 'utf8'));
    const files = [...said.matchAll(/^(\w+\.csv) +(\d+) +(\d+) +(\d+) +(\d+)$/gm)];
    expect(files.map(([, file]) => file)).toEqual(expect.arrayContaining(['food.csv', 'food_nutrient.csv']));
    for (const [, file, ...counts] of files) {
      const [rows = -1, kept = 0, merged = 0, refused = 0] = counts.map(Number);
      expect([file, kept + merged + refused]).toEqual([file, rows]);
      expect([file, list.filter((row) => row.startsWith(`${file}:`)).length]).toEqual([file, refused]);
    }
    const checked = await runWith({ node: ['--max-old-space-size=6000'] }, 'check-seed', out).ended;
    expect(checked.out).toContain('no problems found');

    const graph = resolveGraph(nutritionGraph);
    const store = openMemoryStore(await loadSeed(graph, out), defaultLimits);
    const service = new Engine(graph, store, defaultLimits, nutritionResearch);
    const refusal = async (query: string) => (await service.run({ document: parse(query) })).result.errors?.[0];
    for (const [name, query] of [...Object.entries(largeQuestions), ...examples]) {
      expect([name, await refusal(query)]).toEqual([name, undefined]);
    }
    // A small table has few paths; the whole table has more than the limit admits.
    const isWhole = files.some(([, file, rows]) => file === 'food.csv' && Number(rows) > 5_000);
    expect((await refusal(refusedQuestion))?.extensions).toEqual(
      isWhole ? expect.objectContaining({ code: 'LIMIT_EXCEEDED', limit: 'maxWork' }) : undefined,
    );
    await rm(home, { recursive: true });
  }, 1_200_000);
});
