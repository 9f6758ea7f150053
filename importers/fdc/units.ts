import type { EnumDefinition } from '../../src/model/define.ts';
import { shift } from './values.ts';

/** Turns an amount in one unit into an amount in another. */
export type Convert = (amount: number) => number;

/**
 * Returns how to convert between two units of an enum; undefined where they measure different things. International
 * units convert to nothing: what they weigh differs between substances.
 */
export function converter({ quantities = {} }: EnumDefinition, from: string, to: string): Convert | undefined {
  if (from === to) return (amount) => amount;
  const quantity = Object.values(quantities).find((units) => units[from] !== undefined && units[to] !== undefined);
  const [ofFrom, ofTo] = [quantity?.[from], quantity?.[to]];
  if (ofFrom === undefined || ofTo === undefined) return undefined;
  const places = Math.log10(ofTo / ofFrom);
  if (Number.isInteger(places)) return (amount) => shift(amount, places);
  return (amount) => Number(((amount / ofFrom) * ofTo).toPrecision(15));
}

/** Returns how many grams an amount in a unit weighs; undefined for a unit that is not one of mass. */
export const toGrams = (units: EnumDefinition, unit: string): Convert | undefined => converter(units, unit, 'G');
