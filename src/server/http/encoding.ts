/** Chooses the encoding of an answer by the client's `accept-encoding` (RFC 9110, 12.5.3). */
import Negotiator from 'negotiator';
import type { Encoding } from './body.ts';
import { remember } from './memo.ts';

/** In the order of the service's preference: brotli makes large answers smaller in less time. */
const encodings: readonly (Encoding | 'identity')[] = ['br', 'gzip', 'identity'];

/** The method of the library as it is: its types leave out that the service may have a preference. */
interface Preferring {
  encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined;
}

const choose = remember((accept): Encoding | 'identity' => {
  const negotiator: Preferring = new Negotiator({ headers: { 'accept-encoding': accept } });
  const found = negotiator.encoding(encodings, { preferred: encodings });
  return encodings.find((encoding) => encoding === found) ?? 'identity';
});

/** Returns the encoding that a client prefers; null for none. */
export function preferredEncoding(accept: string | undefined): Encoding | null {
  const choice = accept === undefined ? 'identity' : choose(accept);
  return choice === 'identity' ? null : choice;
}
