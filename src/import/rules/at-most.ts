import { quantityOf } from '../../model/define.ts';
import type { AtMostRule } from '../../model/rule.ts';
import type { Position } from '../raw.ts';
import type { RuleCheck, RuleContext } from './rule-check.ts';
import { positionIn, reportRule, type Subject } from './subject.ts';

/** Reports amounts, or sums of amounts, that exceed the bound of a rule, regardless of the unit of each. */
export function checkAtMost(rule: AtMostRule, context: RuleContext): RuleCheck {
  const measure = measureOf(rule, context);
  if (!measure) return { see: () => {} };
  return rule.sum ? checkSums(rule, rule.sum, measure, context) : checkAmounts(rule, measure, context);
}

interface Measure {
  /** The name of the base unit after a space; empty for a number without a unit. */
  readonly unit: string;
  /** Returns an amount in the base unit; undefined for no amount, or one of another quantity. */
  amountOf(subject: Subject): number | undefined;
  /** Returns an amount as the record writes it. */
  written(subject: Subject): string;
}

function measureOf(rule: AtMostRule, { lookup, readerOf }: RuleContext): Measure | undefined {
  const { property, in: measured } = rule;
  const readAmount = readerOf(property);
  const numberOf = (subject: Subject): number | undefined => {
    const value = readAmount(subject);
    return typeof value === 'number' ? value : undefined;
  };
  if (!measured) return { unit: '', amountOf: numberOf, written: (subject) => String(readAmount(subject)) };
  const declared = lookup(measured.unit);
  const quantity = declared?.type === 'enum' ? quantityOf(declared.enum, measured.quantity) : undefined;
  if (!quantity) return undefined;
  const readUnit = readerOf(measured.unit);
  return {
    unit: ` ${quantity.base}`,
    amountOf(subject) {
      const amount = numberOf(subject);
      const perBase = quantity.perBase[String(readUnit(subject))];
      return amount === undefined || perBase === undefined ? undefined : amount / perBase;
    },
    written: (subject) => `${String(readAmount(subject))} ${String(readUnit(subject))}`,
  };
}

function checkAmounts(rule: AtMostRule, { unit, amountOf, written }: Measure, { report }: RuleContext): RuleCheck {
  return {
    see(subject) {
      const amount = amountOf(subject);
      if (amount === undefined || amount <= rule.max || rounded(amount) <= rule.max) return;
      const [own, base] = [written(subject), `${rounded(amount)}${unit}`];
      const found = `${rule.property} is ${own}${own === base ? '' : `, which is ${base}`}.`;
      reportRule(subject, rule.property, `${found} ${expected(rule, unit)}`, report);
    },
  };
}

const expected = ({ max, because }: AtMostRule, unit: string): string =>
  `Expected ${max}${unit} at most. ${because} Correct the amount${unit === '' ? '' : ' or its unit'}.`;

interface Group {
  /** The value that the records have in common. */
  readonly key: string;
  total: number;
  count: number;
  /** The largest amount, as its record writes it. The mistake is most likely there. */
  largest: number;
  written: string;
  position: Position;
}

function checkSums(
  rule: AtMostRule,
  { per, where = {} }: NonNullable<AtMostRule['sum']>,
  { unit, amountOf, written }: Measure,
  { typeName, readerOf, report }: RuleContext,
): RuleCheck {
  const conditions = Object.entries(where).map(([path, values]) => ({
    read: readerOf(path),
    values: new Set<unknown>(values),
  }));
  const readKey = readerOf(per);
  const groups = new Map<unknown, Group>();
  return {
    see(subject) {
      for (const { read, values } of conditions) if (!values.has(read(subject))) return;
      const amount = amountOf(subject);
      if (amount === undefined) return;
      // The number of an end identifies it, so the check need not read its id.
      const key = per === 'from' || per === 'to' ? subject.ends[per] : readKey(subject);
      const group = groups.get(key);
      if (group && amount <= group.largest) {
        group.total += amount;
        group.count += 1;
        return;
      }
      const read = readKey(subject) ?? null;
      if (read === null) return;
      const largest = { largest: amount, written: written(subject), position: positionIn(subject, rule.property) };
      if (group) Object.assign(group, largest, { total: group.total + amount, count: group.count + 1 });
      else groups.set(key, { key: String(read), total: amount, count: 1, ...largest });
    },
    end() {
      for (const { key, total, count, written, position } of groups.values()) {
        if (rounded(total) <= rule.max) continue;
        const sum = `${rule.property} of ${count} with ${per} ${key} add up to ${rounded(total)}${unit}`;
        report(position, `${typeName}: ${sum}; the largest is ${written}. ${expected(rule, unit)}`);
      }
    },
  };
}

/** Rounds away the noise of binary fractions, so that 0.1 + 0.2 is at most 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));
