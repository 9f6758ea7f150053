import { UsageError } from '../base/usage-error.ts';
import { newKey } from '../server/access/keys.ts';
import type { Command } from './command.ts';

/** Makes a key for a client of a closed service. */
export const key: Command = async ([owner = '', ...more]) => {
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}": key takes one name.`);
  const made = newKey(owner);
  process.stdout.write(`The key, shown this once: ${made.key}\nThe line for --api-keys-file:  ${made.line}\n`);
};
