import { must } from '../../base/must.ts';
import type { PropertyValue } from '../../model/data.ts';
import { absent, type Criterion, type NeverRule, type OrderedRule, present } from '../../model/rule.ts';
import type { RuleCheck, RuleContext } from './rule-check.ts';
import { isGiven, reportRule, type ValueReader } from './subject.ts';

interface ReadCriterion {
  readonly path: string;
  readonly criterion: Criterion;
  readonly read: ValueReader;
}

/** Reports each record that meets all criteria of a rule. */
export function checkNever({ when, because }: NeverRule, { readerOf, report }: RuleContext): RuleCheck {
  const criteria = Object.entries(when).map(([path, criterion]): ReadCriterion => {
    return { path, criterion, read: readerOf(path) };
  });
  const [first] = criteria;
  return {
    see(subject) {
      for (const { criterion, read } of criteria) if (!meets(read(subject), criterion)) return;
      const found = criteria.map(({ path, criterion, read }) =>
        criterion === absent ? `no ${path}` : `${path} ${String(read(subject))}`,
      );
      const fix = found.length === 1 ? 'Correct it.' : 'Correct one of them.';
      reportRule(subject, must(first, 'a criterion').path, `found ${found.join(' with ')}. ${because} ${fix}`, report);
    },
  };
}

function meets(value: PropertyValue | undefined, criterion: Criterion): boolean {
  if (value === undefined) return false;
  if (criterion === present) return isGiven(value);
  return criterion === absent ? !isGiven(value) : value === criterion;
}

/** Reports each record in which two numbers are in the wrong order. */
export function checkOrdered(rule: OrderedRule, { readerOf, report }: RuleContext): RuleCheck {
  const { lower, upper, orEqual, because } = rule;
  const [readLow, readHigh] = [readerOf(lower), readerOf(upper)];
  return {
    see(subject) {
      const [low, high] = [readLow(subject), readHigh(subject)];
      if (typeof low !== 'number' || typeof high !== 'number') return;
      if (low < high || (orEqual && low === high)) return;
      const expected = `Expected ${lower} ${orEqual ? 'at most' : 'below'} ${upper}.`;
      reportRule(subject, upper, `${lower} is ${low}, ${upper} is ${high}. ${expected} ${because}`, report);
    },
  };
}
