import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import {
  askAt,
  docker,
  inside,
  inspect,
  isDockerWanted,
  minutes,
  runName,
  untilHealthy,
} from '../support/process/docker.ts';
import { readLockfile } from '../support/process/lockfile.ts';

/** The flags of docs/deployment.md without `--init`: the service itself is the process with the id 1. */
const hardened = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];

/** A sed script that turns paths of `package.json` into folders of packages, and drops files inside packages. */
const packageFolder = String.raw`s#^((.*/)?node_modules/(@[^/]+/)?[^/]+)/package\.json$#\1#p`;

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe.runIf(isDockerWanted)('the image', () => {
  let id = '';
  beforeAll(async () => {
    await docker('build', '--tag', runName, projectFolder);
    const label = `test-run=${process.env.TEST_RUN ?? 'local'}`;
    id = await docker('run', '--detach', '--label', label, ...hardened, '--publish', '127.0.0.1:0:4000', runName);
    await untilHealthy(id);
  }, 10 * minutes);
  afterAll(async () => {
    if (id) await docker('rm', '--force', '--volumes', id);
    await docker('rmi', '--force', runName);
  }, minutes);

  test('serves the embedded graph on a read-only file system and without rights', async () => {
    const address = await docker('port', id, '4000');
    expect(await askAt(address, '{ nutrients(first: 1) { nodes { name } } }')).toEqual({
      data: { nutrients: { nodes: [{ name: expect.any(String) }] } },
    });
    for (const path of ['/explore', '/explore/app.js', '/explore/app.css', '/graphql']) {
      const { status } = await fetch(`http://${address}${path}`, { headers: { accept: 'text/html,*/*' } });
      expect([path, status]).toEqual([path, 200]);
    }
    expect(await inside(id, 'id -u')).not.toBe('0');
    for (const folder of ['/app', '/app/src', '/app/node_modules', '/home/node', '/tmp', '/var/tmp'])
      await expect(inside(id, `touch ${folder}/x`)).rejects.toThrow('Read-only file system');
    expect(await inside(id, 'grep -E "^(CapPrm|CapEff|CapBnd|CapAmb|NoNewPrivs)" /proc/1/status')).toMatch(
      /^CapPrm:\s0{16}\nCapEff:\s0{16}\nCapBnd:\s0{16}\nCapAmb:\s0{16}\nNoNewPrivs:\s1$/,
    );
  });

  test('fits the heap of Node to the memory of the container, shared by the workers', async () => {
    const optionsOf = (...flags: readonly string[]) =>
      docker('run', '--rm', ...flags, runName, 'sh', '-c', 'echo "$NODE_OPTIONS"');
    expect(await optionsOf('--memory', '512m')).toBe('--max-old-space-size=256');
    expect(await optionsOf('--memory', '1g', '--env', 'NUTRIGRAPH_WORKERS=4')).toBe('--max-old-space-size=128');
    expect(await optionsOf('--memory', '512m', '--env', 'NODE_OPTIONS=--trace-warnings')).toBe(
      '--trace-warnings --max-old-space-size=256',
    );
    const own = '--max-old-space-size=99';
    expect(await optionsOf('--memory', '512m', '--env', `NODE_OPTIONS=${own}`)).toBe(own);
    expect(await optionsOf()).toBe('');
  });

  test('contains no files that its user could change, even on a writable file system', async () => {
    expect(await docker('run', '--rm', runName, 'find', '/app', '-writable', '-not', '-type', 'l')).toBe('');
  });

  test(
    'starts from the snapshot that it ships, and writes one line about a snapshot of another seed',
    async () => {
      const serve = (args: string) =>
        `timeout -s INT 60 node bin/nutrigraph.js serve ${args} 2>&1 & sleep 20; kill -INT $!; wait`;
      const run = (script: string) =>
        docker('run', '--rm', '--read-only', '--tmpfs', '/tmp', '--workdir', '/app', runName, 'sh', '-c', script);
      const own = await run(serve(''));
      expect(own).toContain('serving');
      expect(own).not.toMatch(/is not (used|written)/);
      const other = await run(
        `cp -r seed /tmp/seed && echo "# another" > /tmp/seed/more.yaml && ${serve('--seed /tmp/seed')}`,
      );
      expect(other.match(/snapshot is not used: it was made of another seed/g)).toHaveLength(1);
      expect(other.match(/snapshot is not written \(E\w+\)/g)).toHaveLength(1);
    },
    3 * minutes,
  );

  test('contains only the sources, the seed and the packages that they need', async () => {
    expect(linesOf(await inside(id, 'ls -A /app')).toSorted()).toEqual(
      [
        '.nutrigraph',
        'bin',
        'deploy',
        'importers',
        'LICENSE',
        'node_modules',
        'package.json',
        'schema',
        'seed',
        'src',
      ].toSorted(),
    );
    const packages = Object.entries(readLockfile()).filter(([place]) => place !== '');
    const needed = packages.filter(([, { dev, optional }]) => !dev && !optional).map(([place]) => place);
    const allowed = packages.filter(([, { dev }]) => !dev).map(([place]) => place);
    const installed = linesOf(await inside(id, `find node_modules -name package.json | sed -nE '${packageFolder}'`));
    expect(needed.filter((place) => !installed.includes(place))).toEqual([]);
    expect(installed.filter((place) => !allowed.includes(place))).toEqual([]);
  });

  test(
    'ends on SIGTERM with the exit code 0',
    async () => {
      await docker('stop', '--time', '60', id);
      expect(await inspect(id, '{{.State.ExitCode}}')).toBe('0');
    },
    2 * minutes,
  );
});
