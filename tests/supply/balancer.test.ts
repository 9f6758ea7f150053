/** Checks the configuration of the balancer in the docs as a reader copies it. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { must } from '../../src/base/must.ts';
import { projectFolder } from '../../src/settings/read.ts';
import { haproxy } from '../support/process/haproxy.ts';

test.skipIf(haproxy === null)('HAProxy accepts the configuration of docs/scaling.md without a warning', async () => {
  const page = await readFile(join(projectFolder, 'docs/scaling.md'), 'utf8');
  const [, block] = must(/```haproxy\n(.*?)```/s.exec(page));
  const folder = await mkdtemp(join(tmpdir(), 'haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  await writeFile(file, must(block));
  // `-dW` makes a warning a failure.
  const { stdout, stderr } = await promisify(execFile)(must(haproxy), ['-c', '-dW', '-f', file]);
  await rm(folder, { recursive: true });
  expect(`${stdout}${stderr}`).not.toMatch(/WARNING|ALERT/);
});
