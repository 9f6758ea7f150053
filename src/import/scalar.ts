import {
  defaultMaxLength,
  type EnumDefinition,
  type NumberProperty,
  type Property,
  type ScalarProperty,
  type StringProperty,
} from '../model/define.ts';
import { expectation, oneOf } from './expectation.ts';
import { findHidden } from './hidden.ts';
import { numeralFault, numeralHint } from './numeral.ts';
import { isFields, isList, isNumeral, type RawContent, type RawValue, show } from './raw.ts';

export type Scalar = string | number | boolean;

/** Reports a problem on a line, after the name of the property. Returns null, which replaces the refused value. */
export type Refuse = (line: number, expected: string) => null;

/** Reads a value as its property declares it, or refuses it. A missing value is null. */
export function readScalar(raw: RawValue | undefined, property: ScalarProperty, refuse: Refuse): Scalar | null {
  if (!raw) return null;
  switch (property.type) {
    case 'string':
      return readString(raw, property, refuse);
    case 'enum':
      return readEnum(raw, property.enum, refuse);
    case 'boolean':
      return typeof raw.content === 'boolean' ? raw.content : refuse(raw.line, mismatch(property, raw.content));
    default:
      return readNumber(raw, property, refuse);
  }
}

/** Reads a string in one line, composed (NFC), so that strings that look equal are equal. */
export function readString(
  { line, content }: RawValue,
  property: Omit<StringProperty, 'type' | 'description'>,
  refuse: Refuse,
): string | null {
  if (typeof content !== 'string') {
    const fix = isList(content) || isFields(content) ? '' : ' Put it in quotes.';
    return refuse(line, `expected a string, found ${show(content)}.${fix}`);
  }
  const text = content.normalize('NFC');
  const fault = stringFault(text, property);
  return fault === undefined ? text : refuse(line, fault);
}

/** Says why a property cannot have a string as its value; undefined if it can. */
export function stringFault(
  text: string,
  { format, pattern, maxLength = defaultMaxLength }: Omit<StringProperty, 'type' | 'description'>,
): string | undefined {
  if (text === '') return 'the string is empty. Write one, or leave the property out.';
  if (text.length > maxLength)
    return `${show(text)} has ${text.length} characters. Expected ${maxLength} at most. Shorten it.`;
  const hidden = findHidden(text);
  if (hidden) {
    const { character, codePoint, place } = hidden;
    // UTF-8 cannot express half a surrogate pair, and a name may not contain a line break or a bell.
    if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(character))
      return `${show(text)} holds a line break or another control character. Write it in one line without.`;
    if (/\p{Zs}/u.test(character))
      return `${show(text)} holds the blank ${codePoint} as character ${place}. Write an ordinary space.`;
    return `${show(text)} holds ${codePoint} as character ${place}, which is invisible. Remove it.`;
  }
  if (text !== text.trim()) return `${show(text)} begins or ends with a blank. Remove it.`;
  if (format === 'url' && !isWebAddress(text))
    return `${show(text)} is not a web address. Expected one such as https://example.org/page.`;
  if (pattern && !pattern.matches.test(text))
    return `expected ${pattern.expected}, such as "${pattern.example}"; found ${show(text)}.`;
  return undefined;
}

/** An address that is safe in a link: http or https, with a host, no password, only characters that RFC 3986 allows. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

export function readEnum({ line, content }: RawValue, definition: EnumDefinition, refuse: Refuse): string | null {
  if (typeof content === 'string' && Object.hasOwn(definition.values, content)) return content;
  return refuse(line, `expected ${oneOf(definition)}; found ${show(content)}.`);
}

function readNumber({ line, content }: RawValue, property: NumberProperty, refuse: Refuse): number | null {
  if (!isNumeral(content)) {
    const hint = typeof content === 'string' ? numeralHint(content) : '';
    return refuse(line, `${mismatch(property, content)}${hint}`);
  }
  const fault = numeralFault(content.numeral, property);
  if (fault !== undefined) return refuse(line, `expected ${expectation(property)}: ${fault}`);
  const value = Number(content.numeral);
  if (property.type === 'int' && value !== (value | 0)) return refuse(line, mismatch(property, content));
  const outside = rangeFault(value, property);
  return outside === undefined
    ? value + 0 // makes 0 of -0, which would print as 0 and sort before it
    : refuse(line, outside);
}

/** Says which bound of its property a number exceeds; undefined for none. */
export function rangeFault(value: number, { min, above, max, unit }: NumberProperty): string | undefined {
  const inUnit = (): string => (unit === undefined ? '' : ` (in ${unit})`);
  if (min !== undefined && value < min) return `${value} is too small. Expected ${min} or more${inUnit()}.`;
  if (above !== undefined && value <= above) return `${value} is too small. Expected more than ${above}${inUnit()}.`;
  if (max !== undefined && value > max) return `${value} is too large. Expected ${max} or less${inUnit()}.`;
  return undefined;
}

export const mismatch = (property: Property, content: RawContent): string =>
  `expected ${expectation(property)}, found ${show(content)}.`;
