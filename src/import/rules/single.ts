import type { PropertyValue } from '../../model/data.ts';
import { absent, type Criterion, type NeverRule, type OrderedRule, present } from '../../model/rule.ts';
import type { Report } from '../raw.ts';
import { isGiven, reportRule, type Subject } from './subject.ts';

/** Reports a record that meets all criteria of a rule that none may meet. */
export function checkNever({ when, because }: NeverRule, subject: Subject, report: Report): void {
  const criteria = Object.entries(when);
  if (!criteria.every(([path, criterion]) => meets(subject.valueOf(path), criterion))) return;
  const found = criteria.map(([path, criterion]) =>
    criterion === absent ? `no ${path}` : `${path} ${String(subject.valueOf(path))}`,
  );
  const fix = found.length === 1 ? 'Correct it.' : 'Correct one of them.';
  reportRule(subject, criteria[0]?.[0] ?? '', `found ${found.join(' with ')}. ${because} ${fix}`, report);
}

function meets(value: PropertyValue | undefined, criterion: Criterion): boolean {
  if (value === undefined) return false;
  if (criterion === present) return isGiven(value);
  return criterion === absent ? !isGiven(value) : value === criterion;
}

/** Reports a record in which two numbers stand in the wrong order. */
export function checkOrdered({ lower, upper, orEqual, because }: OrderedRule, subject: Subject, report: Report): void {
  const [low, high] = [subject.valueOf(lower), subject.valueOf(upper)];
  if (typeof low !== 'number' || typeof high !== 'number') return;
  if (low < high || (orEqual && low === high)) return;
  const expected = `Expected ${lower} ${orEqual ? 'at most' : 'below'} ${upper}.`;
  reportRule(subject, upper, `${lower} is ${low}, ${upper} is ${high}. ${expected} ${because}`, report);
}
