import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { isErrorCode } from '../../base/errors.ts';
import type { RequestRecord } from '../observability/record.ts';

/** Sends JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}

/** The reason why the service does not answer a request. */
export interface Refusal {
  readonly status: number;
  readonly error: GraphQLError;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a refusal, and notes its code in the record of the request. */
export function sendRefusal(
  response: ServerResponse,
  record: RequestRecord,
  { status, error, headers }: Refusal,
): void {
  const { code } = error.extensions;
  if (isErrorCode(code)) record.codes.add(code);
  sendJson(response, status, { errors: [error] }, headers);
}

/** Returns the status and header that ask a client to wait. @param retryAfter seconds. */
export const tooManyRequests = (retryAfter: unknown) => ({
  status: 429,
  headers: { 'retry-after': String(retryAfter) },
});
