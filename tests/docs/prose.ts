/** Counts where a file departs from docs/style.md: words to avoid, headless comments, long lines, and lint. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/settings/read.ts';
import { excerpt, proseBlocks } from './prose-blocks.ts';
import { lint } from './prose-linter.ts';

const read = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

/** One departure from the style, with its place and the remedy. */
export type Departure = string;

interface Avoided {
  readonly pattern: RegExp;
  /** Matches longer phrases that contain the words and are fine. */
  readonly fine: RegExp | null;
  readonly instead: string;
}

/** Matches a phrase as whole words in any case. A `/` separates alternatives; `…` matches any letters. */
const phrase = (text: string): string =>
  text
    .split(' ')
    .map((word) => `(?:${word.replaceAll('/', '|').replaceAll('…', '\\w+')})`)
    .join('\\s+');
const wholeWords = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<![\\w-])(?:${phrases.map(phrase).join('|')})(?![\\w-])`, 'gi');

/** Reads the table of docs/style.md: the words or phrases of its first column, and in brackets what is fine. */
function readAvoided(): readonly Avoided[] {
  const [table = ''] = (read('docs/style.md').split('## Words to avoid')[1] ?? '').split('\n## ');
  const rows = [...table.matchAll(/^\| (.+?) *\| (.+?) *\|$/gm)].slice(2);
  return rows.flatMap(([, words = '', instead = '']) => {
    const [avoid = '', fine = ''] = words.split(' (but ');
    const kept = [...fine.matchAll(/"(.+?)"/g)].map(([, text = '']) => text);
    return avoid.split(', ').map((text) => ({
      pattern: wholeWords([text]),
      fine: kept.length > 0 ? wholeWords(kept) : null,
      instead,
    }));
  });
}

export const avoided = readAvoided();

const columns = 120;

/** Joins lines of prose, so that a phrase is found across a line break of a comment, a string or a paragraph. */
const joinLines = (text: string): string =>
  text.replaceAll(/['"`]\s*\+\s*\n\s*['"`]/g, '').replaceAll(/\s*\n\s*(?:\*(?!\/)|\/\/|#|>)?\s*/g, ' ');

/** Lines that cannot be broken: rows of a table, and addresses. */
const isWhole = (line: string): boolean => /^\s*\|/.test(line) || /https?:\/\/\S{60}/.test(line);

/** Returns the words to avoid in a text, each with the text around it and the remedy. */
export function wordsIn(text: string): readonly Departure[] {
  const joined = joinLines(text);
  return avoided.flatMap(({ pattern, fine, instead }) => {
    const read = fine ? joined.replaceAll(fine, '') : joined;
    return [...read.matchAll(pattern)].map(
      ({ 0: word, index }) => `"${word}": write ${instead}, in ${excerpt(read, index)}`,
    );
  });
}

/** Returns the lines that are too long. */
export function longLinesIn(text: string): readonly Departure[] {
  return text
    .split('\n')
    .flatMap((line, i) =>
      [...line].length > columns && !isWhole(line) ? `line ${i + 1}: over ${columns} columns` : [],
    );
}

/** Returns the comments and descriptions that begin with a clause without a head, such as "What remains to do". */
export const headlessIn = (blocks: readonly string[]): readonly Departure[] =>
  blocks
    .filter((block) => /^(?:what|who|whose)\b[^?]*$/i.test(block))
    .map((block) => `"${block.slice(0, 40)}": begin with a verb or a noun`);

const words = 35;

/** Returns the sentences, or parts between semicolons and colons, that are too long to follow. */
export const longSentencesIn = (blocks: readonly string[]): readonly Departure[] =>
  blocks
    .flatMap((block) => block.split(/(?<=[.!?:;])\s+/))
    .filter((sentence) => [...sentence.matchAll(/\S*[a-z]\S*/gi)].length > words)
    .map((sentence) => `"${sentence.slice(0, 40)}": over ${words} words`);

const folders = ['docs', 'src', 'schema', 'importers', 'seed', 'tests', 'bench', '.github', '.devcontainer', '.ci'];
const endings = /\.(?:md|tsx?|graphql|yml)$|^seed\/.*\.(?:yaml|csv)$|\.ci\/run$/;
/** Files without prose of ours: the rules with their samples, recorded outputs, queries of golden cases, packages. */
const left =
  /^docs\/style\.md$|^tests\/docs\/prose(?:-linter)?(?:\.test)?\.ts$|^tests\/golden\/cases\/|^schema\/introspection\.d\.ts$|\/node_modules\//;
/** Files that the project prints from declarations, with each description on one line. */
const printed = /^docs\/(?:kinds|errors|settings|coverage)\.md$|^schema\/schema\.graphql$/;
/** Data with prose in some of its values. Rows and records are on one line each. */
const data = /^seed\/.*\.(?:yaml|csv)$/;

/** Lists the files that people read: pages, code, examples, the seed, and what is printed from the code. */
export function proseFiles(): readonly string[] {
  const below = folders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length + 1)),
  );
  const top = readdirSync(projectFolder).filter((name) => name.endsWith('.md') || name === 'vitest.config.ts');
  return [...top, ...below]
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => endings.test(file) && !left.test(file))
    .sort();
}

/** Returns where a file departs from the style. Of a schema and of the seed, only descriptions and values are prose. */
export function departuresOf(file: string): readonly Departure[] {
  const text = read(file);
  const blocks = proseBlocks(file, text);
  const isPage = file.endsWith('.md');
  return [
    ...wordsIn(data.test(file) || file.endsWith('schema.graphql') ? blocks.join('\n\n') : text),
    ...(data.test(file) || printed.test(file) ? [] : longLinesIn(text)),
    ...longSentencesIn(blocks),
    ...(isPage ? [] : headlessIn(blocks)),
    ...blocks.flatMap((block) => lint(block, isPage && !printed.test(file))),
  ];
}
