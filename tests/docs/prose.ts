/** Counts where a file departs from docs/style.md: words to avoid, and long lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, visit } from 'graphql';
import { projectFolder } from '../../src/config.ts';

const read = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

/** A departure, such as `src/x.ts: "slips": write error, problem, typo`. */
export type Departure = string;

interface Avoided {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Reads the table of docs/style.md: one pattern for each word or phrase of its first column. */
function readAvoided(): readonly Avoided[] {
  const [table = ''] = (read('docs/style.md').split('## Words to avoid')[1] ?? '').split('\n## ');
  const rows = [...table.matchAll(/^\| (.+?) *\| (.+?) *\|$/gm)].slice(2);
  return rows.flatMap(([, words = '', instead = '']) =>
    words
      .replace(/\(.*\)/, '')
      .split(',')
      .map((word) => ({ pattern: patternOf(word.trim()), instead })),
  );
}

/** Matches a phrase as whole words of any case; `is no` and `are no` not after "there", nor before "longer" or "more". */
function patternOf(phrase: string): RegExp {
  const words = phrase.replaceAll(' ', '\\s+');
  return / no$/.test(phrase)
    ? new RegExp(`(?<!\\bthere\\s)(?<![\\w-])${words}(?!\\s+(?:longer|more)\\b)(?![\\w-])`, 'gi')
    : new RegExp(`(?<![\\w-])${words}(?![\\w-])`, 'gi');
}

export const avoided = readAvoided();

const columns = 120;

/** Joins lines of prose, so that a phrase is found across a line break of a comment, a string or a paragraph. */
const joinLines = (text: string): string =>
  text.replaceAll(/['"`]\s*\+\s*\n\s*['"`]/g, '').replaceAll(/\s*\n\s*(?:\*(?!\/)|\/\/|#|>)?\s*/g, ' ');

/** Lines that cannot be broken: rows of a table, and addresses. */
const isWhole = (line: string): boolean => /^\s*\|/.test(line) || /https?:\/\/\S{60}/.test(line);

/** Returns the words to avoid in a text, with what to write instead. */
export function wordsIn(text: string): readonly Departure[] {
  const joined = joinLines(text);
  return avoided.flatMap(({ pattern, instead }) =>
    [...joined.matchAll(pattern)].map(([word]) => `"${word}": write ${instead}`),
  );
}

/** Returns the lines that are too long. */
export function longLinesIn(text: string): readonly Departure[] {
  return text
    .split('\n')
    .flatMap((line, i) =>
      [...line].length > columns && !isWhole(line) ? `line ${i + 1}: over ${columns} columns` : [],
    );
}

/** The descriptions of a printed schema, one on a line. */
function descriptionsOf(sdl: string): string {
  const found: string[] = [];
  visit(parse(sdl), {
    StringValue: ({ value, block }) => {
      if (block) found.push(value.replaceAll('\n', ' '));
    },
  });
  return found.join('\n\n');
}

const folders = ['docs', 'src', 'schema', 'importers', 'seed', 'tests', 'bench', '.github', '.devcontainer', '.ci'];
const endings = /\.(?:md|ts|graphql|yml)$|\.ci\/run$/;
/** What is not written as prose here: the rules themselves, recorded outputs, queries of golden cases. */
const left = /^docs\/style\.md$|^tests\/golden\/cases\//;

/** Lists the files that people read: pages, code, examples, and what is printed from the code. */
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

/** Returns where a file departs from the style. A printed schema is read for its descriptions alone. */
export function departuresOf(file: string): readonly Departure[] {
  const text = read(file);
  if (file === 'schema/schema.graphql') return wordsIn(descriptionsOf(text));
  return [...wordsIn(text), ...longLinesIn(text)];
}
