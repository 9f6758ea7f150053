import { must } from '../../base/must.ts';
import type { Position } from '../raw.ts';
import { IntList } from './int-list.ts';

/** The places of records in the files: two numbers for each record, the file and the line. */
export class Positions {
  private readonly names: string[] = [];
  private readonly files = new IntList();
  private readonly lines = new IntList();

  get length(): number {
    return this.lines.length;
  }

  /** Appends a position. Records come file by file, so this keeps the name of a file once. */
  push(file: string, line: number): void {
    if (this.names[this.names.length - 1] !== file) this.names.push(file);
    this.files.push(this.names.length - 1);
    this.lines.push(line);
  }

  at(place: number): Position {
    return { file: must(this.names[this.files.at(place)], 'the name of a seed file'), line: this.lines.at(place) };
  }
}
