import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/settings/read.ts';

/** What the tests read of a package in `package-lock.json`. */
export interface LockedPackage {
  /** Where the package is installed under another name. */
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  /** Whether only development needs it. */
  readonly dev?: boolean;
  /** Whether it may be left out, as on another platform. */
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Packages by the folder they are installed in; the project itself is in "". */
export type Lockfile = Readonly<Record<string, LockedPackage>>;

/** The project's own lockfile. */
export function readLockfile(): Lockfile {
  const { packages } = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Lockfile;
  };
  return packages;
}

/** The name of a package: of "node_modules/a/node_modules/@b/c" it is "@b/c", unless that stands in for another. */
export const nameOf = (place: string, { name }: LockedPackage): string =>
  name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
