/** A copy of the project whose code a test may change. The tests of the bundle use it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { codeFolders } from '../../../bin/fingerprint.js';
import { projectFolder } from '../../../src/settings/read.ts';

export class CopiedProject {
  private readonly running = new Set<ChildProcess>();

  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies the code and a small seed. The copy shares the packages of the project. */
  static async make(): Promise<CopiedProject> {
    const folder = await mkdtemp(join(tmpdir(), 'project-'));
    for (const name of [...codeFolders, 'package.json', 'package-lock.json'])
      await cp(join(projectFolder, name), join(folder, name), { recursive: true });
    await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'dir');
    const copy = new CopiedProject(folder);
    await copy.write('seed/release.yaml', 'version: "copied"\ntitle: A\npublished: 2026-01-31\n');
    return copy;
  }

  path = (path: string): string => join(this.folder, path);

  async write(path: string, content: string): Promise<void> {
    await cp(join(projectFolder, 'LICENSE'), this.path(path), { force: false });
    await writeFile(this.path(path), content);
  }

  /** Replaces a part of a file. */
  async change(path: string, from: string, to: string): Promise<void> {
    const content = await readFile(this.path(path), 'utf8');
    if (!content.includes(from)) throw new Error(`${path} does not contain "${from}"`);
    await writeFile(
      this.path(path),
      content.replace(from, () => to),
    );
  }

  start(...args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, [this.path('bin/nutrigraph.js'), ...args], {
      // The working directory is another one, as it may be for a service.
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running.add(child);
    return child;
  }

  /** Runs a command to its end. */
  async run(...args: readonly string[]) {
    const child = this.start(...args);
    const [out, err, [code]] = await Promise.all([
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
      once(child, 'close'),
    ]);
    return { code: code as number | null, out, err };
  }

  /** The folders of bundles, finished or not. */
  bundles(): readonly string[] {
    try {
      return readdirSync(this.path('.nutrigraph/code'));
    } catch {
      return [];
    }
  }

  async remove(): Promise<void> {
    for (const child of this.running) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}
