import type { StringsData } from '../columns/strings.ts';

/** The fields whose text names an entity, the best first. A label is its name in another vocabulary. */
export const nameFields = ['NAME', 'SYNONYM', 'XREF_LABEL'] as const;

export type NameField = (typeof nameFields)[number];

/**
 * An index, in the form that memory and snapshots share. Strings are codes: their places among all strings of the
 * index.
 */
export interface SearchData {
  readonly strings: StringsData;
  /** By entity: its id, and the place of its kind in the declaration. */
  readonly ids: Uint32Array;
  readonly kinds: Uint32Array;
  readonly names: NamesData;
  readonly identifiers: IdentifiersData;
}

export interface NamesData {
  /** By name: the entity that has it, the place of its field, and its text. */
  readonly entities: Uint32Array;
  readonly fields: Uint8Array;
  readonly labels: Uint32Array;
  /** The words of each name, as places in the vocabulary, and 1 for each that means something. */
  readonly offsets: Uint32Array;
  readonly words: Uint32Array;
  readonly isContent: Uint8Array;
  /** The distinct words of all names, in order, and the names that hold each of them. */
  readonly vocabulary: Uint32Array;
  readonly holderOffsets: Uint32Array;
  readonly holders: Uint32Array;
}

export interface IdentifiersData {
  /** The distinct identifiers in their one form, in order, and where the entries of each begin. */
  readonly canonical: Uint32Array;
  readonly offsets: Uint32Array;
  /** By entry. A match of 0 means none; any other is a code plus 1. */
  readonly entities: Uint32Array;
  readonly labels: Uint32Array;
  readonly properties: Uint32Array;
  readonly fits: Uint32Array;
  readonly matches: Uint32Array;
  /** The prefixes of all identifiers that have one. */
  readonly prefixes: readonly string[];
}
