/** The query at hand: where it comes from when the page opens, and where it stays when the page is loaded again. */

export interface Draft {
  readonly query: string;
  /** A JSON object, or empty. */
  readonly variables: string;
}

/** An example of the service. */
export interface Example {
  readonly name: string;
  readonly query: string;
}

/** The part of `sessionStorage` and `localStorage` that this page needs. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

const draftName = 'playground-draft';
const pastName = 'playground-past';

/** The number of past queries that the page keeps. */
const maxPast = 12;

/**
 * Reads the draft of an address: `?query=…&variables=…`, `?example=…`, or the same behind `#`, which no server sees.
 * @returns null if the address has neither.
 */
export function draftOf(address: URL, examples: readonly Example[]): Draft | null {
  for (const parameters of [new URLSearchParams(address.hash.slice(1)), address.searchParams]) {
    const query = parameters.get('query');
    if (query !== null) return { query, variables: parameters.get('variables') ?? '' };
    const example = examples.find(({ name }) => name === parameters.get('example'));
    if (example) return { query: example.query, variables: '' };
  }
  return null;
}

/** Returns the address that opens an example. */
export const exampleAddress = ({ name }: Example): string => `?${new URLSearchParams({ example: name })}`;

/** Reads the draft that the page had before it was loaded again. */
export const readDraft = (storage: TextStorage | null): Draft | null => {
  const kept = readJson(storage, draftName);
  return isDraft(kept) ? kept : null;
};

export const keepDraft = (storage: TextStorage | null, draft: Draft): void => writeJson(storage, draftName, draft);

/** Reads the last queries that this browser ran, from the latest on. */
export function readPast(storage: TextStorage | null): readonly Draft[] {
  const kept = readJson(storage, pastName);
  return Array.isArray(kept) ? kept.filter(isDraft).slice(0, maxPast) : [];
}

/** Keeps a query that was run, before the others and only once. */
export function keepPast(storage: TextStorage | null, draft: Draft): readonly Draft[] {
  const others = readPast(storage).filter(
    ({ query, variables }) => query !== draft.query || variables !== draft.variables,
  );
  const past = [draft, ...others].slice(0, maxPast);
  writeJson(storage, pastName, past);
  return past;
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'query' in value &&
  typeof value.query === 'string' &&
  'variables' in value &&
  typeof value.variables === 'string';

function readJson(storage: TextStorage | null, name: string): unknown {
  try {
    return JSON.parse(storage?.getItem(name) ?? 'null');
  } catch {
    // Another program wrote something else there.
    return null;
  }
}

function writeJson(storage: TextStorage | null, name: string, value: unknown): void {
  try {
    storage?.setItem(name, JSON.stringify(value));
  } catch {
    // The storage is full: the page works without it.
  }
}
