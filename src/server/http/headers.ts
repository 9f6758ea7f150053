/** The headers of every answer. They are few and fixed; the library for them, helmet, is made for pages. */
import type { RequestRecord } from '../observability/record.ts';

const fixedHeaders: Readonly<Record<string, string>> = {
  // Answers are data: a browser must not run them, frame them, or load anything for them.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Returns the headers that restrict what a browser does with an answer.
 * @param corsAllowed true if pages of other origins may read answers, which the last header would prevent.
 */
export const securityHeaders = (corsAllowed: boolean): Readonly<Record<string, string>> => ({
  ...fixedHeaders,
  'cross-origin-resource-policy': corsAllowed ? 'cross-origin' : 'same-origin',
});

/**
 * Returns the headers for the release of an answer and for the rest of the client's allowance, in the form of the
 * IETF's draft on RateLimit header fields. Call it when the answer begins: before, neither is known.
 */
export function recordHeaders({ release, quota }: RequestRecord): Readonly<Record<string, string>> {
  const released = release === null ? {} : { 'x-release-id': release };
  if (!quota) return released;
  const { rateCost, rateWindow, left, resetsIn } = quota;
  return {
    ...released,
    'ratelimit-policy': `"cost";q=${rateCost};w=${rateWindow};qu="cost"`,
    ratelimit: `"cost";r=${left};t=${resetsIn}`,
  };
}
