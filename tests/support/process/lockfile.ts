/** Reads `package-lock.json`. The tests of the supply chain and of the image use it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/settings/read.ts';

/** The fields of a locked package that the tests read. */
export interface LockedPackage {
  /** The real name, if the package is installed under another name. */
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  /** Whether only development needs it. */
  readonly dev?: boolean;
  /** Whether npm may skip it, for example on another platform. */
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Packages by their folder. The project itself is in "". */
export type Lockfile = Readonly<Record<string, LockedPackage>>;

/** Reads the lockfile of the project. */
export function readLockfile(): Lockfile {
  const { packages } = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Lockfile;
  };
  return packages;
}

/** Returns the name of a package: its real name, or its folder ("@b/c" for "node_modules/a/node_modules/@b/c"). */
export const nameOf = (place: string, { name }: LockedPackage): string =>
  name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
