/**
 * The headers that every answer carries. They are few and fixed, so they stand here rather than in a library: helmet
 * writes for pages, of which there is one.
 */
import type { ServerResponse } from 'node:http';
import type { RequestRecord } from '../observability/record.ts';

const securityHeaders: Readonly<Record<string, string>> = {
  // Answers are data: nothing of them may run, be framed or be fetched by them.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** @param corsAllowed whether pages of other origins may read answers, which the last header would keep from them. */
export function setSecurityHeaders(response: ServerResponse, corsAllowed: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.setHeader('cross-origin-resource-policy', corsAllowed ? 'cross-origin' : 'same-origin');
}

/**
 * Tells the release that an answer belongs to, and what is left of the client's allowance: as the IETF's draft of
 * RateLimit header fields has it. Called when the answer begins, for nothing of it is known before.
 */
export function setRecordHeaders(response: ServerResponse, { release, quota }: RequestRecord): void {
  if (release !== null) response.setHeader('x-release-id', release);
  if (!quota) return;
  const { rateCost, rateWindow, left, resetsIn } = quota;
  response.setHeader('ratelimit-policy', `"cost";q=${rateCost};w=${rateWindow};qu="cost"`);
  response.setHeader('ratelimit', `"cost";r=${left};t=${resetsIn}`);
}

/**
 * What the playground's page may do: run its own scripts, known by their hashes, and ask this server. Its editor makes
 * style elements while it runs and starts workers from blobs.
 * @param scripts hashes of the inline scripts, as `sha256-…`.
 */
export const playgroundPolicy = (scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map((hash) => `'${hash}'`).join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
