/** Sets the headers of every answer. They are few and fixed; the library for them, helmet, is made for pages. */
import type { ServerResponse } from 'node:http';
import type { RequestRecord } from '../observability/record.ts';

const securityHeaders: Readonly<Record<string, string>> = {
  // Answers are data: a browser must not run them, frame them, or load anything for them.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Sets the headers that restrict what a browser does with an answer.
 * @param corsAllowed true if pages of other origins may read answers, which the last header would prevent.
 */
export function setSecurityHeaders(response: ServerResponse, corsAllowed: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.setHeader('cross-origin-resource-policy', corsAllowed ? 'cross-origin' : 'same-origin');
}

/**
 * Sets the headers for the release of an answer and for the rest of the client's allowance, in the form of the IETF's
 * draft on RateLimit header fields. Call it when the answer begins: before, neither is known.
 */
export function setRecordHeaders(response: ServerResponse, { release, quota }: RequestRecord): void {
  if (release !== null) response.setHeader('x-release-id', release);
  if (!quota) return;
  const { rateCost, rateWindow, left, resetsIn } = quota;
  response.setHeader('ratelimit-policy', `"cost";q=${rateCost};w=${rateWindow};qu="cost"`);
  response.setHeader('ratelimit', `"cost";r=${left};t=${resetsIn}`);
}
