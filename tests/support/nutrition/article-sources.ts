/** The sources of the first seed: those of the article, of the reference intakes and of the food tables. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../../src/settings/read.ts';

/** The folders of the seed whose facts the questions about the article read. */
const folders = ['article', 'reference', 'usda'];

interface SeedFile {
  readonly Source?: readonly { readonly id: string }[];
}

const sourcesOf = (folder: string): readonly string[] =>
  readdirSync(join(projectFolder, 'seed', folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name): SeedFile => parse(readFileSync(join(projectFolder, 'seed', folder, name), 'utf8')))
    .flatMap(({ Source = [] }) => Source.map(({ id }) => id));

/** The ids of the sources that these folders declare. */
export const articleSources: readonly string[] = folders.flatMap(sourcesOf);
