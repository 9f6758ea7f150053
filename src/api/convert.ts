import { codedError } from '../base/errors.ts';
import type { PropertyValues } from '../model/data.ts';
import type { ConversionDefinition, EnumDefinition } from '../model/define.ts';
import { nearestQuotient } from '../research/statistics/decimal.ts';

/** A number that converts: its conversion, the enum of its unit, and its field, for messages. */
export interface Convertible {
  readonly field: string;
  readonly conversion: ConversionDefinition;
  readonly units: EnumDefinition;
}

/**
 * Converts a number to another unit: exactly, rounded once to the nearest double.
 * @param values the properties beside the number: its unit, and the count of the special unit.
 * @throws {GraphQLError} BAD_USER_INPUT, which names the possible units.
 */
export function convert(convertible: Convertible, value: number, unit: string, values: PropertyValues): number {
  const { field, conversion } = convertible;
  const own = String(values[conversion.unit]);
  if (unit === own) return value;
  const counts = countsOf(convertible, own, values);
  const [from, to] = [counts[own], counts[unit]];
  if (from && to) return Math.sign(value) * nearestQuotient([Math.abs(value), ...to], from);
  const possible = from ? Object.keys(counts) : [own];
  throw codedError(
    'BAD_USER_INPUT',
    `${field}(unit: ${unit}): an amount in ${own} cannot be given in ${unit} here. Ask for ` +
      `${possible.join(', ')}, or leave out the unit.`,
    { unit, possible },
  );
}

/** Returns, for each unit that `own` converts to, the factors of the number of it that make one base unit. */
function countsOf(
  { conversion: { special }, units: { quantities } }: Convertible,
  own: string,
  values: PropertyValues,
): Readonly<Record<string, readonly number[]>> {
  const count = special ? values[special.count] : null;
  for (const perBase of Object.values(quantities ?? {})) {
    const base = special ? perBase[special.of] : undefined;
    const counts = {
      ...Object.fromEntries(Object.entries(perBase).map(([unit, factor]) => [unit, [factor]])),
      ...(special && base !== undefined && typeof count === 'number' && { [special.unit]: [base, count] }),
    };
    if (Object.hasOwn(counts, own)) return counts;
  }
  return {};
}
