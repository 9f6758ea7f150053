import type { Problem } from './raw.ts';

/** How many problems a message prints: enough for a sitting. */
const printedProblems = 100;

/** Prints a problem as one line. */
export const printProblem = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;

/** A seed that was refused as a whole. The message prints the first problems, each as `file:line: message`. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  /** The first thousand problems, causes before what follows from them. */
  readonly problems: readonly Problem[];
  /** How many problems there are in all. */
  readonly count: number;

  constructor(problems: readonly Problem[], count: number) {
    const lines = problems.slice(0, printedProblems).map(printProblem);
    if (count > lines.length) lines.push(`... and ${count - lines.length} more`);
    super(lines.join('\n'));
    this.problems = problems;
    this.count = count;
  }
}
