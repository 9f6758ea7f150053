import { flagOf, settingNames, settings } from '../settings/index.ts';
import { defaultOf, expectedOf } from '../settings/setting.ts';
import type { Command } from './command.ts';

/** Prints the commands and the settings. */
export const help: Command = async () => {
  const flags = settingNames.map((name) => {
    const setting = settings[name];
    const values = `${expectedOf(setting)}; default ${defaultOf(setting)}`;
    return `  --${flagOf(name).padEnd(18)} ${values}\n${' '.repeat(23)}${setting.description}\n`;
  });
  process.stdout.write(`${usage}\n${flags.join('')}`);
};

const usage = `Usage: nutrigraph [serve] [settings]   serve the graph
       nutrigraph dev [settings]       serve, and restart after each change of code or seed
       nutrigraph seed [settings]      load the seed into Neo4j
       nutrigraph print [--check] [files]  print the schema and the tables of the docs, or report stale ones
       nutrigraph check-seed [folder]  report the problems of a folder of seed files
       nutrigraph import fdc <folder>  make a seed of USDA's table of foods, joined to the curated one
       nutrigraph seed --rollback [settings]  bring the former release in Neo4j back
       nutrigraph seed --same-version [settings]  load other content under the version that Neo4j holds
       nutrigraph snapshot [settings]  write the snapshot from which the embedded store starts
       nutrigraph manifest <folder> <file>  list the documents of a folder, for --trusted-documents
       nutrigraph key <name>           make a key for a client, for --api-keys-file
       nutrigraph --help | --version

Settings. Each is also an environment variable (--max-depth is NUTRIGRAPH_MAX_DEPTH):`;
