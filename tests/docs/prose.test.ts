/**
 * Holds every page, description, comment and message to docs/style.md. `prose-allowances.json` says how often the text
 * of a file may depart from it; the numbers only go down. `PROSE_ALLOWANCES=lower` lowers them, and
 * `PROSE_ALLOWANCES=write` writes the present numbers, for a merge of branches.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { avoided, departuresOf, longLinesIn, proseFiles, wordsIn } from './prose.ts';

const allowancesFile = join(import.meta.dirname, 'prose-allowances.json');
const files = proseFiles();

/** Reads how many departures each file may have, after writing the present numbers where the run was told to. */
function allowancesNow(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const allowances: Readonly<Record<string, number>> = JSON.parse(readFileSync(allowancesFile, 'utf8'));
  const mode = process.env.PROSE_ALLOWANCES;
  if (mode !== 'lower' && mode !== 'write') return allowances;
  const kept = [...counts].map(([file, count]): [string, number] => [
    file,
    mode === 'lower' ? Math.min(count, allowances[file] ?? 0) : count,
  ]);
  const written = Object.fromEntries(kept.filter(([, count]) => count > 0));
  writeFileSync(allowancesFile, `${JSON.stringify(written, null, 2)}\n`);
  return written;
}

describe('the rules of docs/style.md', () => {
  it('find each word to avoid, in any case and across line breaks', () => {
    expect(avoided.length).toBeGreaterThan(20);
    expect(wordsIn('/**\n * Slips, and so\n * many more.\n */')).toHaveLength(2);
    expect(wordsIn("'it is ' +\n  'told'")).toHaveLength(1);
    expect(wordsIn('that is no id')).toEqual(['"is no": write is not a']);
  });

  it('leave plain English alone', () => {
    expect(
      wordsIn('There is no page. It is no longer there. The context slipped; textsize; there are no rows.'),
    ).toEqual([]);
  });

  it('find long lines outside of tables', () => {
    expect(longLinesIn(`${'x'.repeat(121)}\n${'x'.repeat(120)}\n| ${'x'.repeat(200)} |`)).toEqual([
      'line 1: over 120 columns',
    ]);
  });
});

describe('the text of the project', () => {
  it('is read: pages, code, the printed schema, tests', () => {
    for (const file of ['README.md', 'docs/http.md', 'schema/schema.graphql', 'src/base/errors.ts', 'seed/README.md']) {
      expect(files).toContain(file);
    }
    expect(files.length).toBeGreaterThan(400);
  });

  it('departs from docs/style.md nowhere more often than allowed', () => {
    const found = new Map(files.map((file) => [file, departuresOf(file)] as const));
    const allowed = allowancesNow(new Map([...found].map(([file, { length }]) => [file, length])));
    const added = [...found].flatMap(([file, departures]) =>
      departures.length > (allowed[file] ?? 0)
        ? [`${file}: ${departures.length}, allowed ${allowed[file] ?? 0}:\n  ${departures.join('\n  ')}`]
        : [],
    );
    expect(added.join('\n'), 'Write it as docs/style.md asks').toBe('');
    const fewer = Object.entries(allowed).filter(([file, count]) => (found.get(file)?.length ?? 0) < count);
    expect(fewer, 'Lower these: PROSE_ALLOWANCES=lower npx vitest run tests/docs/prose.test.ts').toEqual([]);
  });
});
