import type { ReleaseInfo } from '../model/data.ts';
import type { Properties } from '../model/define.ts';
import { positionOfField, type RawRecord, type Report } from './raw.ts';
import { checkProperties } from './values.ts';

const releaseProperties = {
  version: { type: 'string', required: true, description: 'What the release is called.' },
  title: { type: 'string', required: true, description: 'What it holds.' },
  published: { type: 'string', required: true, description: 'ISO 8601 date.' },
} as const satisfies Properties;

/** A release without the hash that names it. */
export type Declared = Omit<ReleaseInfo, 'id'>;

/** Checks `release.yaml`, or reports that it is missing. */
export function checkRelease(record: RawRecord | undefined, report: Report): Declared {
  if (!record) {
    const at = { file: 'release.yaml', line: 1 };
    report(at, 'the file is missing. Add it at the root of the folder, with "version:", "title:" and "published:".');
    return { version: '', title: '', published: '' };
  }
  const values = checkProperties(record, { properties: releaseProperties }, report);
  const textOf = (name: keyof typeof releaseProperties): string => String(values[name] ?? '');
  const published = textOf('published');
  if (published && !isDate(published)) {
    const message = `release.published: expected a date such as 2026-01-31, found "${published}".`;
    report(positionOfField(record, 'published'), message);
  }
  return { version: textOf('version'), title: textOf('title'), published };
}

/** Whether a string is a day of the calendar, as YYYY-MM-DD. */
function isDate(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
