/** The docs explain every reason that `/ready` can give. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { otherReasons } from '../../src/server/observability/readiness.ts';
import { faultReasons, isAwayReason } from '../../src/store/fault.ts';

test('docs/operations.md lists the reasons of the type, and which of them mean that the store is away', async () => {
  const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const [, table = ''] = /\| `reason` \|[^\n]*\n(.*?)\n\n/s.exec(page) ?? [];
  const rows = [...table.matchAll(/^\| `([\w-]+)` \|.*\| (yes )?\|$/gm)].map(([, reason = '', yes]) => [reason, !!yes]);
  const expected = [...faultReasons, ...otherReasons].map((reason) => [reason, isAwayReason(reason)]);
  expect(rows.sort()).toEqual(expected.sort());
});
