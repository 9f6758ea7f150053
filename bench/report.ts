/** Prints figures as tables, and ratios with their spread over the rounds. */

import { isOurs } from './contenders/index.ts';

export interface Sample {
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMs: number;
  readonly gcShare: number;
  readonly loopP99Ms: number;
  readonly neo4jCpuMs: number | null;
  /** Bytes of an answer with its headers. */
  readonly bytes: number;
}

/** The samples of all rounds, by query and contender. */
export type Samples = ReadonlyMap<string, ReadonlyMap<string, readonly Sample[]>>;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Writes a number with three digits that count. */
export function short(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString('en');
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toFixed(digits);
}

/** Writes a table in Markdown, whose columns all have the width of their longest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |\n`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}

export const medianOf = (samples: readonly Sample[], figure: (sample: Sample) => number): number =>
  median(samples.map(figure));

/** The ratio of two contenders: its median over the rounds, the least, and the largest. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly largest: number;
}

/** Returns the processor time of a request in milliseconds, with that of Neo4j where it is known. */
const costOf = ({ cpuMs, neo4jCpuMs }: Sample): number => cpuMs + (neo4jCpuMs ?? 0);

/** Speeds to compare: by the clock, or by processor time, which a busy machine distorts less. */
export const speeds = { rate: ({ rate }: Sample) => rate, cpu: (sample: Sample) => 1 / costOf(sample) };
type Speed = (sample: Sample) => number;

/** Returns the ratio of the speeds of two contenders, for one query or for a query of each. */
export function ratioOf(
  samples: Samples,
  speed: Speed,
  query: string,
  one: string,
  other: string,
  otherQuery = query,
): Ratio | null {
  const [a, b] = [samples.get(query)?.get(one), samples.get(otherQuery)?.get(other)];
  if (!a || !b) return null;
  const ratios = a.flatMap((sample, i) => {
    const peer = b[i];
    return peer ? [speed(sample) / speed(peer)] : [];
  });
  return { median: median(ratios), least: Math.min(...ratios), largest: Math.max(...ratios) };
}

/** Writes a ratio with its spread over the rounds. */
export const ratioText = (ratio: Ratio | null): string =>
  ratio ? `${short(ratio.median)} (${short(ratio.least)}-${short(ratio.largest)})` : '-';

const contendersOf = (samples: Samples): readonly string[] => [
  ...new Set([...samples.values()].flatMap((row) => [...row.keys()])),
];

/** Returns the tables of one concurrency: requests a second, figures of each contender, and ratios. */
export function report(samples: Samples): string {
  const names = contendersOf(samples);
  const rates = [...samples].map(([query, row]) => [
    query,
    ...names.map((name) => (row.has(name) ? short(medianOf(row.get(name) ?? [], ({ rate }) => rate)) : '-')),
  ]);
  const details = [...samples].flatMap(([query, row]) =>
    [...row].map(([name, found]) => {
      const of = (figure: (sample: Sample) => number) => short(medianOf(found, figure));
      const neo4jCpu = found.some(({ neo4jCpuMs }) => neo4jCpuMs !== null);
      return [
        query,
        name,
        of(({ rate }) => rate),
        of(({ p50Ms }) => p50Ms),
        of(({ p99Ms }) => p99Ms),
        of(({ cpuMs }) => cpuMs),
        neo4jCpu ? of(({ neo4jCpuMs }) => neo4jCpuMs ?? 0) : '-',
        `${Math.round(100 * medianOf(found, ({ gcShare }) => gcShare))} %`,
        of(({ loopP99Ms }) => loopP99Ms),
        of(({ bytes }) => bytes),
      ];
    }),
  );
  const ratios = (speed: Speed) =>
    [...samples.keys()].flatMap((query) =>
      names
        .filter((name) => isOurs({ name }))
        .map((one) => [
          query,
          one,
          ...names.map((other) => (other === one ? '-' : ratioText(ratioOf(samples, speed, query, one, other)))),
        ]),
    );
  const ratioTables = [
    '\nRatios of requests a second to each other contender: median (least-largest)\n',
    table(['query', 'contender', ...names], ratios(speeds.rate)),
    '\nRatios of requests by processor time, with that of Neo4j where its process is known\n',
    table(['query', 'contender', ...names], ratios(speeds.cpu)),
  ];
  return [
    'Requests a second (median of the rounds)\n',
    table(['query', ...names], rates),
    '\nLatency, processor time and garbage collection (medians)\n',
    table(
      ['query', 'contender', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'Neo4j CPU ms', 'GC', 'loop p99 ms', 'bytes'],
      details,
    ),
    // One contender alone has no ratios.
    ...(names.length === 1 ? [] : ratioTables),
  ].join('');
}
