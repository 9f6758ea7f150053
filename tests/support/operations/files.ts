/** Reads the files of the folder `operations`, and the pages about them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../../src/settings/read.ts';

export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A test of promtool: the alerts that it expects at a time. */
interface RuleTest {
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[];
}

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
}

export const readPage = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

/** Returns the alert rules. */
export function readAlerts(): readonly Alert[] {
  const file = parse(readPage('operations/alerts.yml')) as { groups: readonly { rules: readonly Alert[] }[] };
  return file.groups.flatMap(({ rules }) => rules);
}

/** Returns the tests of the alert rules. */
export function readRuleTests(): readonly RuleTest['alert_rule_test'][number][] {
  const { tests } = parse(readPage('operations/alerts.test.yml')) as { tests: readonly RuleTest[] };
  return tests.flatMap((test) => test.alert_rule_test);
}

/** Returns the panels of the dashboard. */
export const readPanels = (): readonly Panel[] =>
  (JSON.parse(readPage('operations/dashboard.json')) as { panels: readonly Panel[] }).panels;
