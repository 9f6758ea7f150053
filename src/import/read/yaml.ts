import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import {
  isFields,
  isList,
  type RawContent,
  type RawHeading,
  type RawRecord,
  type RawValue,
  type Report,
} from '../raw.ts';

/** The usual remedy for a message of the YAML parser, by its code. */
const hints: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Write each name once and put all its values there.',
  MULTIPLE_DOCS: 'Remove the line "---", or make two files.',
  TAG_RESOLVE_FAILED: 'Remove the tag, or put the string in quotes.',
};
const usualHint =
  'Indent with spaces, close every bracket, and put strings with ": ", " #" or a leading sign in quotes.';

/**
 * Parses a YAML 1.2 document of the core schema, with the line of every value.
 * @returns undefined after reporting why it is unreadable.
 */
export function parseYaml(file: string, text: string, report: Report): RawValue | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  let sound = true;
  const refuse = (line: number, message: string): null => {
    sound = false;
    report({ file, line }, message);
    return null;
  };

  // A warning is an unknown tag: its value would differ from the author's intention.
  for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
    refuse(lineAt(pos[0]), `this is not YAML as a seed is written in: ${message}. ${hints[code] ?? usualHint}`);
  }
  // A directive changes the meaning of the file: YAML 1.1 reads 0170000 as an octal number.
  const directive = text.split('\n').findIndex((line) => line.startsWith('%'));
  if (directive >= 0) refuse(directive + 1, 'lines that begin with "%" change what values mean. Remove the line.');
  if (!sound) return undefined;

  const toContent = (node: Node | null, line: number): RawContent => {
    if (node && 'tag' in node && node.tag) return refuse(line, tagged);
    if (isSeq<Node | null>(node)) return node.items.map((item) => toValue(item, line));
    if (isMap<Node, Node | null>(node)) {
      const entries = node.items.map(({ key, value }): [string, RawValue] => {
        const keyLine = key.range ? lineAt(key.range[0]) : line;
        const name = isScalar(key) && typeof key.value === 'string' ? key.value : refuse(keyLine, notAName);
        return [name ?? '', toValue(value, keyLine)];
      });
      return new Map(entries);
    }
    if (isAlias(node)) return refuse(line, `the alias *${node.source} is not followed. Write the value out.`);
    if (!isScalar(node)) return null;
    const { value, source } = node;
    // The value keeps its digits as written: a number would hide an octal notation, or that it is too small.
    if (typeof value === 'number' || typeof value === 'bigint') return { numeral: source ?? String(value) };
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  };
  const toValue = (node: Node | null, parentLine: number): RawValue => {
    const line = node?.range ? lineAt(node.range[0]) : parentLine;
    return { line, content: toContent(node, line) };
  };

  const root = toValue(document.contents, 1);
  return sound ? root : undefined;
}

const notAName =
  'expected the name of a property in front of the colon. Put a name that is not a plain string in quotes.';

const tagged = 'a value with a tag ("!") is not read as it is written. Remove the tag, or put the string in quotes.';

/** The records below one name of a YAML file. */
export interface Section {
  readonly heading: RawHeading;
  readonly records: readonly RawRecord[];
}

/**
 * Splits a parsed file into its records: at the top level kinds and relations by name, below each a list of records. A
 * file with only comments has none.
 */
export function splitRecords(file: string, root: RawValue, report: Report): Section[] {
  if (root.content === null) return [];
  if (!isFields(root.content)) {
    report({ file, line: root.line }, 'expected the name of a kind or relation and a colon, then a list of records.');
    return [];
  }
  return [...root.content].map(([typeName, { line, content }]) => {
    const heading = { file, line, typeName };
    if (isList(content)) return { heading, records: content.flatMap((item) => toRecord(file, typeName, item, report)) };
    report({ file, line }, `expected a list of records below ${typeName}. Begin each of them with "- ".`);
    return { heading, records: [] };
  });
}

const toRecord = (file: string, typeName: string, { line, content }: RawValue, report: Report): RawRecord[] => {
  if (isFields(content)) return [{ file, line, typeName, fields: content }];
  report(
    { file, line },
    `expected a record below ${typeName}, such as "- id: ...". Write "name: value" for each property.`,
  );
  return [];
};
