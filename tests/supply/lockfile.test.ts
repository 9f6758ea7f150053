import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { type Lockfile, readLockfile } from '../support/process/lockfile.ts';

/** npm never completes an incomplete entry, but it adds a missing one. */
const remedy = 'Take faulty entries out of package-lock.json, then run `npm install --package-lock-only`.';

/** Says whether a dependency of the package in `place` is listed where Node looks for it: beside it or further up. */
function isListed(packages: Lockfile, place: string, name: string): boolean {
  const parts = (place && `/${place}`).split('/node_modules/');
  return parts.some((_, i) => [...parts.slice(0, i + 1), name].join('/node_modules/').slice(1) in packages);
}

/** Lists the problems that keep a lockfile from installing the same packages everywhere. */
const problemsOf = (packages: Lockfile): readonly string[] =>
  Object.entries(packages).flatMap(([place, { integrity, resolved, dependencies, optionalDependencies }]) => [
    ...(place !== '' && !integrity?.startsWith('sha512-') ? [`${place} has no SHA-512 integrity. ${remedy}`] : []),
    ...(resolved === undefined ? [] : [`${place} names where it came from, ${resolved}. ${remedy}`]),
    ...Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isListed(packages, place, name))
      .map((name) => `${name}, of ${place || 'the project'}, is not listed. ${remedy}`),
  ]);

describe('the lockfile', () => {
  const packages = readLockfile();

  test('lists every package for every platform, with its integrity and no registry', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(300);
    expect(problemsOf(packages)).toEqual([]);
  });

  test('fails this check if an entry is incomplete', () => {
    const { 'node_modules/fsevents': dropped, ...others } = packages;
    const { integrity: _, ...graphql } = packages['node_modules/graphql'] ?? {};
    const broken = { ...others, 'node_modules/graphql': { ...graphql, resolved: 'https://example.org/graphql.tgz' } };
    expect(dropped).toBeDefined();
    expect(problemsOf(broken)).toEqual([
      expect.stringContaining('node_modules/graphql has no SHA-512 integrity'),
      expect.stringContaining('node_modules/graphql names where it came from'),
      expect.stringContaining('fsevents, of node_modules/tsx, is not listed'),
      expect.stringContaining('fsevents, of node_modules/vite, is not listed'),
    ]);
  });

  test('stays free of registries, by the settings of npm', () => {
    const lines = readFileSync(join(projectFolder, '.npmrc'), 'utf8').split('\n');
    expect(lines).toContain('omit-lockfile-registry-resolved=true');
  });
});

test('packages of types are dependencies for development only', () => {
  const { dependencies = {} } = readLockfile()[''] ?? {};
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@types/'))).toEqual([]);
});
