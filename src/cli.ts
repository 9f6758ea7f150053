#!/usr/bin/env -S node --import tsx
/** The command line: serve the graph, load it into Neo4j, print what is derived from declarations, check a seed. */
import { writeFile } from 'node:fs/promises';
import { nutritionGraph } from '../schema/model/index.ts';
import { nutritionResearch } from '../schema/research/index.ts';
import { buildSchema } from './api/schema.ts';
import { staleArtefacts, writeArtefact } from './commands/artefacts.ts';
import { checkSeed as checkSeedFolder, refusedSeed } from './commands/check-seed.ts';
import { watchAndServe } from './commands/dev.ts';
import { rollBackNeo4j, seedNeo4j } from './commands/seed.ts';
import { serve as serveGraph } from './commands/serve.ts';
import { snapshot } from './commands/snapshot.ts';
import { SeedError } from './import/load.ts';
import { resolveGraph } from './model/resolve.ts';
import { newKey } from './server/access/keys.ts';
import { manifestOf } from './server/access/manifest.ts';
import { flagOf, settingNames, settings } from './settings/index.ts';
import { projectVersion, readSettings, UsageError } from './settings/read.ts';
import { defaultOf, expectedOf } from './settings/setting.ts';

/** What one command does with the arguments after its name. */
type Command = (args: readonly string[]) => Promise<void>;

const serve: Command = async (args) =>
  serveGraph(readSettings(args, process.env), { name: nutritionGraph.name, version: await projectVersion() });

/** Serves for development. The error about a broken seed lists all problems, for the person who edits the seed. */
const dev: Command = async ([first, ...rest]) => {
  if (first !== '--once') return watchAndServe(first === undefined ? [] : [first, ...rest]);
  await serve(rest).catch((error: unknown) => {
    throw error instanceof SeedError ? refusedSeed('the seed', error) : error;
  });
};

const print: Command = async (args) => {
  const wrong = args.find((arg) => arg !== '--check');
  if (wrong) throw new UsageError(`"${wrong}": print takes nothing but --check.`);
  const stale = await staleArtefacts();
  if (args.length === 0) {
    for (const artefact of stale) await writeArtefact(artefact);
    const written = stale.map(({ path }) => `${path} printed`).join('\n');
    process.stdout.write(`${written || 'Nothing to print: all is as declared.'}\n`);
  } else if (stale.length > 0) {
    const paths = stale.map(({ path }) => path).join(', ');
    throw new UsageError(`${paths}: not what would be printed now. Run npm run print, and commit the change.`);
  }
};

const checkSeed: Command = async (args) => {
  const [folder, ...more] = args;
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}": check-seed takes one folder.`);
  const { seed } = readSettings(folder ? ['--seed', folder] : [], process.env);
  process.stdout.write(`${await checkSeedFolder(resolveGraph(nutritionGraph), seed)}\n`);
};

const seed: Command = async (args) => {
  const command = args.includes('--rollback') ? rollBackNeo4j : seedNeo4j;
  const given = args.filter((arg) => arg !== '--rollback');
  process.stdout.write(`${await command(resolveGraph(nutritionGraph), readSettings(given, process.env))}\n`);
};

const manifest: Command = async ([folder, file, ...args]) => {
  if (!folder || !file || folder.startsWith('-') || file.startsWith('-')) {
    throw new UsageError('manifest: expected a folder of .graphql files and the file to write, then settings, if any.');
  }
  const schema = buildSchema(resolveGraph(nutritionGraph), nutritionResearch);
  const documents = await manifestOf(folder, { schema, limits: readSettings(args, process.env) });
  await writeFile(file, `${JSON.stringify(documents, null, 2)}\n`);
  process.stdout.write(`${file}: ${Object.keys(documents).length} documents. Serve with --trusted-documents ${file}\n`);
};

const key: Command = async ([owner = '', ...more]) => {
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}": key takes one name.`);
  const made = newKey(owner);
  process.stdout.write(`The key, shown this once: ${made.key}\nThe line for --api-keys-file:  ${made.line}\n`);
};

const commands: Readonly<Record<string, Command>> = {
  serve,
  dev,
  seed,
  snapshot,
  print,
  'check-seed': checkSeed,
  manifest,
  key,
};

function help(): string {
  const flags = settingNames.map((name) => {
    const setting = settings[name];
    return `  --${flagOf(name).padEnd(18)} ${expectedOf(setting)}; default ${defaultOf(setting)}\n${' '.repeat(23)}${setting.description}\n`;
  });
  return `Usage: nutrigraph [serve] [settings]   serve the graph
       nutrigraph dev [settings]       serve, and start again after each change of code or seed
       nutrigraph seed [settings]      load the seed into Neo4j
       nutrigraph seed --rollback [settings]  bring the former release in Neo4j back
       nutrigraph snapshot [settings]  write the graph of the seed as the embedded store reads it
       nutrigraph print [--check]      print the schema and the tables of the docs, or say which are stale
       nutrigraph check-seed [folder]  say what is wrong with a folder of seed files
       nutrigraph manifest <folder> <file>  list the documents of a folder as the only ones to be answered
       nutrigraph key <name>           make a key for a service that is not open to all
       nutrigraph --help | --version

Settings, each also a variable of the environment (--max-depth is NUTRIGRAPH_MAX_DEPTH):
${flags.join('')}`;
}

async function main([first = 'serve', ...rest]: readonly string[]): Promise<void> {
  const args = [first, ...rest];
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(help());
  else if (args.includes('--version')) process.stdout.write(`${await projectVersion()}\n`);
  else if (first.startsWith('-')) await serve(args);
  else if (Object.hasOwn(commands, first)) await commands[first]?.(rest);
  else throw new UsageError(`"${first}": no such command. There are ${Object.keys(commands).join(', ')}; see --help.`);
}

/** Ends the process with one line on standard error; only a fault of our own brings a stack. */
function fail(error: unknown): never {
  process.stderr.write(`nutrigraph: ${explain(error)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof SeedError) {
    return error.count === 1 ? `the seed cannot be loaded. ${error.message}` : refusedSeed('the seed', error).message;
  }
  const { code, syscall, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const place = `${address ?? 'the host'}:${port ?? ''}`;
  if (code === 'EADDRINUSE') return `${place} is in use: stop what listens there, or choose another --port.`;
  if (code === 'EACCES' && syscall === 'listen') return `${place} may not be listened on: choose a --port above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `--host: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0; this one cannot be listened on.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main(process.argv.slice(2)).catch(fail);
