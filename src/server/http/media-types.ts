/** Chooses the media type of an answer by the weights in the client's `accept` header (RFC 9110, 12.5.1). */
import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import { remember } from './memo.ts';

/** The media types of answers. A client without a preference gets the first. */
export const answerTypes = ['application/json', 'application/graphql-response+json'];

/** The media type of the playground. */
export const pageType = 'text/html';

/** Matches an empty header, which prefers nothing and refuses nothing. */
const blank = /^[\s,]*$/;

/** Chooses among the types of the API, with the page and without. */
const choices = {
  answers: remember((accept) => ({ type: choose(accept, answerTypes) })),
  answersAndPage: remember((accept) => ({ type: choose(accept, [...answerTypes, pageType]) })),
} as const;

/**
 * Finds the type that a client prefers. Of two types with one weight, the more specific one in `accept` wins, then the
 * first one.
 * @param available the types that the service sends at this place.
 * @returns undefined if the client accepts none of them.
 */
export const preferredType = ({ headers }: IncomingMessage, available: keyof typeof choices): string | undefined =>
  choices[available](headers.accept ?? '').type;

/** @param available types in the order of the service's own preference. The service sends all of them in UTF-8. */
function choose(given: string, available: readonly string[]): string | undefined {
  const accept = blank.test(given) ? '*/*' : given;
  // A client may name the charset. Any other parameter makes it another type.
  const sent = available.map((type) => `${type}; charset=utf-8`);
  const preferred = new Negotiator({ headers: { accept } }).mediaType(sent);
  return preferred === undefined ? undefined : available[sent.indexOf(preferred)];
}
