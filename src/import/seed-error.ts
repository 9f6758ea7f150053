import type { Problem } from './raw.ts';

/** How many problems a message prints: enough for one round of corrections. */
const printedProblems = 100;

/** Prints a problem as one line. */
export const printProblem = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;

/** The importer refused a seed as a whole. The message prints the first problems, each as `file:line: message`. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  /** The first thousand problems, causes before their consequences. */
  readonly problems: readonly Problem[];
  /** The number of all problems. */
  readonly count: number;

  constructor(problems: readonly Problem[], count: number) {
    const lines = problems.slice(0, printedProblems).map(printProblem);
    if (count > lines.length) lines.push(`... and ${count - lines.length} more`);
    super(lines.join('\n'));
    this.problems = problems;
    this.count = count;
  }
}
