import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';

const folder = join(import.meta.dirname, '../../golden/cases');

export const goldenCases: readonly string[] = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

/** The file that stands beside a case: its plan, its answer, … */
export const besideCase = (file: string, ending: string): string => join(folder, file.replace('.graphql', ending));

/** An operation in a file. Variables stand in a comment of one line: `# {"name": "a"}`. */
export function readOperation(path: string): {
  readonly document: DocumentNode;
  readonly variableValues: Readonly<Record<string, unknown>>;
} {
  const text = readFileSync(path, 'utf8');
  return { document: parse(text), variableValues: JSON.parse(/^# (\{.*\})$/m.exec(text)?.[1] ?? '{}') };
}

export const readCase = (file: string) => readOperation(join(folder, file));

/** How answers are written beside their cases. */
export const printAnswer = (answer: unknown): string => `${JSON.stringify(answer, null, 1)}\n`;
