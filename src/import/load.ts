import { createHash } from 'node:crypto';
import type { GraphData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import type { Problem, Report } from './raw.ts';
import { readSeed } from './read.ts';
import { type GraphContent, validateSeed } from './validate.ts';

/** How many problems a message prints: enough for a sitting. */
const printed = 50;

/** A problem as one line. */
export const printProblem = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;

/** A seed that was refused as a whole. The message prints each problem as `file:line: message`. */
export class SeedError extends Error {
  /** All problems found, causes before what follows from them. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.slice(0, printed).map(printProblem);
    if (problems.length > printed) lines.push(`... and ${problems.length - printed} more`);
    super(lines.join('\n'));
    this.name = 'SeedError';
    this.problems = problems;
  }
}

/**
 * Loads the seed in a folder, complete and checked against the declared graph.
 * @returns nodes by id; edges by relation, from, to; the release named by a hash of all that, which is equal for equal
 * graphs, however the files are laid out.
 * @throws {SeedError} with every problem found: nothing is half-loaded.
 */
export async function loadSeed(graph: Graph, folder: string): Promise<GraphData> {
  const problems: Problem[] = [];
  const report: Report = ({ file, line }, message) => problems.push({ file, line, message });
  const raw = await readSeed(folder, report);
  // What a file that cannot be read would have said is missing everywhere: telling that too would bury the cause.
  if (problems.length > 0) throw new SeedError(problems);
  const content = validateSeed(graph, raw, report);
  if (problems.length > 0) throw new SeedError(problems);
  return { ...content, release: { id: contentHash(content), ...content.release } };
}

/**
 * First 16 hex digits of the SHA-256 of the content as JSON with the keys of every object sorted. It is fed node by
 * node and edge by edge, since the whole may be longer than a string can be.
 */
function contentHash({ nodes, edges, release }: GraphContent): string {
  const hash = createHash('sha256');
  const feed = (name: string, items: readonly unknown[]): void => {
    hash.update(`"${name}":[`);
    for (const [i, item] of items.entries()) hash.update(`${i === 0 ? '' : ','}${JSON.stringify(item, sorted)}`);
    hash.update('],');
  };
  hash.update('{');
  feed('edges', edges);
  feed('nodes', nodes);
  hash.update(`"release":${JSON.stringify(release, sorted)}}`);
  return hash.digest('hex').slice(0, 16);
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
