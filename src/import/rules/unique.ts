import type { UniqueRule } from '../../model/rule.ts';
import type { Report } from '../raw.ts';
import { reportRule, type Subject } from './subject.ts';

/** Reports every record that repeats the values of an earlier one. */
export function checkUnique({ properties, because }: UniqueRule, subjects: readonly Subject[], report: Report): void {
  const taken = new Map<string, Subject>();
  for (const subject of subjects) {
    const values = properties.map((path) => subject.valueOf(path));
    if (values.includes(undefined) || values.every((value) => value === null)) continue;
    const key = JSON.stringify(values);
    const earlier = taken.get(key)?.record;
    if (!earlier) {
      taken.set(key, subject);
      continue;
    }
    const found = properties
      .map((path, i) => (values[i] === null ? `no ${path}` : `${path} ${String(values[i])}`))
      .join(' and ');
    const place = `${earlier.file}:${earlier.line}`;
    const message = `${found} is already taken at ${place}. ${because} Correct one, or merge the two.`;
    reportRule(subject, properties[0] ?? '', message, report);
  }
}
