/**
 * Holds every page, description, comment, message and claim to docs/style.md. `prose-allowances.json` says how often
 * the text of a file may depart from it; the numbers only go down. `PROSE_ALLOWANCES=lower` lowers them,
 * `PROSE_ALLOWANCES=write` writes the present numbers, for a merge of branches, and `PROSE_ALLOWANCES=none` lists every
 * departure.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { avoided, departuresOf, headlessIn, longLinesIn, longSentencesIn, proseFiles, wordsIn } from './prose.ts';
import { proseBlocks } from './prose-blocks.ts';
import { lint } from './prose-linter.ts';

const allowancesFile = join(import.meta.dirname, 'prose-allowances.json');
const files = proseFiles();

/** Reads how many departures each file may have, after writing the present numbers where the run was told to. */
function allowancesNow(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const allowances: Readonly<Record<string, number>> = JSON.parse(readFileSync(allowancesFile, 'utf8'));
  const mode = process.env.PROSE_ALLOWANCES;
  if (mode === 'none') return {};
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
    expect(avoided.length).toBeGreaterThan(40);
    expect(wordsIn('/**\n * Slips, and so\n * many more.\n */')).toHaveLength(2);
    expect(wordsIn("'it is ' +\n  'told'")).toHaveLength(1);
    expect(wordsIn('that is no id')).toEqual(['"is no": write is not a, in "that is no id"']);
  });

  it('find alternatives, participles of any verb, and clauses without a head', () => {
    const headless = ['what is told', 'What was\nasked', 'what are counted', 'what is selected', 'it stands in a row'];
    expect(headless.filter((text) => wordsIn(text).length !== 1)).toEqual([]);
    expect(
      headlessIn(['What a field costs.', 'Who calls it.', 'What is a hop?', 'Returns what it costs.']),
    ).toHaveLength(2);
  });

  it('leave plain English alone', () => {
    const plain = [
      'There is no page. It is no longer there. The context slipped; textsize; there are no rows.',
      '`…` stands for any word. The answer tells its client to close. It says what it does and what is next.',
    ];
    expect(plain.flatMap(wordsIn)).toEqual([]);
    expect(lint(plain[1] ?? '', true)).toEqual([]);
  });

  it('find long lines outside of tables', () => {
    expect(longLinesIn(`${'x'.repeat(121)}\n${'x'.repeat(120)}\n| ${'x'.repeat(200)} |`)).toEqual([
      'line 1: over 120 columns',
    ]);
  });

  it('find long sentences', () => {
    expect(longSentencesIn([`${'a '.repeat(35)}b.`, `${'a '.repeat(34)}b. ${'a '.repeat(34)}b.`])).toHaveLength(1);
  });
});

describe('the linter', () => {
  it('refuses the passive on pages, and elsewhere for verbs of speech and thought', () => {
    expect(lint('The page is read. The store is asked.', true)).toHaveLength(2);
    expect(lint('The page is read. The store is asked.', false)).toEqual([
      '"is asked" may be passive voice, in "The page is read. The store is asked."',
    ]);
    expect(lint('A malformed id is malformed, and the two are connected.', true)).toEqual([]);
  });

  it('finds repeated, vague and wordy phrases, but not in code', () => {
    expect(lint('It reads the the page in the midst of a very long list.', false)).toHaveLength(3);
    expect(lint('Takes `the`, `the` and `very`. It is a portion.', false)).toEqual([]);
  });

  it('reads comments and tags, descriptions, and values of the seed, each as one block', () => {
    const code = ['/** Reads', ' * a page.', ' * @param page page by page', ' */', '// One.', '// Two.'].join('\n');
    expect(proseBlocks('src/x.ts', code)).toEqual(['Reads a page.', 'page by page', 'One. Two.']);
    expect(proseBlocks('x.md', 'One\ntwo.\n\n- Three.\n  Four.\n\n```ts\nnone\n```')).toEqual([
      'One two.',
      'Three. Four.',
    ]);
    expect(proseBlocks('schema/schema.graphql', 'type A { """One\ntwo.""" b: Int }')).toEqual(['One two.']);
    const yaml =
      '# A note.\nClaim:\n  - { id: claim:a, statement: It may help., section: Iron, title: Not our words here }';
    expect(proseBlocks('seed/x.yaml', yaml)).toEqual(['A note.', 'It may help.']);
    expect(proseBlocks('seed/X.csv', 'id,note\nx:y,A note of ours')).toEqual(['A note of ours']);
  });
});

describe('the text of the project', () => {
  it('is read: pages, code, the printed schema, tests, the seed', () => {
    const some = ['README.md', 'docs/http.md', 'schema/schema.graphql', 'src/base/errors.ts', 'seed/release.yaml'];
    expect(some.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /^seed\/.*\.csv$/.test(file)).length).toBeGreaterThan(3);
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
