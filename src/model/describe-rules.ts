import { type KindDefinition, type Property, quantityOf, type ScalarProperty } from './define.ts';
import { differences } from './distinct.ts';
import { absent, type Criterion, present, type RuleDefinition } from './rule.ts';

/**
 * Describes in Markdown what each rule requires, and why.
 * @param lookup finds the property that a path leads to
 */
export const describeRules = (
  rules: readonly RuleDefinition[] | undefined,
  lookup: (path: string) => Property | undefined,
): string[] => (rules ?? []).map((rule) => `- ${requirementOf(rule, lookup)} ${rule.because}`);

/** Describes that the names of a kind distinguish its nodes; empty for other kinds. */
export const describeDistinct = ({ isDistinct }: KindDefinition): string[] =>
  isDistinct
    ? [
        '- No two of them share a name or a synonym, in any spelling, or an exact xref, except where ' +
          `\`${differences}\` in the seed says that they differ.`,
      ]
    : [];

function requirementOf(rule: RuleDefinition, lookup: (path: string) => Property | undefined): string {
  switch (rule.rule) {
    case 'never':
      return `Not allowed: ${Object.entries(rule.when).map(criterion).join(' with ')}.`;
    case 'ordered':
      return `\`${rule.lower}\` is ${rule.orEqual ? 'at most' : 'less than'} \`${rule.upper}\`.`;
    case 'unique':
      return `No two records have the same ${code(rule.properties, ' and ')}.`;
    case 'atMost': {
      const unit = rule.in && lookup(rule.in.unit);
      const measured = rule.in && unit?.type === 'enum' ? quantityOf(unit.enum, rule.in.quantity) : undefined;
      const bound = `at most ${rule.max}${measured ? ` ${measured.base}` : ''}`;
      if (!rule.sum) return `\`${rule.property}\` is ${bound}.`;
      const where = Object.entries(rule.sum.where ?? {})
        .map(([path, values]) => `, where \`${path}\` is ${code(values.map(String), ' or ')}`)
        .join('');
      return `Over all records with the same \`${rule.sum.per}\`${where}, the sum of \`${rule.property}\` is ${bound}.`;
    }
  }
}

const criterion = ([path, value]: readonly [string, Criterion]): string => {
  if (value === present) return `\`${path}\``;
  return value === absent ? `no \`${path}\`` : `\`${path}\` ${String(value)}`;
};

const code = (names: readonly string[], and: string): string => names.map((name) => `\`${name}\``).join(and);

/** Describes what a declaration requires of a value beyond its type, such as "above 0". Empty: nothing. */
export function boundsOf(property: ScalarProperty): string {
  switch (property.type) {
    case 'int':
    case 'float': {
      const { min, above, max } = property;
      const bounds = { 'at least': min, above, 'at most': max };
      return Object.entries(bounds)
        .flatMap(([words, bound]) => (bound === undefined ? [] : [`${words} ${bound}`]))
        .join(', ');
    }
    case 'string':
      if (property.format === 'url') return 'an http or https address';
      return property.pattern?.expected ?? '';
    default:
      return '';
  }
}
