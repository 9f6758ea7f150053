/** The command line: one file in `commands/` for each command. */
import { UsageError } from './base/usage-error.ts';
import type { Command } from './commands/command.ts';
import { explain } from './commands/explain.ts';

/** The commands by name. Each loads when it runs, since `key` needs little of what `serve` needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  dev: async () => (await import('./commands/dev.ts')).dev,
  seed: async () => (await import('./commands/seed.ts')).seed,
  print: async () => (await import('./commands/print.ts')).print,
  'check-seed': async () => (await import('./commands/check-seed.ts')).checkSeed,
  import: async () => (await import('./commands/import.ts')).importTable,
  manifest: async () => (await import('./commands/manifest.ts')).manifest,
  snapshot: async () => (await import('./commands/snapshot.ts')).snapshot,
  key: async () => (await import('./commands/key.ts')).key,
  help: async () => (await import('./commands/help.ts')).help,
  version: async () => (await import('./commands/version.ts')).version,
};

/** Returns the name of a command, and its arguments. Without a name, the command is `serve`. */
function parse(args: readonly string[]): readonly [name: string, args: readonly string[]] {
  if (args.includes('--help') || args.includes('-h')) return ['help', []];
  if (args.includes('--version')) return ['version', []];
  const [first, ...rest] = args;
  return first === undefined || first.startsWith('-') ? ['serve', args] : [first, rest];
}

async function main(): Promise<void> {
  const [name, args] = parse(process.argv.slice(2));
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    throw new UsageError(`"${name}": no such command. There are ${Object.keys(commands).join(', ')}; see --help.`);
  }
  const command = await load();
  await command(args);
}

await main().catch((error: unknown) => {
  process.stderr.write(`nutrigraph: ${explain(error)}\n`);
  process.exit(1);
});
