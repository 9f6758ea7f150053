/** What the files of a seed say, before anyone has asked whether it makes sense. */

/** A place in a file. */
interface Position {
  /** Path below the seed folder, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Something wrong with a seed: where, what was expected and how to fix it. */
export interface Problem extends Position {
  readonly message: string;
}

/** Takes note of a problem. Checks go on after it, so that one run finds them all. */
export type Report = (at: Position, message: string) => void;

export type RawContent = string | number | boolean | null | readonly RawValue[] | RawFields;

/** One value as written, with the line it begins on. */
export interface RawValue {
  readonly line: number;
  readonly content: RawContent;
}

/** Values by the name written in front of them, or above their column. */
export type RawFields = ReadonlyMap<string, RawValue>;

/** One node or edge as written. A cell of a CSV file is always text; an empty one is left out. */
export interface RawRecord extends Position {
  /** Name of a kind or relation, if the graph declares one of that name. */
  readonly typeName: string;
  readonly format: 'yaml' | 'csv';
  readonly fields: RawFields;
}

export interface RawSeed {
  /** What `release.yaml` says; undefined when there is none. */
  readonly release: RawRecord | undefined;
  readonly records: readonly RawRecord[];
}

export const isList = (content: RawContent): content is readonly RawValue[] => Array.isArray(content);
export const isFields = (content: RawContent): content is RawFields => content instanceof Map;

/** Names what was found where something else was expected, short enough for a message. */
export function show(content: RawContent): string {
  if (content === null) return 'nothing';
  if (isList(content)) return 'a list';
  if (typeof content === 'string') {
    return JSON.stringify(content.length > 60 ? `${content.slice(0, 59)}…` : content);
  }
  return isFields(content) ? 'a record' : `the ${typeof content} ${content}`;
}
