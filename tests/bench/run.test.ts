/** Checks that `npm run bench` compares contenders, and refuses those whose answers differ. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireSame } from '../../bench/contender.ts';
import { chooseContenders } from '../../bench/contenders/index.ts';
import { idsOf } from '../../bench/data.ts';
import { readOptions } from '../../bench/options.ts';
import { chooseQueries } from '../../bench/queries/index.ts';
import { ratioOf, report, type Sample, speeds } from '../../bench/report.ts';
import { projectFolder } from '../../src/settings/read.ts';

/** Runs the benchmark. @returns everything that it printed. */
async function bench(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...args], { cwd: projectFolder });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  await once(child, 'close');
  return printed;
}

describe('the benchmark', () => {
  it('measures contenders that need no database and no package of their own', { timeout: 120_000 }, async () => {
    const printed = await bench(
      ...['--size', 'seed', '--contenders', 'bytes,embedded,yoga', '--queries', 'typename,three hops,example 01'],
      ...['--measures', 'requests,cold', '--rounds', '1', '--seconds', '0.1', '--concurrency', '2'],
    );
    expect(printed).toContain('3 contenders give the same answers to 3 queries');
    expect(printed).toMatch(/\| typename +\| [\d,.]+ +\| [\d,.]+ +\| [\d,.]+ +\|/);
    expect(printed).toMatch(/\| three hops +\| embedded +\| - +\| - +\| [\d.]+ \([\d.]+-[\d.]+\) \|/);
    expect(printed).toMatch(/\| three hops \| embedded +\| [\d.]+ +\| [\d.]+ +\| [\d.]+ +\|/);
  });

  it.each([
    ['--contenders', 'postgres', '--contenders: expected some of embedded, neo4j'],
    ['--queries', 'nothing', '--queries: expected some of typename, food'],
    ['--measures', 'luck', '--measures: expected one of requests, compressed'],
    ['--rounds', '0', '--rounds: expected a number above 0, got "0"'],
    ['--size', 'huge', '--size: expected one of seed, medium, large'],
  ])('refuses %s %s', (flag, value, message) => {
    expect(() => {
      const options = readOptions([flag, value]);
      if (!options) return;
      chooseContenders(options);
      chooseQueries(options, idsOf(options.size));
    }).toThrow(message);
  });

  it('refuses a contender whose answer differs', () => {
    expect(() => requireSame('one', { a: [1, 2] }, { a: [1, 2] })).not.toThrow();
    expect(() => requireSame('one', { a: [1, 3] }, { a: [1, 2] })).toThrow(/one answers differently:.*1,3.*1,2/s);
  });

  it('compares rounds with each other, and prints the spread', () => {
    const sample = (rate: number): Sample => ({
      rate,
      ...{ p50Ms: 1, p99Ms: 2, cpuMs: 0.5, gcShare: 0.25, loopP99Ms: 1, neo4jCpuMs: null, bytes: 100 },
    });
    const rounds = new Map([
      ['embedded', [10, 40, 90].map(sample)],
      ['yoga', [10, 20, 30].map(sample)],
    ]);
    const samples = new Map([['typename', rounds]]);
    expect(ratioOf(samples, speeds.rate, 'typename', 'embedded', 'yoga')).toEqual({ median: 2, least: 1, largest: 3 });
    expect(report(samples)).toContain('2.00 (1.00-3.00)');
  });
});

it("the peers' lockfile names no registry, and every package has a hash", () => {
  const text = readFileSync(join(projectFolder, 'bench/package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, { resolved?: string; integrity?: string }> };
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  expect(installed.length).toBeGreaterThan(30);
  expect(installed.filter(([, { resolved, integrity }]) => resolved || !integrity?.startsWith('sha512-'))).toEqual([]);
  const root = readFileSync(join(projectFolder, 'package.json'), 'utf8');
  expect(root).not.toContain('@neo4j/graphql');
  expect(readdirSync(join(projectFolder, 'bench/peers')).length).toBeGreaterThan(0);
});
