/** The types of parameters. A view builds its table from them. */
import type { Parameter, Parsed } from './parameters.ts';

/** A string. */
export const text = (byDefault = '', maxLength = 500): Parameter<string> => ({
  default: byDefault,
  parse: (given) =>
    given.length > maxLength ? { problem: `expected at most ${maxLength} characters` } : { value: given },
  print: (value) => value,
});

/** A whole number. */
export const wholeNumber = (byDefault: number, min: number, max: number): Parameter<number> => ({
  default: byDefault,
  parse: (given) => {
    const value = /^-?\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    return value >= min && value <= max ? { value } : { problem: `expected a whole number from ${min} to ${max}` };
  },
  print: String,
});

/** A decimal number. */
export const decimal = (byDefault: number, min: number, max: number): Parameter<number> => ({
  default: byDefault,
  parse: (given) => {
    const value = /^-?\d{1,12}(\.\d{1,12})?$/.test(given) ? Number(given) : Number.NaN;
    return value >= min && value <= max ? { value } : { problem: `expected a number from ${min} to ${max}` };
  },
  print: String,
});

/** A name of something that the graph may have; empty for none. */
export const name = (byDefault = ''): Parameter<string> => ({
  default: byDefault,
  parse: (given) => (/^[\w-]{0,100}$/.test(given) ? { value: given } : { problem: 'expected a name' }),
  print: (value) => value,
});

/** One of some words. */
export const choice = <const T extends string>(options: readonly T[], byDefault: T): Parameter<T> => ({
  default: byDefault,
  parse: (given) => {
    const value = options.find((option) => option === given);
    return value === undefined ? { problem: `expected one of ${options.join(', ')}` } : { value };
  },
  print: (value) => value,
});

/** `yes` or `no`. */
export const flag = (byDefault = false): Parameter<boolean> => ({
  default: byDefault,
  parse: (given) =>
    given === 'yes' || given === 'no' ? { value: given === 'yes' } : { problem: 'expected yes or no' },
  print: (value) => (value ? 'yes' : 'no'),
});

const idShape = /^[a-z][a-z0-9-]*:[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

const checkId = (given: string, prefixes: readonly string[]): Parsed<string> => {
  const isId = idShape.test(given) && given.length <= 200;
  if (isId && (prefixes.length === 0 || prefixes.some((prefix) => given.startsWith(`${prefix}:`)))) {
    return { value: given };
  }
  const forms = prefixes.length === 0 ? 'kind:name' : prefixes.map((prefix) => `${prefix}:…`).join(' or ');
  return { problem: `expected an id such as ${forms}` };
};

/** An id of the API; empty for none. @param prefixes the beginnings of ids of the kinds to accept; empty for all. */
export const id = (byDefault = '', prefixes: readonly string[] = []): Parameter<string> => ({
  default: byDefault,
  parse: (given) => (given === '' ? { value: '' } : checkId(given, prefixes)),
  print: (value) => value,
});

/** Ids joined by commas, without repetitions. */
export const ids = (
  byDefault: readonly string[] = [],
  prefixes: readonly string[] = [],
  max = 100,
): Parameter<readonly string[]> => ({
  default: byDefault,
  parse: (given) => {
    const parts = [...new Set(given.split(',').filter((part) => part !== ''))];
    if (parts.length > max) return { problem: `expected at most ${max} ids` };
    const wrong = parts.map((part) => checkId(part, prefixes)).find((parsed) => 'problem' in parsed);
    return wrong ?? { value: parts };
  },
  print: (value) => value.join(','),
});

/** Words joined by commas, such as kinds or relations. @param options the words to accept; null for all names. */
export const words = (
  byDefault: readonly string[] = [],
  options: readonly string[] | null = null,
): Parameter<readonly string[]> => ({
  default: byDefault,
  parse: (given) => {
    const parts = [...new Set(given.split(',').filter((part) => part !== ''))];
    const wrong = parts.find((part) => (options ? !options.includes(part) : !/^\w{1,100}$/.test(part)));
    if (wrong === undefined) return { value: parts };
    return { problem: options ? `expected some of ${options.join(', ')}` : 'expected names joined by commas' };
  },
  print: (value) => value.join(','),
});

/** Keeps a parameter in the fragment of the address, which no server sees. */
export const inFragment = <T>(parameter: Parameter<T>): Parameter<T> => ({ ...parameter, place: 'fragment' });
