import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';

/** Answers with JSON. */
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

/** What is not answered, and why. */
export interface Refusal {
  readonly status: number;
  readonly error: GraphQLError;
  readonly headers?: Readonly<Record<string, string>>;
}

export const sendRefusal = (response: ServerResponse, { status, error, headers }: Refusal): void =>
  sendJson(response, status, { errors: [error] }, headers);
