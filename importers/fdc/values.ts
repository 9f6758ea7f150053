/** Reads the cells of a table: numbers as they are written, text as a seed can hold it. */
import { findHidden } from '../../src/import/hidden.ts';

const decimal = /^\d+(\.\d+)?([eE][+-]?\d+)?$/;
const largest = 1e30;
const smallest = 1e-30;

/** Reads an amount: null for an empty cell, a string that says what is wrong for a cell that is not an amount. */
export function readAmount(cell: string): number | null | string {
  if (cell === '') return null;
  if (!decimal.test(cell)) {
    return cell.startsWith('-') && decimal.test(cell.slice(1)) ? `${cell} is below 0` : `"${cell}" is not a number`;
  }
  const value = Number(cell);
  return value > largest || (value !== 0 && value < smallest) ? `${cell} is not a size that an amount has` : value;
}

/** Reads a whole number: null for an empty cell, a string that says what is wrong for any other cell. */
export function readWhole(cell: string, min: number, max: number): number | null | string {
  if (cell === '') return null;
  const value = /^\d{1,10}(\.0+)?$/.test(cell) ? Number(cell) : Number.NaN;
  return value >= min && value <= max ? value : `"${cell}" is not a whole number from ${min} to ${max}`;
}

/** The longest text that is read. A seed holds longer ones, but what the importer writes puts words around it. */
const longestText = 5_000;

/**
 * Reads text as a seed holds it: composed, in one line, without blanks around it.
 * @returns undefined where bytes were lost, or for a text that is too long for a seed.
 */
export function readText(cell: string): string | undefined {
  if (cell === '') return '';
  if (cell.length > longestText) return undefined;
  const text = cell
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Zs}]+/gu, ' ')
    .replace(/[\p{Cf}]/gu, '')
    .trim();
  return findHidden(text) ? undefined : text;
}

/** Moves the decimal point of a number. It reads the digits, so that 0.29 g are 290 mg to the last digit. */
export function shift(value: number, places: number): number {
  if (places === 0 || value === 0) return value;
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Orders names as a reader expects them: by code point, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
