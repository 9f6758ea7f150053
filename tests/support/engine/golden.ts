/**
 * Reads and prints the pages of the golden cases. Each case has a page `NAME.md` with the query, its plan, its Cypher
 * and its answer, and a page `NAME.neo4j.md` with the rows and the operators of a real Neo4j. A new case is a page with
 * only a query. The golden tests of both stores use this file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';

const folder = join(import.meta.dirname, '../../golden/cases');
const ending = '.md';
const neo4jEnding = '.neo4j.md';

/** The names of all cases. */
export const goldenCases: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(ending) && !file.endsWith(neo4jEnding))
  .map((file) => file.slice(0, -ending.length));

/** Returns the path of the page with the query, its plan, its Cypher and its answer. */
export const pageFile = (name: string): string => join(folder, `${name}${ending}`);
/** Returns the path of the page with the rows and operators of a real Neo4j. */
export const neo4jPageFile = (name: string): string => join(folder, `${name}${neo4jEnding}`);

/** An operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly document: DocumentNode;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** Reads an operation from a file. A comment of one line holds the variables: `# {"name": "a"}`. */
export const readOperation = (path: string): Operation => operationOf(readFileSync(path, 'utf8'));

/** Reads the query of a case from its page. */
export const readCase = (name: string): Operation => operationOf(sectionOf(name, 'Query'));

/** Reads the expected answer from the page of a case. */
export const readAnswer = (name: string): string => sectionOf(name, 'Answer');

function operationOf(query: string): Operation {
  return { query, document: parse(query), variableValues: JSON.parse(/^# (\{.*\})$/m.exec(query)?.[1] ?? '{}') };
}

function sectionOf(name: string, title: string): string {
  const page = readFileSync(pageFile(name), 'utf8');
  const found = new RegExp(`^## ${title}\n\n\`\`\`\\w+\n([^]*?\n)\`\`\`$`, 'm').exec(page)?.[1];
  if (found === undefined) throw new Error(`${name}${ending} has no section "${title}" with a code block`);
  return found;
}

/** A part of a page: its title, the language of its code block, and the code. */
export type Section = readonly [title: string, language: string, code: string];

/** Prints a page. */
export const printPage = (name: string, sections: readonly Section[]): string =>
  [
    `# ${name}\n`,
    ...sections.map(([title, language, code]) => `## ${title}\n\n\`\`\`${language}\n${code}\`\`\`\n`),
  ].join('\n');

/** Prints an answer as the pages show it. */
export const printAnswer = (answer: unknown): string => `${JSON.stringify(answer, null, 1)}\n`;
