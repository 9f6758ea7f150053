import type { SeedError } from '../import/seed-error.ts';
import { UsageError } from '../settings/read.ts';

/** Returns the error that lists the first problems of a seed, one on a line, and says how many there are. */
export function refusedSeed(seed: string, { message, count }: SeedError): UsageError {
  const found = count === 1 ? 'One problem' : `${count} problems`;
  return new UsageError(`${seed} cannot be loaded.\n${message}\n${found} found.`);
}
