/** Lets browsers and proxies keep what GET was answered with, for as long as the release is the same. */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import type { Plugin } from 'graphql-yoga';
import type { CacheTag, RequestContext } from '../context.ts';
import type { Readiness } from '../observability/ready.ts';

/**
 * Makes tags for what is asked by GET.
 * @param ready tells the release that is served now.
 * @param maxAge seconds for which an answer may be used without asking again; 0: it is asked for each time.
 * @param isPublic whether one client's answer may be given to another.
 * @param service what else decides an answer: the version of the service, and its trusted documents.
 */
export function tagger(ready: () => Promise<Readiness>, maxAge: number, isPublic: boolean, service: unknown) {
  const age = maxAge > 0 ? `max-age=${maxAge}, stale-while-revalidate=${maxAge}` : 'no-cache';
  const control = `${isPublic ? 'public' : 'private'}, ${age}`;
  return async (question: readonly string[]): Promise<CacheTag | null> => {
    const { release } = await ready();
    if (!release) return null;
    const hash = createHash('sha256').update(JSON.stringify([service, release.id, ...question]));
    // Weak: compressed or not, it is the same answer.
    return { etag: `W/"${hash.digest('base64url').slice(0, 22)}"`, release: release.id, control };
  };
}

/**
 * Whether a client has the answer of a tag. `cache-control` is left out: where a program sets `if-none-match` itself,
 * browsers add `no-cache`, and mean their own cache.
 */
export const isKnown = (headers: IncomingHttpHeaders, etag: string): boolean =>
  fresh({ 'if-none-match': headers['if-none-match'] }, { etag });

/** A condition that holds for any answer there is, and so says nothing of the one that the client has. */
const anyAnswer = '*';

/**
 * Confirms the answer that a client has, before anything is read for it.
 * @returns whether the client has it.
 */
export function confirm({ headers }: IncomingMessage, response: ServerResponse, { etag, control }: CacheTag): boolean {
  if (headers['if-none-match'] === anyAnswer || !isKnown(headers, etag)) return false;
  response.writeHead(304, { etag, 'cache-control': control }).end();
  return true;
}

/** Tells how an answer may be kept: not at all, unless it was asked by GET and has no errors. */
export const useCacheHeaders = (): Plugin<object, RequestContext> => ({
  onResponse({ request, response, setResponse, fetchAPI, serverContext }) {
    const { tag, record } = serverContext as RequestContext;
    // What was read of another release, by a member of a cluster that is behind, is not what the tag stands for.
    const isTagged = tag !== null && response.ok && record.codes.size === 0;
    if (!isTagged || (record.release ?? tag.release) !== tag.release) {
      response.headers.set('cache-control', 'no-store');
      return;
    }
    const headers = { etag: tag.etag, 'cache-control': tag.control };
    // Only now it is known that there is an answer.
    if (request.headers.get('if-none-match') === anyAnswer) {
      setResponse(new fetchAPI.Response(null, { status: 304, headers }));
    } else for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  },
});
