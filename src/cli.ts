#!/usr/bin/env -S node --import tsx
/** The command line: one file in `commands/` for each command. */
import { UsageError } from './base/usage-error.ts';
import { checkSeed } from './commands/check-seed.ts';
import type { Command } from './commands/command.ts';
import { dev } from './commands/dev.ts';
import { explain } from './commands/explain.ts';
import { help, version } from './commands/help.ts';
import { key } from './commands/key.ts';
import { manifest } from './commands/manifest.ts';
import { print } from './commands/print.ts';
import { seed } from './commands/seed.ts';
import { serve } from './commands/serve.ts';

const commands: Readonly<Record<string, Command>> = { serve, dev, seed, print, 'check-seed': checkSeed, manifest, key };

async function main([first = 'serve', ...rest]: readonly string[]): Promise<void> {
  const args = [first, ...rest];
  if (args.includes('--help') || args.includes('-h')) await help(args);
  else if (args.includes('--version')) await version(args);
  else if (first.startsWith('-')) await serve(args);
  else if (Object.hasOwn(commands, first)) await commands[first]?.(rest);
  else throw new UsageError(`"${first}": no such command. There are ${Object.keys(commands).join(', ')}; see --help.`);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`nutrigraph: ${explain(error)}\n`);
  process.exit(1);
});
