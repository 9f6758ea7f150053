/** Explains errors to the person who typed a command. */
import { UsageError } from '../base/usage-error.ts';
import { printProblem, SeedError } from '../import/load.ts';

/** Returns the text that a failed command prints: one line, or the stack of an error that is a bug of ours. */
export function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof SeedError) return explainSeed(error);
  return (
    explainAddress(error as AddressError) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))
  );
}

/** Returns the error that lists every problem of a seed, with a line for each. Other errors stay as they are. */
export function withAllProblems(seed: string, error: unknown): unknown {
  if (!(error instanceof SeedError)) return error;
  const problems = error.problems.map(printProblem).join('\n');
  const count = error.problems.length === 1 ? 'one problem' : `${error.problems.length} problems`;
  return new UsageError(`${seed} cannot be loaded.\n${problems}\n${count} found.`);
}

function explainSeed({ problems, message }: SeedError): string {
  const [first] = message.split('\n');
  const rest = problems.length > 1 ? ` (npm run check-seed -- FOLDER lists all ${problems.length} problems)` : '';
  return `the seed cannot be loaded. ${first}${rest}`;
}

type AddressError = NodeJS.ErrnoException & { readonly address?: string; readonly port?: number };

/** @returns null for an error that has another reason than the address to listen on. */
function explainAddress({ code, syscall, address, port }: AddressError): string | null {
  const place = `${address ?? 'the host'}:${port ?? ''}`;
  if (code === 'EADDRINUSE')
    return `${place} is in use: stop the program that listens there, or choose another --port.`;
  if (code === 'EACCES' && syscall === 'listen') {
    return `this user may not listen on ${place}: choose a --port above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return '--host: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0; the given one is not.';
  }
  return null;
}
