import type { NumberProperty } from '../model/define.ts';

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Whether digits have the notation that CSV and YAML share: 12, -0.5, 1e-7. */
export const isDecimal = (text: string): boolean => decimal.test(text);

/** The bounds for the size of a number, so that sums and products over a whole graph neither overflow nor vanish. */
const smallest = 1e-30;
const largest = 1e30;

/**
 * Says why a number is unreadable as written; undefined for a readable one. The message quotes the number and says how
 * to write it.
 */
export function numeralFault(numeral: string, { type }: NumberProperty): string | undefined {
  if (!isDecimal(numeral)) return `${numeral} is in another notation. Write it in decimal digits, such as 15 or 0.5.`;
  if (/^-?0\d/.test(numeral))
    return `${numeral} begins with a zero, which some programs drop and others read as octal. Write it without.`;
  if (type === 'int' && /[eE]/.test(numeral))
    return `${numeral} is in scientific notation, in which spreadsheets drop digits. Write all digits.`;
  const size = Math.abs(Number(numeral));
  if (size > largest) return `${numeral} is too large to calculate with. Expected ${largest} at most.`;
  const isZero = /^-?[0.]+([eE]|$)/.test(numeral);
  if (size < smallest && !isZero)
    return `${numeral} is too close to 0 to calculate with. Expected 0, or ${smallest} at least.`;
  return undefined;
}

/** Suggests a number for a cell that should hold one and does not; empty without a suggestion. */
export function numeralHint(text: string): string {
  if (/^-?\d[\d ,.']*$/.test(text)) return ' Write a point before decimals, and nothing between thousands.';
  return '';
}
