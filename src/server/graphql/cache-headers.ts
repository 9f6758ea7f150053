/** Lets browsers and proxies cache answers to GET while the release stays the same. */
import { sha256 } from '../../base/sha256.ts';
import { anyAnswer, type CacheHeaders, cacheHeaders, notModified } from '../http/conditional.ts';
import type { HttpAnswer } from '../http/respond.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import type { RequestRecord } from '../observability/record.ts';
import { staleHeaders } from './stale.ts';

/** How clients and proxies may cache an answer. The tag stands for the request, the release and the service. */
export interface CacheTag extends CacheHeaders {
  readonly release: string;
}

/** For how long, and by which caches, answers may be reused. */
interface TagSettings {
  readonly maxAge: number;
  readonly staleIfError: number;
  readonly isPublic: boolean;
}

/** Makes the tags of requests by GET. */
export class CacheTags {
  private readonly readiness: ReadinessCheck;
  private readonly control: string;
  private readonly service: () => unknown;

  /**
   * @param maxAge seconds for which clients may reuse an answer without asking; 0 makes them ask each time.
   * @param staleIfError seconds for which clients may reuse an answer when the service fails; 0 for none.
   * @param isPublic true if proxies may give the answer to one client to another.
   * @param service returns the other inputs of an answer: the version of the service, and its trusted documents.
   */
  constructor(readiness: ReadinessCheck, { maxAge, staleIfError, isPublic }: TagSettings, service: () => unknown) {
    const age = maxAge > 0 ? `max-age=${maxAge}, stale-while-revalidate=${maxAge}` : 'no-cache';
    this.readiness = readiness;
    const error = staleIfError > 0 ? `, stale-if-error=${staleIfError}` : '';
    this.control = `${isPublic ? 'public' : 'private'}, ${age}${error}`;
    this.service = service;
  }

  /**
   * Returns the tag of a request, by its URL and the media type of the answer; null if no release is known. It waits
   * for no store that hangs.
   */
  async tagOf(url: string, mediaType: string): Promise<CacheTag | null> {
    const release = (await this.readiness.ofStoreSoon())?.release;
    if (!release) return null;
    const hash = sha256(JSON.stringify([this.service(), release.id, url, mediaType]), 'base64url');
    // Weak, since the compressed and the plain answer share it.
    return { etag: `W/"${hash.slice(0, 22)}"`, release: release.id, control: this.control };
  }
}

/**
 * Adds the cache headers of an answer: `no-store`, unless it answers a GET, has no errors and is not private.
 * @param known the header `if-none-match` of the request.
 */
export function withCacheHeaders(
  answer: HttpAnswer,
  tag: CacheTag | null,
  { codes, release, isPrivate, stale }: RequestRecord,
  known: string | undefined,
): HttpAnswer {
  if (isPrivate) return { ...answer, headers: { ...answer.headers, 'cache-control': 'private, no-store' } };
  if (stale) return { ...answer, headers: { ...answer.headers, ...staleHeaders(stale) } };
  const isTagged = tag !== null && answer.status === 200 && codes.size === 0;
  // A member of a cluster may be behind and read another release, to which the tag does not apply.
  if (!isTagged || (release ?? tag.release) !== tag.release) {
    return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
  }
  const headers = cacheHeaders(tag);
  // Only now is it certain that there is an answer.
  return known === anyAnswer ? notModified(headers) : { ...answer, headers: { ...answer.headers, ...headers } };
}
