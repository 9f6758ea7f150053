import { expect, test } from 'vitest';
import { faultReasons } from '../../src/store/fault.ts';
import { readAlerts, readPage, readRuleTests } from '../support/operations/files.ts';

/** Returns the sections of level 3, by their headings. */
const entries = new Map(
  readPage('docs/runbook.md')
    .split(/^#{2,3} /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

test.each(readAlerts())('the runbook has an entry for $alert, and its link leads there', ({ alert, annotations }) => {
  expectEntry(alert);
  expect(annotations.runbook_url).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
});

test.each([...faultReasons, 'failure', 'stopping'])('the runbook has an entry for the reason "%s"', expectEntry);

test('the runbook has no entry for an alert that does not exist', () => {
  const alerts = new Set(readAlerts().map(({ alert }) => alert));
  expect([...entries.keys()].filter((name) => name.startsWith('Nutrigraph') && !alerts.has(name))).toEqual([]);
});

test.each(readAlerts())('the tests of $alert have a case in which it fires, and one in which it does not', (rule) => {
  const cases = readRuleTests().filter(({ alertname }) => alertname === rule.alert);
  expect(cases.map(({ exp_alerts }) => exp_alerts.length > 0).sort()).toEqual([false, true]);
});

/** Expects the three parts of an entry, in their order. */
function expectEntry(name: string): void {
  expect([name, entries.get(name)]).toEqual([
    name,
    expect.stringMatching(/- \*\*Means:\*\* [\s\S]+- \*\*Look at:\*\* [\s\S]+- \*\*Do:\*\* /),
  ]);
}
