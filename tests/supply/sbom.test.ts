import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { nameOf, readLockfile } from '../support/process/lockfile.ts';

const exec = promisify(execFile);

/** The parts of a component in CycloneDX's JSON that the tests read. */
interface Component {
  readonly name: string;
  readonly version: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly hashes?: readonly { readonly alg: string }[];
  readonly licenses?: readonly { readonly license?: { readonly id?: string } }[];
}

const isForDevelopment = ({ properties }: Component): boolean =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

const idOf = ({ name, version }: { readonly name: string; readonly version?: string }): string => `${name}@${version}`;

describe('the bill of materials that `npm run sbom` writes', () => {
  let components: readonly Component[];
  beforeAll(async () => {
    const { stdout } = await exec('npm', ['run', '--silent', 'sbom'], { cwd: projectFolder, maxBuffer: 2 ** 26 });
    const bill = JSON.parse(stdout) as { readonly bomFormat: string; readonly components: readonly Component[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    components = bill.components;
  });

  test('has every package of the lockfile, and marks those for development only', () => {
    const packages = Object.entries(readLockfile()).filter(([place]) => place !== '');
    const idsOf = (dev: boolean) =>
      new Set(
        packages
          .filter(([, locked]) => (locked.dev ?? false) === dev)
          .map(([place, locked]) => idOf({ ...locked, name: nameOf(place, locked) })),
      );
    const running = new Set(components.filter((component) => !isForDevelopment(component)).map(idOf));
    expect(running).toEqual(idsOf(false));
    expect(running).toContain(idOf({ name: 'graphql', ...readLockfile()['node_modules/graphql'] }));
    const all = new Set(components.map(idOf));
    expect([...idsOf(true)].filter((id) => !all.has(id))).toEqual([]);
  });

  test('names the project, regardless of its folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'another-name-'));
    for (const file of ['package.json', 'package-lock.json', '.npmrc', 'deploy/sbom.js'])
      await cp(join(projectFolder, file), join(folder, file));
    const { stdout } = await exec('npm', ['run', '--silent', 'sbom'], { cwd: folder, maxBuffer: 2 ** 26 });
    await rm(folder, { recursive: true });
    const { metadata } = JSON.parse(stdout) as { readonly metadata: { readonly component: Component } };
    expect(metadata.component.name).toBe('nutrigraph');
    expect(metadata.component.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('has the hash of each package, and permissive licences of those that run', () => {
    expect(components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512')).map(idOf)).toEqual([]);
    const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];
    const others = components.filter(
      (component) =>
        !isForDevelopment(component) &&
        !component.licenses?.some(({ license }) => license?.id && permissive.includes(license.id)),
    );
    expect(others.map(idOf)).toEqual([]);
  });
});
