/** Reads the phrases with their right answers, and computes the recall of hits. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The right answer to a phrase. `phrases.yaml` explains each form. */
type Right = string | readonly string[] | { readonly any: readonly string[] } | { readonly not: readonly string[] };

export interface Phrase {
  readonly category: string;
  readonly text: string;
  readonly right: Right;
}

export interface Hit {
  readonly id: string;
  readonly name: string;
}

/** Returns all phrases, in the order of the file. */
export function readPhrases(): readonly Phrase[] {
  const file = readFileSync(new URL('phrases.yaml', import.meta.url), 'utf8');
  // The test checks the shape of each entry through the ids that it names.
  const categories = parse(file) as Record<string, Record<string, Right>>;
  return Object.entries(categories).flatMap(([category, phrases]) =>
    Object.entries(phrases).map(([text, right]) => ({ category, text, right })),
  );
}

/** Returns the ids that an answer names. */
export function idsOf(right: Right): readonly string[] {
  if (right === 'nothing' || right === 'begins') return [];
  if (typeof right === 'string') return [right];
  if (isList(right)) return right;
  return 'any' in right ? right.any : right.not;
}

/** Returns the share of the right answer, from 0 to 1, that is among the first `size` hits. */
export function recall({ text, right }: Phrase, hits: readonly Hit[], size: number): number {
  const top = hits.slice(0, size);
  const share = (isRight: boolean): number => (isRight ? 1 : 0);
  if (right === 'nothing') return share(hits.length === 0);
  if (right === 'begins') return share(top.some(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())));
  const found = new Set(top.map(({ id }) => id));
  if (typeof right === 'string' || isList(right)) {
    const wanted = idsOf(right).slice(0, size);
    return wanted.filter((id) => found.has(id)).length / wanted.length;
  }
  if ('any' in right) return share(right.any.some((id) => found.has(id)));
  return share(hits[0] === undefined || !right.not.includes(hits[0].id));
}

const isList = (right: Right): right is readonly string[] => Array.isArray(right);
