import { compareText } from '../model/text.ts';
import type { Problem, Report } from './raw.ts';

/** How many problems keep their messages. The importer only counts the others. */
const keptProblems = 1_000;

/** The stage of the import that found a problem: causes before their consequences. */
const stages = { folder: 0, reading: 1, release: 2, headings: 3, nodes: 4, edges: 5, structure: 6, rules: 7 } as const;
type Stage = keyof typeof stages;

interface Found {
  readonly stage: number;
  /** Orders the problems of one stage before their files do: rule by rule. */
  readonly rank: number;
  readonly problem: Problem;
}

/**
 * Collects the problems of a seed, in memory that does not grow with their number. The importer reads in two passes, so
 * it does not find problems in the order of the message: stage by stage, and file by file in each.
 */
export class Problems {
  private readonly found: Found[] = [];
  private unreadable = 0;
  private others = 0;

  /** Returns a function that reports the problems of one stage. */
  reporter(stage: Stage, rank = 0): Report {
    return ({ file, line }, message) => {
      if (stages[stage] <= stages.reading) this.unreadable += 1;
      else this.others += 1;
      this.found.push({ stage: stages[stage], rank, problem: { file, line, message } });
      if (this.found.length >= 2 * keptProblems) this.keepFirst();
    };
  }

  /** Adds the problems of another collection. */
  add(more: Problems): void {
    this.unreadable += more.unreadable;
    this.others += more.others;
    for (const found of more.found) this.found.push(found);
    this.keepFirst();
  }

  /** The number of problems. After an unreadable file, only problems of reading count: others may follow from it. */
  get count(): number {
    return this.unreadable || this.others;
  }

  /** Whether a file is unreadable: checks of the other files would report its content as missing. */
  get areOfReading(): boolean {
    return this.unreadable > 0;
  }

  /** Returns the first of the problems that count, in order. */
  first(): readonly Problem[] {
    this.keepFirst();
    const last = this.areOfReading ? stages.reading : stages.rules;
    return this.found.filter(({ stage }) => stage <= last).map(({ problem }) => problem);
  }

  /** Drops all except the first problems. The sort is stable: equal problems stay in the order of their reports. */
  private keepFirst(): void {
    this.found.sort((a, b) => a.stage - b.stage || a.rank - b.rank || byFile(a, b));
    this.found.length = Math.min(this.found.length, keptProblems);
  }
}

/** Problems of the whole graph come in an order of their own, such as node by node; the others file by file. */
const byFile = (a: Found, b: Found): number =>
  a.stage >= stages.structure ? 0 : compareText(a.problem.file, b.problem.file);
