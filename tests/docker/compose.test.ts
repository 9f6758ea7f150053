import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { askAt, inside, inspect, isDockerWanted, minutes, runName, untilHealthy } from '../support/process/docker.ts';

const exec = promisify(execFile);
const password = 'only-for-tests';

/** A folder with the password as docs/deployment.md describes it. */
let secrets = '';

/** The command of Compose, version 2 or 1. */
let command: readonly string[] = [];

async function compose(...args: readonly string[]): Promise<string> {
  const [file = '', ...first] = command;
  const env = { ...process.env, NUTRIGRAPH_PORT: '0', NUTRIGRAPH_SECRETS: secrets };
  return (await exec(file, [...first, '--project-name', runName, ...args], { cwd: projectFolder, env })).stdout.trim();
}

const idOf = (service: string): Promise<string> => compose('ps', '--quiet', service);

async function up(...args: readonly string[]): Promise<void> {
  await compose('up', '--detach', ...args).catch(async (cause: unknown) => {
    // Compose names the container that failed, and not its reason.
    throw new Error(`${String(cause)}\n${await compose('logs', '--no-color', '--tail', '20')}`, { cause });
  });
  await untilHealthy(await idOf('nutrigraph'));
}

const ask = async (query: string): Promise<unknown> => askAt(await compose('port', 'nutrigraph', '4000'), query);

describe.runIf(isDockerWanted)('docker compose', () => {
  beforeAll(async () => {
    command = await exec('docker', ['compose', 'version']).then(
      () => ['docker', 'compose'],
      () => ['docker-compose'],
    );
    secrets = await mkdtemp(join(tmpdir(), 'secrets-'));
    await writeFile(join(secrets, 'neo4j-auth'), `neo4j/${password}\n`);
    await writeFile(join(secrets, 'neo4j-password'), `${password}\n`);
    await up('--build');
  }, 15 * minutes);
  afterAll(async () => {
    await compose('down', '--volumes', '--rmi', 'local', '--remove-orphans');
    await rm(secrets, { recursive: true });
  }, 2 * minutes);

  test('builds, seeds and serves', async () => {
    expect(await compose('logs', 'seed')).toMatch(/release \S+ \([0-9a-f]{16}\) loaded: \d+ nodes, \d+ relations, /);
    // No terminal reads the log of a container, so it has no banner.
    expect(await compose('logs', 'nutrigraph')).toMatch(/"store":"Neo4j at bolt:\/\/neo4j:7687".*"message":"started"/);
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

  test('limits memory, processes and logs, and fits the heap of Node to the memory', async () => {
    const limits = '{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}} {{json .HostConfig.LogConfig.Config}}';
    const logs = '{"max-file":"5","max-size":"10m"}';
    expect(await inspect(await idOf('neo4j'), limits)).toBe(`${2 * 2 ** 30} 1024 ${logs}`);
    const id = await idOf('nutrigraph');
    expect(await inspect(id, limits)).toBe(`${2 ** 30} 256 ${logs}`);
    // Only the processes that the entry started have it.
    const options = await inside(
      id,
      "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep ^NODE_OPTIONS | sort -u",
    );
    expect(options).toBe('NODE_OPTIONS=--max-old-space-size=512');
  });

  test('keeps the password out of the settings of every container', async () => {
    for (const service of ['neo4j', 'seed', 'nutrigraph']) {
      const [id = ''] = (await compose('ps', '--quiet', '--all', service)).split('\n');
      expect(await inspect(id, '{{json .Config}} {{json .HostConfig}}')).not.toContain(password);
    }
    expect(await inside(await idOf('nutrigraph'), 'cat /run/secrets/neo4j-password')).toBe(password);
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
