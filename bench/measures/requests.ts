import { writeFile } from 'node:fs/promises';
import { report, type Samples } from '../report.ts';
import { reportTargets } from '../targets.ts';
import { takeTurns } from '../turns.ts';
import type { Measure } from './measure.ts';

/** Measures requests a second at each concurrency. */
export const requests: Measure = async ({ options, loader, contenders, queries }) => {
  const figures: Record<string, Samples> = {};
  const tables: string[] = [];
  for (const connections of options.concurrency) {
    const samples = await takeTurns(loader, contenders, queries, { ...options, connections });
    figures[connections] = samples;
    tables.push(`\n## Concurrency ${connections}\n\n${report(samples)}${reportTargets(samples)}`);
  }
  if (options.json) {
    const plain = (_: string, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);
    await writeFile(options.json, JSON.stringify(figures, plain));
  }
  return tables.join('');
};
