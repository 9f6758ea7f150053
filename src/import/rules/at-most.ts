import { quantityOf } from '../../model/define.ts';
import type { AtMostRule } from '../../model/rule.ts';
import type { Lookup } from '../../model/rule-path.ts';
import type { Report } from '../raw.ts';
import { reportRule, type Subject } from './subject.ts';

/** Reports amounts, or sums of amounts, that exceed the bound of a rule, in whatever unit each is written. */
export function checkAtMost(rule: AtMostRule, lookup: Lookup, subjects: readonly Subject[], report: Report): void {
  const measure = measureOf(rule, lookup);
  if (!measure) return;
  if (rule.sum) checkSums(rule, rule.sum, measure, subjects, report);
  else for (const subject of subjects) checkAmount(rule, measure, subject, report);
}

interface Measure {
  /** The name of the base unit with a blank in front; empty for a number without a unit. */
  readonly unit: string;
  /** An amount in the base unit; undefined where there is none, or it is of another quantity. */
  amountOf(subject: Subject): number | undefined;
}

function measureOf({ property, in: measured }: AtMostRule, lookup: Lookup): Measure | undefined {
  const numberOf = (subject: Subject): number | undefined => {
    const value = subject.valueOf(property);
    return typeof value === 'number' ? value : undefined;
  };
  if (!measured) return { unit: '', amountOf: numberOf };
  const unit = lookup(measured.unit);
  const quantity = unit?.type === 'enum' ? quantityOf(unit.enum, measured.quantity) : undefined;
  return (
    quantity && {
      unit: ` ${quantity.base}`,
      amountOf(subject) {
        const amount = numberOf(subject);
        const perBase = quantity.perBase[String(subject.valueOf(measured.unit))];
        return amount === undefined || perBase === undefined ? undefined : amount / perBase;
      },
    }
  );
}

function checkAmount(rule: AtMostRule, { unit, amountOf }: Measure, subject: Subject, report: Report): void {
  const amount = amountOf(subject);
  if (amount === undefined || rounded(amount) <= rule.max) return;
  const [own, base] = [written(rule, subject), `${rounded(amount)}${unit}`];
  const found = `${rule.property} is ${own}${own === base ? '' : `, which is ${base}`}.`;
  reportRule(subject, rule.property, `${found} ${expected(rule, unit)}`, report);
}

const expected = ({ max, because }: AtMostRule, unit: string): string =>
  `Expected ${max}${unit} at most. ${because} Correct the amount${unit === '' ? '' : ' or its unit'}.`;

interface Group {
  total: number;
  count: number;
  /** The record that adds most, where the mistake is most likely to be. */
  largest: Subject;
  amount: number;
}

function checkSums(
  rule: AtMostRule,
  { per, where = {} }: NonNullable<AtMostRule['sum']>,
  { unit, amountOf }: Measure,
  subjects: readonly Subject[],
  report: Report,
): void {
  const conditions = Object.entries(where).map(([path, values]) => [path, new Set<unknown>(values)] as const);
  const groups = new Map<unknown, Group>();
  for (const subject of subjects) {
    const key = subject.valueOf(per) ?? null;
    const amount = amountOf(subject);
    if (key === null || amount === undefined) continue;
    if (!conditions.every(([path, values]) => values.has(subject.valueOf(path)))) continue;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { total: amount, count: 1, largest: subject, amount });
      continue;
    }
    group.total += amount;
    group.count += 1;
    if (amount > group.amount) Object.assign(group, { largest: subject, amount });
  }
  for (const [key, { total, count, largest }] of groups) {
    if (rounded(total) <= rule.max) continue;
    const sum = `${rule.property} of ${count} with ${per} ${String(key)} add up to ${rounded(total)}${unit}`;
    const most = `the largest is ${written(rule, largest)}`;
    reportRule(largest, rule.property, `${sum}; ${most}. ${expected(rule, unit)}`, report);
  }
}

/** Drops the noise of binary fractions, so that 0.1 + 0.2 is no more than 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** An amount as it stands in the record. */
function written({ property, in: measured }: AtMostRule, subject: Subject): string {
  const unit = measured ? ` ${String(subject.valueOf(measured.unit))}` : '';
  return `${String(subject.valueOf(property))}${unit}`;
}
