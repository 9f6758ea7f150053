import { projectVersion } from '../settings/read.ts';
import type { Command } from './command.ts';

/** Prints the version of the service. */
export const version: Command = async () => void process.stdout.write(`${await projectVersion()}\n`);
