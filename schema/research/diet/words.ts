/** The sentences of `dietAnalysis`. They are about the list of foods, never about the person who ate them. */
import { unitSymbols } from '../../model/unit-symbols.ts';
import type { Range } from './figures.ts';

export const measure =
  'For each nutrient, the amounts in the foods add up to an interval per day. Its lower end has the known amounts. ' +
  'Its upper end adds, for each food without a value, the most that the food can contain: its whole mass, or for a ' +
  'main constituent such as alcohol the mass that the others leave. A reference intake is reached if the lower end ' +
  'reaches it, and not reached if even the upper end misses it. Otherwise the missing amounts decide. Verdicts and ' +
  'shares come from exact numbers; each amount is rounded once, to a millionth. The rule ignores how much a body ' +
  'absorbs, supplements, and foods outside the list. A reference intake describes a group of healthy people: a list ' +
  'that misses it does not show that anyone lacks the nutrient.';

const usual =
  'A reference intake is for the usual intake over a long time, so the list cannot show whether someone usually ' +
  'reaches it.';

/** Says how much a list of some days can show. */
export const aboutDays = (days: number): string =>
  days === 1
    ? `One day is not a habit: people eat differently from day to day. ${usual}`
    : `The numbers are averages over ${days} days, and other days may differ. ${usual}`;

/** The numbers of a finding. */
interface Finding {
  readonly name: string;
  readonly unit: string;
  readonly intakeType: string;
  readonly reference: number;
  readonly total: Range;
}

const symbolOf = (unit: string): string => unitSymbols[unit] ?? unit;

/** Says that a list does not reach a reference intake. */
export function sayNotReached({ name, unit, intakeType, reference, total }: Finding): string {
  const atMost = total.most === null || total.most === total.least ? '' : 'at most ';
  return (
    `${name}: this list does not reach the reference intake. It contains ${atMost}${total.most ?? total.least} ` +
    `${symbolOf(unit)} a day, and the ${intakeType} is ${reference} ${symbolOf(unit)}.`
  );
}

/** Says that missing amounts decide whether a list reaches a reference intake. */
export function sayCannotTell(
  { name, unit, intakeType, reference, total }: Finding,
  missing: number,
  leavesOut: string | null,
): string {
  const left = leavesOut === null ? '' : ` The amounts in foods leave a part out: ${leavesOut}.`;
  const foods = missing === 0 ? '' : ` ${missing} of the foods ${missing === 1 ? 'has' : 'have'} no known amount.`;
  return (
    `${name}: nothing shows whether this list reaches the reference intake. Its known amounts are ${total.least} ` +
    `${symbolOf(unit)} a day, and the ${intakeType} is ${reference} ${symbolOf(unit)}.${foods}${left}`
  );
}
