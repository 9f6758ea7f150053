/** How ids are written: the one place that knows, and the words in which every refusal of an id says so. */
import type { Graph, Kind } from './graph.ts';

const idPattern = /^([a-z][a-z0-9-]*):([a-z0-9]+(?:[.-][a-z0-9]+)*)$/;

/** The form of an id, for error messages. */
export const idShape = 'a kind, a colon and a slug of lower-case letters, digits, "-" and "."';

/** Returns what an id begins with, which names its kind; undefined for a malformed id. */
export const idPrefixOf = (id: string): string | undefined => idPattern.exec(id)?.[1];

/**
 * Checks that a value is an id of one of some kinds.
 * @param kinds null for any.
 * @returns the problem with the value, to follow "is": "not an id", or "an id of the kind Food". Null when it fits.
 */
export function wrongId(graph: Graph, value: unknown, kinds: readonly string[] | null): string | null {
  const kind = typeof value === 'string' ? graph.kindOfId(value) : undefined;
  if (!kind) return 'not an id';
  return kinds === null || kinds.includes(kind.name) ? null : `an id of the kind ${kind.name}`;
}

/** Says in sentences which ids fit: how an id looks, and how those of the kinds begin. */
export function expectedIds(graph: Graph, kinds: readonly string[] | null): string {
  const shape = `An id is ${idShape}.`;
  if (kinds === null || kinds.length === graph.kinds.size) return shape;
  return `${shape} Expected an id of ${kinds.map((name) => prefixed(graph.kind(name))).join(' or of ')}.`;
}

const prefixed = ({ name, definition }: Kind): string => `the kind ${name}: "${definition.idPrefix}:…"`;
