/** The content of seed files, before any check of its meaning. */
import { hiddenCharacters } from './hidden.ts';

/** A place in a file. */
export interface Position {
  /** Path below the seed folder, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A problem of a seed: its place, the expected value and the remedy. */
export interface Problem extends Position {
  readonly message: string;
}

/** Takes note of a problem. Checks go on after it, so that one run finds them all. */
export type Report = (at: Position, message: string) => void;

/** A number as written, so that the importer can check its notation before it loses a digit. */
export interface Numeral {
  readonly numeral: string;
}

export type RawContent = string | Numeral | boolean | null | readonly RawValue[] | RawFields;

/** One value as written, with the line it begins on. */
export interface RawValue {
  readonly line: number;
  readonly content: RawContent;
}

/** Values by the name in front of them, or above their column. */
export type RawFields = ReadonlyMap<string, RawValue>;

/** The place where records of a type begin, even if no record follows. */
export interface RawHeading extends Position {
  /** Name of a kind or relation, if the graph declares one of that name. */
  readonly typeName: string;
  /** The names of the columns of a CSV file; undefined in YAML, where each record names its properties. */
  readonly columns?: ReadonlySet<string>;
}

/** One node or edge as written. A cell of a CSV file is always a string; the reader leaves out an empty one. */
export interface RawRecord extends RawHeading {
  readonly fields: RawFields;
}

export const isList = (content: RawContent): content is readonly RawValue[] => Array.isArray(content);
export const isFields = (content: RawContent): content is RawFields => content instanceof Map;
export const isNumeral = (content: RawContent): content is Numeral =>
  typeof content === 'object' && content !== null && 'numeral' in content;

/** Names a value in the place of another one, short enough for a message. */
export function show(content: RawContent): string {
  if (content === null) return 'nothing';
  if (isList(content)) return 'a list';
  if (isFields(content)) return 'a record';
  if (isNumeral(content)) return `the number ${content.numeral}`;
  if (typeof content === 'boolean') return `the boolean ${content}`;
  const shown = JSON.stringify(content.length > 60 ? `${content.slice(0, 59)}…` : content);
  return shown.replace(hiddenCharacters, (character) => character.split('').map(escapeUnit).join(''));
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Returns the place of a property in a record, or of the record if it does not have the property. */
export const positionOfField = ({ file, line, fields }: RawRecord, name: string): Position => ({
  file,
  line: fields.get(name)?.line ?? line,
});
