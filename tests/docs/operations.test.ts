/** Checks the examples of docs/operations.md: they parse, and their paths, ports and times fit the service. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { healthPath, readyPath } from '../../src/server/http/paths.ts';
import { projectFolder, readSettings } from '../../src/settings/read.ts';

const page = readFileSync(join(projectFolder, 'docs/operations.md'), 'utf8');
const example = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}
interface Pod {
  readonly spec: {
    readonly enableServiceLinks?: boolean;
    readonly terminationGracePeriodSeconds: number;
    readonly containers: readonly [
      {
        readonly env: readonly { readonly name: string; readonly value: unknown }[];
        readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
        readonly startupProbe: Probe;
        readonly livenessProbe: Probe;
        readonly readinessProbe: Probe;
      },
    ];
  };
}

it('has a container for Kubernetes whose settings, ports and probes fit together', () => {
  const { spec } = parse(example('yaml')) as Pod;
  const { env, ports, startupProbe, livenessProbe, readinessProbe } = spec.containers[0];
  // Kubernetes refuses a variable that is not a string.
  for (const { value } of env) expect(value).toEqual(expect.any(String));
  // Unless the pod refuses them, Kubernetes adds variables for the Service before the container.
  const links = spec.enableServiceLinks === false ? {} : { NUTRIGRAPH_SERVICE_HOST: '10.0.0.1' };
  const own = Object.fromEntries(env.map(({ name, value }) => [name, String(value)]));
  const settings = readSettings([], { ...links, ...own });
  const named = Object.fromEntries(ports.map(({ name, containerPort }) => [name, containerPort]));
  expect(named).toEqual({ api: settings.port, admin: settings.adminPort });
  for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) expect(httpGet.port).toBe('admin');
  expect([startupProbe, livenessProbe].map(({ httpGet }) => httpGet.path)).toEqual([healthPath, healthPath]);
  expect(readinessProbe.httpGet.path).toBe(readyPath);
  // The cluster must notice that the service is not ready before the drain ends.
  expect(readinessProbe.periodSeconds * readinessProbe.failureThreshold * 1_000).toBeLessThan(settings.drainMs);
  expect(spec.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(settings.drainMs + settings.graceMs);
});

it('has a unit for systemd that starts, reloads and stops the service', () => {
  const unit = example('ini');
  const { drainMs, graceMs } = readSettings([], {});
  const [, flags = ''] = /^ExecStart=.*bin\/nutrigraph\.js serve (.*)$/m.exec(unit) ?? [];
  expect(readSettings(flags.split(' '), {}).adminPort).toBeGreaterThan(0);
  expect(unit).toMatch(/^ExecReload=\S*kill -HUP \$MAINPID$/m);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) * 1_000).toBeGreaterThan(drainMs + graceMs);
  verify(unit);
});

/** Lets systemd check the unit, where it is installed. */
function verify(unit: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'unit-'));
  try {
    const file = join(folder, 'nutrigraph.service');
    // The folder of the example is not on this machine.
    writeFileSync(file, unit.replace(/^WorkingDirectory=.*$/m, `WorkingDirectory=${projectFolder}`));
    execFileSync('systemd-analyze', ['verify', '--man=no', file], { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
