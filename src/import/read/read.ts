import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../../base/progress.ts';
import type { Problems } from '../problems.ts';
import { isFields, type RawRecord, type Report } from '../raw.ts';
import { type CsvHeading, readCsv, typeNameOf } from './csv.ts';
import type { OnCells } from './csv-tokenizer.ts';
import { listFiles } from './files.ts';
import { readText, UnreadableFile } from './text.ts';
import { parseYaml, type Section, splitRecords } from './yaml.ts';

const releaseFile = 'release.yaml';

/** Receives the records of a seed one by one. */
export interface Receiver {
  /** Whether the records of a type need all nodes for their checks. */
  isLate(typeName: string): boolean;
  release(record: RawRecord): void;
  section(section: Section): void;
  /** Returns the function that takes the rows below a heading. */
  table(heading: CsvHeading): OnCells;
}

export interface ReadOptions {
  readonly chunkBytes: number;
  readonly progress: Progress;
}

/**
 * Reads every `.yaml` and `.csv` file below a folder in the order of their paths, in two passes: first the nodes, then
 * the edges, whose checks need the nodes. It reads each CSV file in one of the two passes. It reads a YAML file in the
 * first, and its edges wait for the second. It reports unreadable files, and throws no error for them.
 */
export class SeedReader {
  private readonly folder: string;
  private readonly receiver: Receiver;
  private readonly problems: Problems;
  private readonly report: Report;
  private readonly options: ReadOptions;
  /** Sections of YAML files that wait for all nodes, by file. */
  private readonly waiting = new Map<string, Section[]>();
  private totalBytes = 0;
  private bytes = 0;
  private rows = 0;

  constructor(folder: string, receiver: Receiver, problems: Problems, options: ReadOptions) {
    this.folder = folder;
    this.receiver = receiver;
    this.problems = problems;
    this.report = problems.reporter('reading');
    this.options = options;
  }

  async read(): Promise<void> {
    const files = await listFiles(this.folder, this.problems.reporter('folder'));
    for (const file of files) this.totalBytes += await sizeOf(join(this.folder, file));
    for (const file of files) if (!this.isLateTable(file)) await this.attempt(file, () => this.readFile(file));
    for (const file of files) {
      for (const section of this.waiting.get(file) ?? []) this.pass(section);
      this.waiting.delete(file);
      if (this.isLateTable(file)) await this.attempt(file, () => this.readFile(file));
    }
  }

  private isLateTable(file: string): boolean {
    return isTable(file) && this.receiver.isLate(typeNameOf(file));
  }

  private async attempt(file: string, read: () => Promise<void>): Promise<void> {
    await read().catch((error: unknown) => {
      if (!(error instanceof UnreadableFile)) throw error;
      this.report({ file, line: 1 }, error.message);
    });
  }

  private async readFile(file: string): Promise<void> {
    const chunks = readText(join(this.folder, file), this.options.chunkBytes, (count) => {
      this.bytes += count;
      this.options.progress(`reading ${file}`, this.bytes, this.totalBytes, this.rows);
    });
    if (isTable(file)) return readCsv(file, chunks, (heading) => this.startTable(heading), this.problems);
    const parts: string[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    this.readYaml(file, parts.join(''));
  }

  private startTable(heading: CsvHeading): OnCells {
    const onCells = this.receiver.table(heading);
    return (cells, line) => {
      this.rows += 1;
      // After an unreadable file, only further problems of reading matter.
      if (!this.problems.areOfReading) onCells(cells, line);
    };
  }

  private readYaml(file: string, text: string): void {
    const root = parseYaml(file, text, this.report);
    if (!root) return;
    if (file === releaseFile) {
      if (isFields(root.content))
        this.receiver.release({ file, line: root.line, typeName: 'release', fields: root.content });
      else this.report({ file, line: 1 }, 'expected "version:", "title:" and "published:", each with its value.');
      return;
    }
    const late: Section[] = [];
    for (const section of splitRecords(file, root, this.report)) {
      if (this.receiver.isLate(section.heading.typeName)) late.push(section);
      else this.pass(section);
    }
    if (late.length > 0) this.waiting.set(file, late);
  }

  private pass(section: Section): void {
    this.rows += section.records.length;
    if (!this.problems.areOfReading) this.receiver.section(section);
  }
}

const isTable = (file: string): boolean => file.endsWith('.csv');

/** Returns the size of a file in bytes, or 0 for an unreadable one, which a later step reports. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
