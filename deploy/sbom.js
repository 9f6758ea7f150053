/**
 * Writes the bill of materials of the lockfile to standard output. npm names the project by its folder, so the bill of
 * one version would have another name on each machine.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const project = new URL('../', import.meta.url);
const { name } = JSON.parse(readFileSync(new URL('package.json', project), 'utf8'));
const options = ['--package-lock-only', '--sbom-type=application', '--sbom-format=cyclonedx'];
const written = execFileSync('npm', ['sbom', ...options], { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 26 });
const bill = JSON.parse(written);
bill.metadata.component.name = name;
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
