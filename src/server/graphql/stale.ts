/** Marks answers that the service gives while the store is away (RFC 5861, stale-if-error). */
import { Body } from '../http/body.ts';
import type { Staleness } from '../observability/record.ts';

/** The extensions of a cached answer whose client requested its cost. A cached answer has no others. */
const costAtEnd = /,"extensions":\{("cost":\{"operation":\d+,"max":\d+\})\}\}$/;

/** The most characters of those extensions. */
const costChars = 100;

/** Returns a cached answer with its staleness in the extensions. The text before them does not change. */
export function staleBody({ text }: Body, { since, release }: Staleness): Body {
  const stale = `"stale":${JSON.stringify({ since: new Date(since).toISOString(), release })}`;
  const cost = costAtEnd.exec(text.slice(-costChars));
  const data = text.slice(0, -(cost?.[0].length ?? 1));
  return new Body(`${data},"extensions":{${cost ? `${cost[1]},` : ''}${stale}}}`);
}

/** Returns the headers of a stale answer. No cache may keep it, since the answer would not say that it is stale. */
export const staleHeaders = ({ since }: Staleness) => ({
  'cache-control': 'no-store',
  age: String(Math.max(0, Math.round((Date.now() - since) / 1_000))),
  warning: '110 - "Response is Stale"',
});
