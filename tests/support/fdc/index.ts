import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFdc } from '../../../importers/fdc/index.ts';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { projectFolder } from '../../../src/settings/read.ts';

/** A small table in the layout of FoodData Central's download: rows of USDA SR28, and made-up rows with oddities. */
export const smallTable = join(import.meta.dirname, 'download');
export const curatedSeed = join(projectFolder, 'seed');

/** Folders of unpacked downloads on which the tests try the import as well: those of FDC_DIR, separated by commas. */
export const downloads = (process.env.FDC_DIR ?? '').split(',').filter((folder) => folder !== '');

/** An import, and the graph that the loader makes of it. */
export interface Imported {
  readonly graph: Graph;
  readonly data: GraphData;
  readonly summary: string;
  readonly report: string;
  /** Each refused row, as `file:line: reason`. */
  readonly refused: readonly string[];
}

/** Imports a table and loads the seed that results. */
export async function importTable(folder = smallTable): Promise<Imported> {
  const graph = resolveGraph(nutritionGraph);
  const out = await mkdtemp(join(tmpdir(), 'fdc-'));
  try {
    const summary = await importFdc({ graph, folder, seed: curatedSeed, out });
    const [report, list] = await Promise.all(
      ['import-report.md', 'refused-rows.md'].map((file) => readFile(join(out, file), 'utf8')),
    );
    const refused = refusedRows(list ?? '');
    return { graph, data: graphDataOf(await loadSeed(graph, out)), summary, report: report ?? '', refused };
  } finally {
    await rm(out, { recursive: true });
  }
}

/** Reads the list of refused rows. */
export const refusedRows = (list: string): string[] => [...list.matchAll(/^- (.*)$/gm)].map(([, row = '']) => row);
