import type { Graph } from '../src/model/graph.ts';

/** The arguments of an importer. */
export interface ImportRequest {
  readonly graph: Graph;
  /** The folder with the files to import. */
  readonly folder: string;
  /** The curated seed that the import joins. */
  readonly seed: string;
  /** The folder to write, which exists and is empty. */
  readonly out: string;
}

/** Reads a table and writes a seed. Returns a summary for the terminal. */
export type Importer = (request: ImportRequest) => Promise<string>;
