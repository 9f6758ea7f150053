import { closest, distance } from 'fastest-levenshtein';

/** Suggests a similar name, in a question after a space; empty without a similar name. */
export function suggestion(name: string, known: readonly string[]): string {
  const lower = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]));
  if (lower.size === 0) return '';
  const written = name.trim().toLowerCase().slice(0, 100);
  const near = closest(written, [...lower.keys()]);
  const allowed = Math.max(1, Math.floor(Math.max(written.length, near.length) / 4));
  return distance(written, near) <= allowed ? ` Did you mean ${lower.get(near)}?` : '';
}
