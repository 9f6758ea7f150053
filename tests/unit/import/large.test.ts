import { expect, it } from 'vitest';
import { load } from './support.ts';

/** More rows than a call can take as arguments, by far. */
const rows = 600_000;

it('loads a CSV file of 600,000 rows', { timeout: 240_000 }, async () => {
  const lines = Array.from({ length: rows }, (_, i) => `author:a${i},A`);
  const release = 'version: "1"\ntitle: Large\npublished: 2026-01-31\n';
  const data = await load({ 'release.yaml': release, 'Author.csv': `id,name\n${lines.join('\n')}\n` }, 'empty');
  expect(data.nodes).toHaveLength(rows);
});
