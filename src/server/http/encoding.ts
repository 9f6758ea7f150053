/** Chooses the encoding of an answer by the client's `accept-encoding` (RFC 9110, 12.5.3). */
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { Encoding } from './body.ts';

/** In the order of the service's preference: brotli makes smaller answers in less time. */
const encodings: readonly (Encoding | 'identity')[] = ['br', 'gzip', 'identity'];

/** The method of the library as it is: its types leave out that the service may have a preference. */
interface Preferring {
  encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined;
}

/** The choices for recent headers: clients send few different ones. */
const choices = new LRUCache<string, Encoding | 'identity'>({ max: 100 });

/** Returns the encoding that a client prefers; null for none. */
export function preferredEncoding(accept: string | undefined): Encoding | null {
  if (accept === undefined) return null;
  let choice = choices.get(accept);
  if (choice === undefined) {
    const negotiator: Preferring = new Negotiator({ headers: { 'accept-encoding': accept } });
    const found = negotiator.encoding(encodings, { preferred: encodings });
    choice = encodings.find((encoding) => encoding === found) ?? 'identity';
    choices.set(accept, choice);
  }
  return choice === 'identity' ? null : choice;
}
