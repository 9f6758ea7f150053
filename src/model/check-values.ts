import type { Slip } from './check-names.ts';
import type { EnumDefinition, GraphDefinition, NumberProperty, Properties, StringProperty } from './define.ts';
import { sharedProperties } from './shared.ts';

/** Checks what a declaration demands of single values: bounds, spellings and units that can be met. */
export function checkValues({ kinds, relations }: GraphDefinition, slip: Slip): void {
  const enums = new Set<EnumDefinition>();
  const check = (owner: string, properties: Properties): void => {
    for (const [name, property] of Object.entries(properties)) {
      const at = `${owner}.${name}`;
      if (property.type === 'records') check(at, property.fields);
      if (property.type === 'string') checkString(at, property, slip);
      if (property.type === 'int' || property.type === 'float') checkNumber(at, property, slip);
      if (property.type === 'enum') enums.add(property.enum);
      if ('conversion' in property) checkConversion(at, property, properties, slip);
    }
  };
  check('every kind', sharedProperties);
  for (const { name, properties } of [...kinds, ...relations]) check(name, properties);
  for (const definition of enums) checkQuantities(definition, slip);
}

function checkString(at: string, { format, pattern, maxLength }: StringProperty, slip: Slip): void {
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength > 0))
    slip(`${at}.maxLength: expected a whole number above 0, found ${maxLength}.`);
  if (!pattern) return;
  if (format) slip(`${at}: a ${format} has a spelling of its own. Leave out the format or the pattern.`);
  const { matches, example } = pattern;
  if (!(matches.source.startsWith('^') && matches.source.endsWith('$')))
    slip(`${at}.pattern: expected one for the whole string. Begin it with ^ and end it with $.`);
  if (/[gmy]/.test(matches.flags)) slip(`${at}.pattern: the flags g, m and y change what it matches. Remove them.`);
  else if (!matches.test(example))
    slip(`${at}.pattern: its example "${example}" does not match. Correct one of the two.`);
}

function checkNumber(at: string, { min, above, max }: NumberProperty, slip: Slip): void {
  for (const [name, bound] of Object.entries({ min, above, max })) {
    if (bound !== undefined && !Number.isFinite(bound))
      slip(`${at}.${name}: expected a finite number, found ${bound}.`);
  }
  if (min !== undefined && above !== undefined) slip(`${at}: declares both min and above. Keep one.`);
  if (max === undefined) return;
  if (min !== undefined && min > max) slip(`${at}: no number is at least ${min} and at most ${max}.`);
  if (above !== undefined && above >= max) slip(`${at}: no number is above ${above} and at most ${max}.`);
}

function checkQuantities({ name, values, quantities }: EnumDefinition, slip: Slip): void {
  for (const [quantity, units] of Object.entries(quantities ?? {})) {
    const at = `${name}.quantities.${quantity}`;
    const factors = Object.entries(units);
    for (const [unit, factor] of factors) {
      if (!Object.hasOwn(values, unit)) slip(`${at}: ${name} has no value "${unit}". Name one that it has.`);
      if (!(Number.isFinite(factor) && factor > 0)) slip(`${at}.${unit}: expected a number above 0, found ${factor}.`);
    }
    if (factors.filter(([, factor]) => factor === 1).length !== 1)
      slip(`${at}: expected one base unit, of which 1 makes one.`);
  }
}

/** Checks that a number which converts has its unit beside it, of an enum whose quantities know the units named. */
function checkConversion(at: string, { type, conversion }: NumberProperty, beside: Properties, slip: Slip): void {
  if (!conversion) return;
  const { unit, special } = conversion;
  const named = Object.hasOwn(beside, unit) ? beside[unit] : undefined;
  if (type !== 'float') slip(`${at}.conversion: only a float converts. Declare it so.`);
  if (named?.type !== 'enum' || !named.enum.quantities) {
    slip(`${at}.conversion.unit: expected an enum with quantities beside it, found "${unit}".`);
    return;
  }
  if (!special) return;
  const { values, quantities } = named.enum;
  const count = Object.hasOwn(beside, special.count) ? beside[special.count] : undefined;
  if (!Object.hasOwn(values, special.unit)) slip(`${at}.conversion: ${named.enum.name} has no "${special.unit}".`);
  if (!Object.values(quantities).some((units) => Object.hasOwn(units, special.of)))
    slip(`${at}.conversion: no quantity of ${named.enum.name} has the unit "${special.of}".`);
  if (count?.type !== 'float') slip(`${at}.conversion.count: expected a float beside it, found "${special.count}".`);
}
