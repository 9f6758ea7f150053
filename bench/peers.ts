/** Installs the packages of the peers, which are not among this project's own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the packages on first use. @throws {Error} if npm fails. */
export function installPeers(): void {
  const folder = import.meta.dirname;
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return;
  process.stdout.write('installing the peers: npm ci --prefix bench\n');
  const { status } = spawnSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci --prefix bench failed. Leave the peers out with --contenders.');
}
