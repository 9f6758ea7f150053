import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { projectFolder } from '../../src/config.ts';

const exec = promisify(execFile);
const minutes = 60_000;

/** Builds images and starts Neo4j twice: minutes of work, done where it is asked for. */
const isWanted = process.env.COMPOSE_TEST === '1';

/** Compose, of version 2 or 1, in a project of this run's own, so that it disturbs no other. */
const project = `nutrigraph-test-${process.env.TEST_RUN ?? process.pid}`;
const env = { ...process.env, NUTRIGRAPH_PORT: '0', NEO4J_PASSWORD: 'only-for-tests' };
let command: readonly string[] = [];

async function compose(...args: readonly string[]): Promise<string> {
  const [file = '', ...first] = command;
  return (await exec(file, [...first, '--project-name', project, ...args], { cwd: projectFolder, env })).stdout.trim();
}
const docker = async (...args: readonly string[]): Promise<string> => (await exec('docker', args)).stdout.trim();

const idOf = (service: string): Promise<string> => compose('ps', '--quiet', service);
const inspect = async (id: string, format: string): Promise<string> => docker('inspect', '--format', format, id);

async function up(...args: readonly string[]): Promise<void> {
  await compose('up', '--detach', ...args);
  const id = await idOf('nutrigraph');
  const isHealthy = async () => (await inspect(id, '{{.State.Health.Status}}')) === 'healthy';
  await vi.waitUntil(isHealthy, { timeout: minutes, interval: 250 });
}

async function ask(query: string): Promise<unknown> {
  const response = await fetch(`http://${await compose('port', 'nutrigraph', '4000')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

describe.runIf(isWanted)('docker compose', () => {
  beforeAll(async () => {
    command = await exec('docker', ['compose', 'version']).then(
      () => ['docker', 'compose'],
      () => ['docker-compose'],
    );
    await up('--build');
  }, 15 * minutes);
  afterAll(() => compose('down', '--volumes', '--rmi', 'local', '--remove-orphans'), 2 * minutes);

  test('up builds, seeds and serves', async () => {
    expect(await compose('logs', 'seed')).toMatch(/release \S+ \([0-9a-f]{16}\) loaded: \d+ nodes, \d+ relations, /);
    expect(await compose('logs', 'nutrigraph')).toMatch(/store +Neo4j/);
    expect(await ask('{ symptom(id: "symptom:leg-cramps") { nutrients(first: 1) { nodes { name } } } }')).toEqual({
      data: { symptom: { nutrients: { nodes: [{ name: expect.any(String) }] } } },
    });
  });

  test('the service is nobody in particular, may do nothing and can write nowhere but in /tmp', async () => {
    const id = await idOf('nutrigraph');
    const inside = (script: string) => docker('exec', id, 'sh', '-c', script);
    expect(await inside('id -un')).toBe('node');
    expect(await inside('grep -E "^(CapEff|CapBnd|NoNewPrivs)" /proc/self/status')).toMatch(
      /^CapEff:\s0{16}\nCapBnd:\s0{16}\nNoNewPrivs:\s1$/,
    );
    await expect(inside('touch /app/x')).rejects.toThrow('Read-only file system');
    await expect(inside('touch /home/node/x')).rejects.toThrow('Read-only file system');
    expect(await inside('touch /tmp/x && echo written')).toBe('written');
    expect(await inside('ls node_modules | grep -cE "^(vitest|typescript|testcontainers)$" || true')).toBe('0');
  });

  test(
    'it stops at a signal, and what Neo4j holds outlives its container: up again loads nothing',
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
