/** Finds the prose of a file: paragraphs of pages, comments of code, descriptions of a schema, values of the seed. */
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseGraphQL, visit } from 'graphql';
import { parse as parseYaml } from 'yaml';

/** Puts a text on one line. */
const unwrap = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Quotes the text around a place, so that a reader finds it. */
export const excerpt = (text: string, at: number): string => `"${text.slice(Math.max(0, at - 30), at + 40).trim()}"`;

/** Returns the paragraphs, list items, headings and cells of a page, without its code. */
const blocksOfPage = (page: string): readonly string[] =>
  page
    .replaceAll(/^```.*?^```/gms, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-*>|]|\d+\.) ?)|\|/)
    .map((block) => unwrap(block).replace(/^(?:[-*#>]+|\d+\.) /, ''));

/** Returns the comments of a program: each block, each run of `//` lines, and each tag by itself. */
function blocksOfCode(code: string): readonly string[] {
  const comments = code.matchAll(/\/\*\*?([\s\S]*?)\*\/|(?:^[ \t]*\/\/.*\n?)+/gm);
  return [...comments].flatMap(([whole, block]) =>
    (block ?? whole)
      .replaceAll(/^[ \t]*(?:\*|\/\/)/gm, '')
      .split(/@(?:param|property) \S+|@\w+(?: \{[^}]*\})?/)
      .map(unwrap),
  );
}

const hashComments = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^[ \t]*#.*\n?)+/gm)].map(([comment]) => unwrap(comment.replaceAll(/^[ \t]*#/gm, '')));

/** Returns the descriptions of a printed schema. */
function descriptionsOf(sdl: string): readonly string[] {
  const found: string[] = [];
  visit(parseGraphQL(sdl), {
    StringValue: ({ value, block }) => {
      if (block) found.push(unwrap(value));
    },
  });
  return found;
}

/** Properties in which the seed quotes the words of others, and the words that people search for. */
const quoted = new Set(['title', 'label', 'section', 'scientificName', 'measure', 'synonyms']);
/** A description in the words of the food table. */
const quotedFood = /(?<=^As USDA SR28 describes it: ).*/s;

/** Returns the strings of three words or more in parsed seed data. Shorter ones are names, enum values and ids. */
function stringsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') {
    const own = value.replace(quotedFood, '');
    return !quoted.has(key) && /\S\s+\S+\s+\S/.test(own) ? [unwrap(own)] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => stringsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => stringsIn(item, name));
}

/** Returns the prose of a file as separate blocks, each on one line. */
export function proseBlocks(file: string, text: string): readonly string[] {
  if (file.endsWith('.md')) return blocksOfPage(text).filter(Boolean);
  if (/\.tsx?$/.test(file)) return blocksOfCode(text).filter(Boolean);
  if (file.endsWith('.csv')) return stringsIn(parseCsv(text, { columns: true }));
  if (file.endsWith('.yaml')) return [...hashComments(text), ...stringsIn(parseYaml(text))];
  if (file === 'schema/schema.graphql') return descriptionsOf(text);
  return hashComments(text);
}
