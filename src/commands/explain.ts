/** Explains errors to the person who typed a command. */
import { sourceStack } from '../base/source-stack.ts';
import { UsageError } from '../base/usage-error.ts';
import { SeedError } from '../import/seed-error.ts';

/** Returns the text that a failed command prints: one line, or the stack of an error that is a bug of ours. */
export function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof SeedError) return explainSeed(error);
  return (
    explainAddress(error as AddressError) ??
    (error instanceof Error ? (sourceStack(error.stack) ?? error.message) : String(error))
  );
}

/** Returns the error that lists the first problems of a seed, and counts all. Other errors stay as they are. */
export const withProblems = (seed: string, error: unknown): unknown =>
  error instanceof SeedError ? new UsageError(listProblems(seed, error)) : error;

function listProblems(seed: string, { message, count }: SeedError): string {
  return `${seed} cannot be loaded.\n${message}\n${count === 1 ? 'One problem' : `${count} problems`} found.`;
}

const explainSeed = (error: SeedError): string =>
  error.count === 1 ? `the seed cannot be loaded. ${error.message}` : listProblems('the seed', error);

type AddressError = NodeJS.ErrnoException & {
  readonly address?: string;
  readonly port?: number;
  readonly setting?: string;
};

/** @returns null for an error that has another reason than the address to listen on. */
function explainAddress({ code, syscall, address, port, setting = 'port' }: AddressError): string | null {
  const place = `${address ?? 'the host'}:${port ?? ''}`;
  if (code === 'EADDRINUSE')
    return `${place} is in use: stop the program that listens there, or choose another --${setting}.`;
  if (code === 'EACCES' && syscall === 'listen') {
    return `this user may not listen on ${place}: choose a --${setting} above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return '--host: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0; the given one is not.';
  }
  return null;
}
