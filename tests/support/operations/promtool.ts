/** Runs promtool, which checks alert rules and the names of metrics. */
import { spawnSync } from 'node:child_process';
import { must } from '../../../src/base/must.ts';
import { projectFolder } from '../../../src/settings/read.ts';
import { findProgram } from '../process/program.ts';

/** Null where the machine lacks promtool. */
export const promtool = findProgram(['promtool'], 'REQUIRE_PROMTOOL');

/** Runs promtool in the folder of the project. @returns its exit code and output. */
export function runPromtool(
  args: readonly string[],
  input = '',
): { readonly code: number | null; readonly out: string } {
  const options = { cwd: projectFolder, input, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(must(promtool), args, options);
  return { code: status, out: stdout + stderr };
}
