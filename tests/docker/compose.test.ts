import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { askAt, inside, inspect, isDockerWanted, minutes, runName, untilHealthy } from '../support/process/docker.ts';

const exec = promisify(execFile);
const env = { ...process.env, NUTRIGRAPH_PORT: '0', NEO4J_PASSWORD: 'only-for-tests' };

/** The command of Compose, version 2 or 1. */
let command: readonly string[] = [];

async function compose(...args: readonly string[]): Promise<string> {
  const [file = '', ...first] = command;
  return (await exec(file, [...first, '--project-name', runName, ...args], { cwd: projectFolder, env })).stdout.trim();
}

const idOf = (service: string): Promise<string> => compose('ps', '--quiet', service);

async function up(...args: readonly string[]): Promise<void> {
  await compose('up', '--detach', ...args);
  await untilHealthy(await idOf('nutrigraph'));
}

const ask = async (query: string): Promise<unknown> => askAt(await compose('port', 'nutrigraph', '4000'), query);

describe.runIf(isDockerWanted)('docker compose', () => {
  beforeAll(async () => {
    command = await exec('docker', ['compose', 'version']).then(
      () => ['docker', 'compose'],
      () => ['docker-compose'],
    );
    await up('--build');
  }, 15 * minutes);
  afterAll(() => compose('down', '--volumes', '--rmi', 'local', '--remove-orphans'), 2 * minutes);

  test('builds, seeds and serves', async () => {
    expect(await compose('logs', 'seed')).toMatch(/release \S+ \([0-9a-f]{16}\) loaded: \d+ nodes, \d+ relations, /);
    expect(await compose('logs', 'nutrigraph')).toMatch(/store +Neo4j/);
    expect(await ask('{ symptom(id: "symptom:leg-cramps") { nutrients(first: 1) { nodes { name } } } }')).toEqual({
      data: { symptom: { nutrients: { nodes: [{ name: expect.any(String) }] } } },
    });
  });

  test('runs the service without root, without rights, and on a read-only file system', async () => {
    const id = await idOf('nutrigraph');
    expect(await inside(id, 'id -un')).toBe('node');
    expect(await inside(id, 'grep -E "^(CapEff|CapBnd|NoNewPrivs)" /proc/self/status')).toMatch(
      /^CapEff:\s0{16}\nCapBnd:\s0{16}\nNoNewPrivs:\s1$/,
    );
    await expect(inside(id, 'touch /app/x')).rejects.toThrow('Read-only file system');
    await expect(inside(id, 'touch /tmp/x')).rejects.toThrow('Read-only file system');
  });

  test(
    'stops on a signal, and keeps the graph of Neo4j for the next start',
    async () => {
      const release = await ask('{ release { id } }');
      const id = await idOf('nutrigraph');
      await compose('stop', 'nutrigraph');
      expect(await inspect(id, '{{.State.ExitCode}}')).toBe('0');
      await compose('down');
      await up();
      expect(await compose('logs', 'seed')).toContain('is there already: nothing changed');
      expect(await ask('{ release { id } }')).toEqual(release);
    },
    10 * minutes,
  );
});
