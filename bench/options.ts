/** Reads the options of `npm run bench`. */
import { parseArgs } from 'node:util';

const descriptions = {
  size: 'seed, medium (641,550 relations) or large (2.8 million)',
  contenders: 'names, joined by commas; all by default',
  queries: 'names, joined by commas; all by default. "examples" stands for those in `schema/examples`',
  measures: 'requests, compressed, cached, cold, cursors, growth, profile, joined by commas; or all',
  rounds: 'rounds that count, after one that warms up',
  seconds: 'seconds of a turn',
  concurrency: 'connections with a request under way, joined by commas',
  'neo4j-uri': 'a Neo4j that the benchmark may fill; by default it starts a container. Password: NUTRIGRAPH_PASSWORD',
  'neo4j-pid': 'the process of that Neo4j, to report its processor time for each request',
  'node-flags': 'flags of Node for one more contender, such as "--max-semi-space-size=64"',
  service: 'the file that starts this service, such as a compiled one',
  other: 'a file that starts another version of this service, for contenders with "other" in their names',
  'growth-requests': 'requests of the measure growth',
  json: 'a file for all figures of all rounds',
  plan: 'prints the plan and ends',
  help: 'prints this list',
} as const;

const defaults = {
  size: 'medium',
  measures: 'requests',
  rounds: '5',
  seconds: '1',
  concurrency: '16,1',
  'growth-requests': '10000',
} as const;

export const measureNames = ['requests', 'compressed', 'cached', 'cold', 'cursors', 'growth', 'profile'] as const;
export type MeasureName = (typeof measureNames)[number];

export interface Options {
  readonly size: 'seed' | 'medium' | 'large';
  readonly contenders: readonly string[] | null;
  readonly queries: readonly string[] | null;
  readonly measures: readonly MeasureName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly concurrency: readonly number[];
  readonly neo4jUri: string | null;
  readonly neo4jPid: string | null;
  readonly nodeFlags: readonly string[];
  readonly service: string | null;
  readonly other: string | null;
  readonly growthRequests: number;
  readonly json: string | null;
  readonly isPlanOnly: boolean;
}

export const help = (): string =>
  Object.entries(descriptions)
    .map(([name, text]) => {
      const value = defaults[name as keyof typeof defaults];
      return `  --${name.padEnd(15)} ${text}${value ? ` [${value}]` : ''}\n`;
    })
    .join('');

const names = (list: string): readonly string[] => list.split(',').map((name) => name.trim());

function choose<T extends string>(flag: string, choices: readonly T[], value: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`--${flag}: expected one of ${choices.join(', ')}, got "${value}"`);
  return found;
}

function positive(flag: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`--${flag}: expected a number above 0, got "${value}"`);
  return number;
}

/** @returns the options, or null if the user wants the list of them. @throws {Error} for an unknown option or value. */
export function readOptions(args: readonly string[]): Options | null {
  const isSwitch = (name: string) => name === 'plan' || name === 'help';
  const options = Object.fromEntries(
    Object.keys(descriptions).map((name) => [
      name,
      { type: isSwitch(name) ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) return null;
  const text = (name: keyof typeof descriptions): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const orDefault = (name: keyof typeof defaults) => text(name) ?? defaults[name];
  const list = (name: 'contenders' | 'queries') => {
    const value = text(name);
    return value === null ? null : names(value);
  };
  const measures = orDefault('measures');
  return {
    size: choose('size', ['seed', 'medium', 'large'], orDefault('size')),
    contenders: list('contenders'),
    queries: list('queries'),
    measures: measures === 'all' ? measureNames : names(measures).map((name) => choose('measures', measureNames, name)),
    rounds: positive('rounds', orDefault('rounds')),
    seconds: positive('seconds', orDefault('seconds')),
    concurrency: names(orDefault('concurrency')).map((value) => positive('concurrency', value)),
    neo4jUri: text('neo4j-uri'),
    neo4jPid: text('neo4j-pid'),
    nodeFlags: text('node-flags')?.split(' ').filter(Boolean) ?? [],
    service: text('service'),
    other: text('other'),
    growthRequests: positive('growth-requests', orDefault('growth-requests')),
    json: text('json'),
    isPlanOnly: values.plan === true,
  };
}
