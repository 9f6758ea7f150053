#!/usr/bin/env -S node --import tsx
/** The command line: serve the graph, load it into Neo4j, print what is derived from declarations, check a seed. */
import { writeFile } from 'node:fs/promises';
import { importers } from '../importers/index.ts';
import { nutritionGraph } from '../schema/model/index.ts';
import { nutritionResearch } from '../schema/research/index.ts';
import { buildSchema } from './api/schema.ts';
import { staleArtefacts, writeArtefact } from './artefacts.ts';
import { projectVersion, readSettings, SettingError } from './config.ts';
import { watchAndServe } from './dev-command.ts';
import { loadSeed, printProblem, SeedError } from './import/load.ts';
import { importTable } from './import-command.ts';
import { resolveGraph } from './model/graph.ts';
import { seedNeo4j } from './seed-command.ts';
import { serve as serveGraph } from './serve-command.ts';
import { newKey } from './server/access/keys.ts';
import { manifestOf } from './server/access/manifest.ts';
import { defaultOf, expectedOf } from './settings/setting.ts';
import { flagOf, settingNames, settings } from './settings.ts';

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
  if (wrong) throw new SettingError(`"${wrong}": print takes nothing but --check.`);
  const stale = await staleArtefacts();
  if (args.length === 0) {
    for (const artefact of stale) await writeArtefact(artefact);
    const written = stale.map(({ path }) => `${path} printed`).join('\n');
    process.stdout.write(`${written || 'Nothing to print: all is as declared.'}\n`);
  } else if (stale.length > 0) {
    const paths = stale.map(({ path }) => path).join(', ');
    throw new SettingError(`${paths}: not what would be printed now. Run npm run print, and commit the change.`);
  }
};

const checkSeed: Command = async (args) => {
  const [folder, ...more] = args;
  if (more.length > 0) throw new SettingError(`"${more.join(' ')}": check-seed takes one folder.`);
  const { seed } = readSettings(folder ? ['--seed', folder] : [], process.env);
  const { nodes, edges } = await loadSeed(resolveGraph(nutritionGraph), seed).catch((error: unknown) => {
    throw error instanceof SeedError ? refusedSeed(seed, error) : error;
  });
  process.stdout.write(`${seed}: ${nodes.length} nodes, ${edges.length} relations, no problems found.\n`);
};

/** Lists every problem of a seed, a line for each. */
function refusedSeed(seed: string, error: SeedError): SettingError {
  const problems = error.problems.map(printProblem).join('\n');
  const count = error.problems.length === 1 ? 'one problem' : `${error.problems.length} problems`;
  return new SettingError(`${seed} cannot be loaded.\n${problems}\n${count} found.`);
}

const seed: Command = async (args) => {
  const line = await seedNeo4j(resolveGraph(nutritionGraph), readSettings(args, process.env));
  process.stdout.write(`${line}\n`);
};

const importFrom: Command = async (args) => {
  process.stdout.write(`${await importTable(importers, resolveGraph(nutritionGraph), args)}\n`);
};

const manifest: Command = async ([folder, file, ...args]) => {
  if (!folder || !file || folder.startsWith('-') || file.startsWith('-')) {
    throw new SettingError(
      'manifest: expected a folder of .graphql files and the file to write, then settings, if any.',
    );
  }
  const schema = buildSchema(resolveGraph(nutritionGraph), nutritionResearch);
  const documents = await manifestOf(folder, { schema, limits: readSettings(args, process.env) });
  await writeFile(file, `${JSON.stringify(documents, null, 2)}\n`);
  process.stdout.write(`${file}: ${Object.keys(documents).length} documents. Serve with --trusted-documents ${file}\n`);
};

const key: Command = async ([owner = '', ...more]) => {
  if (more.length > 0) throw new SettingError(`"${more.join(' ')}": key takes one name.`);
  const made = newKey(owner);
  process.stdout.write(`The key, shown this once: ${made.key}\nThe line for --api-keys-file:  ${made.line}\n`);
};

const commands: Readonly<Record<string, Command>> = {
  ...{ serve, dev, seed, print, 'check-seed': checkSeed, import: importFrom, manifest, key },
};

function help(): string {
  const flags = settingNames.map((name) => {
    const setting = settings[name];
    return `  --${flagOf(name).padEnd(18)} ${expectedOf(setting)}; default ${defaultOf(setting)}\n${' '.repeat(23)}${setting.description}\n`;
  });
  return `Usage: nutrigraph [serve] [settings]   serve the graph
       nutrigraph dev [settings]       serve, and start again after each change of code or seed
       nutrigraph seed [settings]      load the seed into Neo4j
       nutrigraph print [--check]      print the schema and the tables of the docs, or say which are stale
       nutrigraph check-seed [folder]  say what is wrong with a folder of seed files
       nutrigraph import fdc <folder>  make a seed of USDA's table of foods, joined to the curated one
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
  else
    throw new SettingError(`"${first}": no such command. There are ${Object.keys(commands).join(', ')}; see --help.`);
}

/** Ends the process with one line on standard error; only a fault of our own brings a stack. */
function fail(error: unknown): never {
  process.stderr.write(`nutrigraph: ${explain(error)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof SettingError) return error.message;
  if (error instanceof SeedError) {
    const { problems, message } = error;
    const first = message.split('\n')[0];
    return `the seed cannot be loaded. ${first}${problems.length > 1 ? ` (npm run check-seed -- FOLDER lists all ${problems.length} problems)` : ''}`;
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
