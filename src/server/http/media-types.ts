/** Chooses the media type of an answer, by the weights that the client gives in `accept` (RFC 9110, 12.5.1). */
import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

/** The media types of answers; a client without a preference gets the first. */
export const answerTypes = ['application/json', 'application/graphql-response+json'];

/** The media type of the playground. */
export const pageType = 'text/html';

/** An empty header prefers nothing, and refuses nothing either. */
const blank = /^[\s,]*$/;

/**
 * Finds the type that a client prefers. Of two with one weight it is the more specific one in `accept`, then the one
 * that stands there first.
 * @param available in the order of the service's own preference. All of them are sent in UTF-8.
 * @returns undefined when the client accepts none of them.
 */
export function preferredType({ headers }: IncomingMessage, available: readonly string[]): string | undefined {
  const accept = blank.test(headers.accept ?? '') ? '*/*' : headers.accept;
  // A client may name the charset, and no other parameter: that would be another type.
  const sent = available.map((type) => `${type}; charset=utf-8`);
  const preferred = new Negotiator({ headers: { accept } }).mediaType(sent);
  return preferred === undefined ? undefined : available[sent.indexOf(preferred)];
}
