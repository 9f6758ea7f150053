/** Reads the target of a request: its path and its query. */
import type { IncomingMessage } from 'node:http';

/**
 * Returns the path and query of a request. A proxy may receive, and pass on, the whole URL (RFC 9112, 3.2.2).
 * @returns null for a target that is not a path.
 */
export function targetOf({ url = '' }: IncomingMessage): { readonly path: string; readonly query: string } | null {
  const target = url.startsWith('/') ? url : /^https?:\/\/[^/?#]*(\/.*)?$/i.test(url) ? afterHost(url) : null;
  if (target === null) return null;
  const end = target.search(/[?#]/);
  return end < 0 ? { path: target, query: '' } : { path: target.slice(0, end), query: target.slice(end) };
}

const afterHost = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

/**
 * Returns the path for log, metrics, traces and limits: the one that chooses the route. Of a target that is not a path
 * it returns the beginning, without a query and without a host, before which a login may be.
 */
export const pathOf = (request: IncomingMessage): string =>
  targetOf(request)?.path ?? /^(?:[^?#/]|\/(?!\/))*/.exec(request.url ?? '')?.[0] ?? '';
