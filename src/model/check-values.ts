import type { Report } from './check-names.ts';
import type { EnumDefinition, GraphDefinition, NumberProperty, Properties, StringProperty } from './define.ts';
import { sharedProperties } from './shared.ts';

/** Checks the demands on single values: some value can meet each bound, pattern and unit. */
export function checkValues({ kinds, relations }: GraphDefinition, report: Report): void {
  const enums = new Set<EnumDefinition>();
  const check = (owner: string, properties: Properties): void => {
    for (const [name, property] of Object.entries(properties)) {
      const at = `${owner}.${name}`;
      if (property.type === 'records') check(at, property.fields);
      if (property.type === 'string') checkString(at, property, report);
      if (property.type === 'int' || property.type === 'float') checkNumber(at, property, report);
      if (property.type === 'enum') enums.add(property.enum);
      if ('conversion' in property) checkConversion(at, property, properties, report);
    }
  };
  check('every kind', sharedProperties);
  for (const { name, properties } of [...kinds, ...relations]) check(name, properties);
  for (const definition of enums) checkQuantities(definition, report);
}

function checkString(at: string, { format, pattern, maxLength }: StringProperty, report: Report): void {
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength > 0))
    report(`${at}.maxLength: expected a whole number above 0, found ${maxLength}.`);
  if (!pattern) return;
  if (format) report(`${at}: the format ${format} already fixes the spelling. Leave out the format or the pattern.`);
  const { matches, example } = pattern;
  if (!(matches.source.startsWith('^') && matches.source.endsWith('$')))
    report(`${at}.pattern: expected a pattern for the whole string. Begin it with ^ and end it with $.`);
  if (/[gmy]/.test(matches.flags))
    report(`${at}.pattern: the flags g, m and y change which strings match. Remove them.`);
  else if (!matches.test(example))
    report(`${at}.pattern: the example "${example}" does not match it. Correct the example or the pattern.`);
}

function checkNumber(at: string, { min, above, max }: NumberProperty, report: Report): void {
  for (const [name, bound] of Object.entries({ min, above, max })) {
    if (bound !== undefined && !Number.isFinite(bound))
      report(`${at}.${name}: expected a finite number, found ${bound}.`);
  }
  if (min !== undefined && above !== undefined) report(`${at}: found both min and above. Keep one.`);
  if (max === undefined) return;
  if (min !== undefined && min > max)
    report(`${at}: no number is at least ${min} and at most ${max}. Correct one of the bounds.`);
  if (above !== undefined && above >= max)
    report(`${at}: no number is above ${above} and at most ${max}. Correct one of the bounds.`);
}

function checkQuantities({ name, values, quantities }: EnumDefinition, report: Report): void {
  for (const [quantity, units] of Object.entries(quantities ?? {})) {
    const at = `${name}.quantities.${quantity}`;
    const factors = Object.entries(units);
    for (const [unit, factor] of factors) {
      if (!Object.hasOwn(values, unit)) report(`${at}: ${name} has no value "${unit}". Name one of its values.`);
      if (!(Number.isFinite(factor) && factor > 0))
        report(`${at}.${unit}: expected a number above 0, found ${factor}.`);
    }
    if (factors.filter(([, factor]) => factor === 1).length !== 1)
      report(`${at}: expected exactly one base unit. Give one unit the factor 1.`);
  }
}

/** Checks that a number which converts has its unit beside it: an enum with quantities that hold the named units. */
function checkConversion(at: string, { type, conversion }: NumberProperty, beside: Properties, report: Report): void {
  if (!conversion) return;
  const { unit, special } = conversion;
  const named = Object.hasOwn(beside, unit) ? beside[unit] : undefined;
  if (type !== 'float') report(`${at}.conversion: only a float converts. Declare the property as a float.`);
  if (named?.type !== 'enum' || !named.enum.quantities) {
    report(`${at}.conversion.unit: expected an enum with quantities beside it, found "${unit}".`);
    return;
  }
  if (!special) return;
  const { values, quantities } = named.enum;
  const count = Object.hasOwn(beside, special.count) ? beside[special.count] : undefined;
  if (!Object.hasOwn(values, special.unit)) report(`${at}.conversion: ${named.enum.name} has no "${special.unit}".`);
  if (!Object.values(quantities).some((units) => Object.hasOwn(units, special.of)))
    report(`${at}.conversion: no quantity of ${named.enum.name} has the unit "${special.of}".`);
  if (count?.type !== 'float') report(`${at}.conversion.count: expected a float beside it, found "${special.count}".`);
}
