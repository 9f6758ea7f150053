/** Lets browsers and proxies cache answers to GET while the release stays the same. */
import type { Plugin } from 'graphql-yoga';
import { sha256 } from '../../base/sha256.ts';
import { anyAnswer } from '../http/conditional.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import type { CacheTag, RequestContext } from './context.ts';

/** Makes the tags of requests by GET. */
export class CacheTags {
  private readonly readiness: ReadinessCheck;
  private readonly control: string;
  private readonly service: unknown;

  /**
   * @param maxAge seconds for which clients may reuse an answer without asking; 0 makes them ask each time.
   * @param isPublic true if proxies may give the answer to one client to another.
   * @param service the other inputs of an answer: the version of the service, and its trusted documents.
   */
  constructor(
    readiness: ReadinessCheck,
    { maxAge, isPublic }: { readonly maxAge: number; readonly isPublic: boolean },
    service: unknown,
  ) {
    const age = maxAge > 0 ? `max-age=${maxAge}, stale-while-revalidate=${maxAge}` : 'no-cache';
    this.readiness = readiness;
    this.control = `${isPublic ? 'public' : 'private'}, ${age}`;
    this.service = service;
  }

  /** Returns the tag of a request, by its URL and the media type of the answer; null if no release is known. */
  async tagOf(url: string, mediaType: string): Promise<CacheTag | null> {
    const { release } = await this.readiness.now();
    if (!release) return null;
    const hash = sha256(JSON.stringify([this.service, release.id, url, mediaType]), 'base64url');
    // Weak, since the compressed and the plain answer share it.
    return { etag: `W/"${hash.slice(0, 22)}"`, release: release.id, control: this.control };
  }
}

/** Sets the cache headers of an answer: `no-store`, unless it answers a GET and has no errors. */
export const useCacheHeaders = (): Plugin<object, RequestContext> => ({
  onResponse({ request, response, setResponse, fetchAPI, serverContext }) {
    const { tag, record } = serverContext as RequestContext;
    const isTagged = tag !== null && response.ok && record.codes.size === 0;
    // A member of a cluster may be behind and read another release, to which the tag does not apply.
    if (!isTagged || (record.release ?? tag.release) !== tag.release) {
      response.headers.set('cache-control', 'no-store');
      return;
    }
    const headers = { etag: tag.etag, 'cache-control': tag.control };
    // Only now is it certain that there is an answer.
    if (request.headers.get('if-none-match') === anyAnswer) {
      setResponse(new fetchAPI.Response(null, { status: 304, headers }));
    } else for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  },
});
