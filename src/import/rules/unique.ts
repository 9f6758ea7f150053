import { must } from '../../base/must.ts';
import type { UniqueRule } from '../../model/rule.ts';
import type { RuleCheck, RuleContext } from './rule-check.ts';
import { reportRule } from './subject.ts';

/** Reports each record that repeats the values of an earlier one. */
export function checkUnique({ properties, because }: UniqueRule, context: RuleContext): RuleCheck {
  const { readerOf, positionOf, report } = context;
  const readers = properties.map(readerOf);
  /** The place of the first record with the values. */
  const taken = new Map<string, number>();
  return {
    see(subject) {
      const values = readers.map((read) => read(subject));
      if (values.includes(undefined) || values.every((value) => value === null)) return;
      // JSON makes a new string, which does not keep a chunk of a file in memory.
      const key = JSON.stringify(values);
      const earlier = taken.get(key);
      if (earlier === undefined) {
        taken.set(key, subject.place);
        return;
      }
      const found = properties
        .map((path, i) => (values[i] === null ? `no ${path}` : `${path} ${String(values[i])}`))
        .join(' and ');
      const { file, line } = positionOf(earlier);
      const message = `${found} is already taken at ${file}:${line}. ${because} Correct one, or merge the two.`;
      reportRule(subject, must(properties[0], 'a property of the rule'), message, report);
    },
  };
}
