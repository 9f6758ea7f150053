import type { GraphQLError } from 'graphql';
import { isErrorCode } from '../../base/errors.ts';
import type { RequestRecord } from '../observability/record.ts';
import { Body } from './body.ts';

/** An answer before it is sent. The `Responder` adds the headers that every answer has. */
export interface HttpAnswer {
  readonly status: number;
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | null;
}

/** Makes an answer of JSON. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: new Body(JSON.stringify(body)),
});

/** The reason why the service does not answer a request. */
export interface Refusal {
  readonly status: number;
  readonly error: GraphQLError;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the answer of a refusal, and notes its code in the record of the request. */
export function refusalAnswer(record: RequestRecord, { status, error, headers }: Refusal): HttpAnswer {
  const { code } = error.extensions;
  if (isErrorCode(code)) record.codes.add(code);
  return jsonAnswer(status, { errors: [error] }, headers);
}

/** Returns the status and header that ask a client to wait. @param retryAfter seconds. */
export const tooManyRequests = (retryAfter: unknown) => ({
  status: 429,
  headers: { 'retry-after': String(retryAfter) },
});
