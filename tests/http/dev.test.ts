import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { killAll, run } from '../support/process/command.ts';

afterEach(killAll);

test('dev serves a changed seed, lists the problems of a broken one, and continues', { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  const release = (version: string) =>
    writeFile(join(folder, 'release.yaml'), `version: "${version}"\ntitle: A\npublished: 2026-01-31\n`);
  await release('before');
  const { child, shows, logs, ended } = run('dev', '--port', '0', '--seed', folder);
  try {
    await shows('"version":"before"');
    // A file that did not exist at the start.
    await writeFile(join(folder, 'Symptom.csv'), 'id,name\nsymptom:a,\nsymptom:b,\n');
    const err = await logs('2 problems found.');
    expect(err).toContain('Symptom.csv:2: ');
    expect(err).toContain('Symptom.csv:3: ');
    // Nothing serves this version before the other file is right.
    await release('between');
    await writeFile(join(folder, 'Symptom.csv'), 'id,name\nsymptom:a,Ache\n');
    await shows('"version":"between"');
    await release('after');
    await shows('"version":"after"');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  } finally {
    // SIGKILL would end the watcher and leave the service running.
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  }
});

test('dev refuses a wrong setting at once', async () => {
  const { code, err } = await run('dev', '--prot', '1').ended;
  expect(err).toMatch(/--prot: no such flag/);
  expect(code).toBe(1);
});
