/**
 * Writes a seed folder of a given size: the seed of the project and generated files beside it, always the same.
 * Run: `npx tsx bench/generate-seed.ts FOLDER [medium | large]`.
 */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { projectFolder } from '../src/settings/read.ts';
import { type GeneratedRecord, generate, sizes } from './generated.ts';

const [folder, name = 'medium'] = process.argv.slice(2);
if (!folder || !Object.hasOwn(sizes, name)) {
  throw new Error(`expected a folder and one of ${Object.keys(sizes).join(', ')}, such as /tmp/seed medium`);
}
await mkdir(folder, { recursive: true });
await cp(join(projectFolder, 'seed'), folder, { recursive: true });
// A version of its own, so that a database that holds the seed of the project takes it.
const release = join(folder, 'release.yaml');
const described = await readFile(release, 'utf8');
await writeFile(release, described.replace(/^version: "?([^"\n]*)"?/m, `version: "$1-${name}"`));

/** How many letters one write passes to a file. */
const chunkLength = 100_000;

/** One CSV file, whose columns are those of its first record. */
class CsvFile {
  private readonly stream: WriteStream;
  private lines = '';

  constructor(path: string, { cells }: GeneratedRecord) {
    this.stream = createWriteStream(path);
    this.lines = `${Object.keys(cells).join(',')}\n`;
  }

  async write({ cells }: GeneratedRecord): Promise<void> {
    this.lines += `${Object.values(cells).map(writeCell).join(',')}\n`;
    if (this.lines.length > chunkLength) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }

  private async flush(): Promise<void> {
    if (!this.stream.write(this.lines)) await once(this.stream, 'drain');
    this.lines = '';
  }
}

const writeCell = (cell: string | number | boolean): string =>
  /[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

const files = new Map<string, CsvFile>();
for (const record of generate(sizes[name as keyof typeof sizes])) {
  const file = files.get(record.type) ?? new CsvFile(join(folder, `${record.type}.generated.csv`), record);
  files.set(record.type, file);
  await file.write(record);
}
for (const file of files.values()) await file.end();
