/** Writes values as GraphQL and as JSON, also values that are wrong everywhere. The fuzzer's operations use them. */
import { hostileStrings, loneSurrogates } from '../http/hostile-strings.ts';
import type { Tape } from '../random/tape.ts';

/** A value in both forms: as a literal in the document, and as JSON for a variable. */
export interface Written {
  readonly literal: string;
  readonly json: string;
}

/** Values that exist in the graph, so that some of the random operations find something. */
export interface Pool {
  /** Ids of nodes. */
  readonly ids: readonly string[];
  /** Names of nodes. */
  readonly names: readonly string[];
  /** Cursors of any lists. */
  readonly cursors: readonly string[];
  /** The prefix of ids by the name of the argument, for arguments whose descriptions do not name it. */
  readonly prefixes: Readonly<Record<string, string>>;
}

export const alike = (text: string): Written => ({ literal: text, json: text });
export const texted = (text: string): Written => alike(JSON.stringify(text));
export const nothing = alike('null');

export const list = (items: readonly Written[]): Written => ({
  literal: `[${items.map(({ literal }) => literal).join(', ')}]`,
  json: `[${items.map(({ json }) => json).join(',')}]`,
});

export const object = (fields: readonly (readonly [name: string, value: Written])[]): Written => ({
  literal: `{${fields.map(([name, { literal }]) => `${name}: ${literal}`).join(', ')}}`,
  json: `{${fields.map(([name, { json }]) => `${JSON.stringify(name)}:${json}`).join(',')}}`,
});

/** Depths of nesting around the limit, and one far beyond it. */
const depths = [40, 99, 101, 3_000] as const;

/** Draws a value that fits no place, or that is far too large. */
export function wrongValue(tape: Tape, pool: Pool): Written {
  const depth = tape.pick(depths);
  return tape.pick([
    () => alike(tape.pick(numbers)),
    () => texted(tape.pick(pool.cursors) ?? ''),
    () => texted(tape.pick(badIds)),
    () => texted(tape.pick(badCursors)),
    () => texted(tape.pick(pool.ids) ?? ''),
    () => texted(tape.pick(Object.values(hostileStrings)) ?? ''),
    () => texted(tape.pick(Object.values(loneSurrogates)) ?? ''),
    () => texted(tape.pick(longStrings)),
    () => alike(tape.pick(['null', 'true', '[]', '{}', '[[[]]]', '[null]'])),
    () => ({ literal: tape.pick(['UNHEARD_OF', 'asc', '$unheardOf', '"""block"""']), json: '"UNHEARD_OF"' }),
    () => object([[tape.pick(['unheardOf', '__proto__', 'constructor', 'name', 'and']), wrongValue(tape, pool)]]),
    () => list(Array.from({ length: tape.pick([3, 200, 900]) }, () => alike(tape.pick(numbers)))),
    () => alike('['.repeat(depth) + ']'.repeat(depth)),
    () => nested(depth),
  ])();
}

const numbers = [
  '-1',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '1e400',
  '1.5',
  '-0',
  `1${'0'.repeat(400)}`,
  '101',
] as const;

/** One long word, many words, and characters that become longer when the service folds them or writes them as JSON. */
const longStrings = [
  'magnesium '.repeat(300),
  'm'.repeat(2_000),
  'x'.repeat(20_000),
  'ﬃ ß İ '.repeat(2_000),
  '\u0000"\\'.repeat(2_000),
] as const;

const badIds = [
  'nutrient',
  ':',
  '',
  'nutrient:',
  ':iron',
  'nosuch:thing',
  'nutrient:iron:iron',
  '__proto__:x',
  'constructor:prototype',
  `nutrient:${'x'.repeat(20_000)}`,
  'nutrient:İ\u0000',
] as const;

const packed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const badCursors = [
  packed([]),
  packed(['', 1]),
  packed({ 0: 'x' }),
  packed([null, { a: 1 }]),
  packed('text'),
  packed(Array.from({ length: 5_000 }, () => 0)),
  '!!!',
  '=',
] as const;

const nested = (depth: number): Written => ({
  literal: `${'{not: '.repeat(depth)}{}${'}'.repeat(depth)}`,
  json: `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`,
});
