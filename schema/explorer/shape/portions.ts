/** The household portions of a food, as options of a field. */
import { plain } from './numbers.ts';

interface Portion {
  readonly amount: number;
  readonly measure: string;
  readonly grams: number;
}

/** The text of a portion as the API takes it, and as people read it: "1 cup", "1 cup (30 g)". */
type Option = readonly [value: string, label: string];

export const portionOptions = (portions: readonly Portion[]): readonly Option[] =>
  portions.map(({ amount, measure, grams }) => {
    const portion = `${plain(amount)} ${measure}`;
    return [portion, `${portion} (${plain(grams)} g)`];
  });

/** Says whether a portion is among the options. */
export const isAmong = (options: readonly Option[], portion: string): boolean =>
  options.some(([value]) => value === portion);
