/**
 * How long the service takes to start on a seed folder, and its memory: from its bundle and from the sources in turns,
 * first without a snapshot, then from one. Reads /proc. Run: `npx tsx bench/start.ts FOLDER [rounds]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectFolder } from '../src/settings/read.ts';

const [seed = join(projectFolder, 'seed'), rounds = '3'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));

/** The ways to run the service, as arguments of Node. */
const ways = {
  bundle: [join(projectFolder, 'bin/nutrigraph.js')],
  sources: ['--import', 'tsx', join(projectFolder, 'src/cli.ts')],
};

interface Measurement {
  readonly seconds: number;
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Megabytes after `/ready` has answered, and at most. */
  readonly resident: number;
  readonly peak: number;
}

/** Starts the service, waits until it serves, and reads what it has taken by then and a moment later. */
async function measure(way: keyof typeof ways, snapshot: string): Promise<Measurement> {
  const began = performance.now();
  const args = ['--port', '0', '--seed', seed, '--snapshot', snapshot, '--drain-ms', '0', '--log-level', 'error'];
  const service = spawn(process.execPath, [...ways[way], 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [banner] = (await Promise.race([once(service.stdout, 'data'), once(service, 'exit')])) as [unknown];
  const seconds = (performance.now() - began) / 1_000;
  // The kernel counts in hundredths of a second, and threads count with their process.
  const fields = (await readFile(`/proc/${service.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  const cpu = (Number(fields[11]) + Number(fields[12])) / 100;
  await (await fetch(new URL('/ready', /http:[^\s"]+/.exec(String(banner))?.[0]))).text();
  await pause(500);
  const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)?.[1]) / 1_024);
  service.kill('SIGINT');
  await once(service, 'exit');
  return { seconds, cpu, resident: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Measures all ways in turns, and prints the least of each figure: other programs can only add to it. */
async function compare(what: string, snapshotOf: (way: string, round: number) => string): Promise<void> {
  const found = new Map<string, Measurement[]>();
  for (let round = 0; round < Number(rounds); round++) {
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      const measured = await measure(way, snapshotOf(way, round));
      found.set(way, [...(found.get(way) ?? []), measured]);
    }
  }
  for (const [way, all] of found) {
    const least = (name: keyof Measurement) => all.map((one) => one[name]).toSorted((a, b) => a - b)[0] ?? Number.NaN;
    const time = `${least('seconds').toFixed(2)} s (${least('cpu').toFixed(2)} s of processor)`;
    const memory = `${least('resident')} MB resident, ${least('peak')} MB peak`;
    process.stdout.write(`${what}, from the ${way}: ${time}, ${memory}\n`);
  }
}

await compare('import', (way, round) => join(folder, `${way}-${round}`));
await compare('snapshot', () => join(folder, 'bundle-0'));
const { size } = await stat(join(folder, 'bundle-0/Nutrigraph.snapshot'));
process.stdout.write(`snapshot: ${(size / 2 ** 20).toFixed(1)} MB\n`);
await rm(folder, { recursive: true });
