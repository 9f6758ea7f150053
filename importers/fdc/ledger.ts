import type { TableRequest } from './csv-table.ts';
import { readTable } from './csv-table.ts';

/** The verdict on one row: kept, merged with other data, or refused. */
export type Verdict = 'kept' | 'merged' | { readonly refused: string };

/** Makes the verdict on a row that does not enter the graph. */
export const refuse = (refused: string): Verdict => ({ refused });

/** How many rows of a file there are, and what became of them. */
export interface Count {
  rows: number;
  kept: number;
  merged: number;
  refused: number;
}

/** Receives each refused row, in the order of the file. */
export type OnRefused = (file: string, line: number, reason: string) => void;

/**
 * Counts the rows of all files. A row can only be counted together with its verdict, and every row has one, so that
 * rows = kept + merged + refused holds for each file.
 */
export class Ledger {
  readonly counts = new Map<string, Count>();
  readonly #onRefused: OnRefused;

  constructor(onRefused: OnRefused) {
    this.#onRefused = onRefused;
  }

  /** Counts one row of a file. */
  record(file: string, line: number, verdict: Verdict): void {
    const count = this.counts.get(file) ?? { rows: 0, kept: 0, merged: 0, refused: 0 };
    this.counts.set(file, count);
    count.rows += 1;
    if (typeof verdict === 'string') count[verdict] += 1;
    else {
      count.refused += 1;
      this.#onRefused(file, line, verdict.refused);
    }
  }

  /** Reads a file and counts every row by what `judge` says about it. */
  async judge(
    table: Omit<TableRequest, 'onRow' | 'onMisfit'>,
    judge: (cells: readonly string[], line: number) => Verdict,
  ): Promise<void> {
    const { file } = table;
    this.counts.set(file, { rows: 0, kept: 0, merged: 0, refused: 0 });
    await readTable({
      ...table,
      onRow: (cells, line) => this.record(file, line, judge(cells, line)),
      onMisfit: (line, reason) => this.record(file, line, refuse(reason)),
    });
  }
}

/** Reads a file before its rows are judged, for what other files need to know about it. */
export const scan = (table: Omit<TableRequest, 'onRow' | 'onMisfit'>, onRow: TableRequest['onRow']): Promise<void> =>
  readTable({ ...table, onRow, onMisfit: () => undefined });
