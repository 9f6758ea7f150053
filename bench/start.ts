/**
 * How long the service takes to start on a seed folder, and its memory: without a snapshot, then from one. Reads /proc.
 * Run: `npx tsx bench/start.ts FOLDER [rounds]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectFolder } from '../src/settings/read.ts';

const [seed = join(projectFolder, 'seed'), rounds = '3'] = process.argv.slice(2);
const snapshot = await mkdtemp(join(tmpdir(), 'snapshot-'));

/** Starts the service, waits until it serves, and reads what it has taken by then and a second later. */
async function measure(how: string): Promise<void> {
  const began = performance.now();
  const args = ['--port', '0', '--seed', seed, '--snapshot', snapshot, '--drain-ms', '0', '--log-level', 'error'];
  const service = spawn(process.execPath, ['--import', 'tsx', join(projectFolder, 'src/cli.ts'), 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(service.stdout, 'data'), once(service, 'exit')]);
  const seconds = (performance.now() - began) / 1_000;
  // The kernel counts in hundredths of a second, and threads count with their process.
  const fields = (await readFile(`/proc/${service.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  const cpu = (Number(fields[11]) + Number(fields[12])) / 100;
  await pause(1_000);
  const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)?.[1]) / 1_024);
  service.kill('SIGINT');
  await once(service, 'exit');
  const memory = `${megabytes('VmRSS')} MB resident, ${megabytes('VmHWM')} MB peak`;
  process.stdout.write(`${how}: ${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of processor), ${memory}\n`);
}

await measure('from CSV');
for (let round = 0; round < Number(rounds); round++) await measure('from a snapshot');
const { size } = await stat(join(snapshot, 'Nutrigraph.snapshot'));
process.stdout.write(`snapshot: ${(size / 2 ** 20).toFixed(1)} MB\n`);
await rm(snapshot, { recursive: true });
