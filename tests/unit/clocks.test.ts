import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Reads the time of the machine, or compares with it. `vi.spyOn(performance, 'now')` replaces the clock instead. */
const reading = /\b(performance|Date)\.now\(\)|process\.(hrtime|cpuUsage)/;

it('tests that run beside others in one process do not watch the clock: write them in tests/clock', () => {
  const files = ['unit', 'seed', 'golden', 'docs'].flatMap((name) => {
    const folder = path.join('tests', name);
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return entries.filter((entry) => entry.endsWith('.test.ts')).map((entry) => path.join(folder, entry));
  });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => reading.test(readFileSync(file, 'utf8')))).toEqual([]);
});
