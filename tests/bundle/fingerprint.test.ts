/** The fingerprint of the code: each byte of each file counts. */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CopiedProject } from '../support/process/copied-project.ts';

let project: CopiedProject;
let fingerprint: () => string;
beforeAll(async () => {
  project = await CopiedProject.make();
  const { fingerprintCode } = await import(pathToFileURL(project.path('bin/fingerprint.js')).href);
  fingerprint = fingerprintCode;
});
afterAll(() => project.remove());

const filesBelow = (folder: string) =>
  readdirSync(project.path(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

test('differs after a change of one byte in any file of the code', { timeout: 300_000 }, () => {
  const files = ['bin', 'src', 'schema', 'importers'].flatMap(filesBelow);
  files.push(project.path('package.json'), project.path('package-lock.json'));
  expect(files.length).toBeGreaterThan(300);
  const before = fingerprint();
  for (const file of files) {
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 1] = (changed[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(file, changed);
    expect(fingerprint(), file).not.toBe(before);
    writeFileSync(file, bytes);
  }
  expect(fingerprint()).toBe(before);
});

test('differs after a file is added, renamed or removed, and does not depend on the seed and the docs', async () => {
  const before = fingerprint();
  const [more, most] = ['more.ts', 'most.ts'].map((name) => project.path(join('src/base', name))) as [string, string];
  writeFileSync(more, '');
  const added = fingerprint();
  renameSync(more, most);
  const renamed = fingerprint();
  expect(new Set([before, added, renamed]).size).toBe(3);
  rmSync(most);
  await project.write(join('seed', 'more.yaml'), '# nothing\n');
  await project.write('README.md', '# Nothing\n');
  expect(fingerprint()).toBe(before);
});
