/** Builds a request as bytes and sends it. All kinds of fuzzed requests are built from it. */
import fc from 'fast-check';
import { exchange, type RawAnswer, readAnswers } from '../http/raw-http.ts';
import type { FuzzedOperation } from './operations.ts';

/** A word inside bodies that the fuzzer damages. No answer may repeat it. */
export const canary = 'zqCanaryWordqz';

/** One request as bytes. */
export class WireRequest {
  readonly bytes: Buffer;
  /** The string that the answer may not repeat; null if it may repeat everything. */
  readonly secret: string | null;
  /** The silence, in milliseconds, after which the client ends a request that may be incomplete; 0 for no end. */
  readonly quietMs: number;

  constructor(bytes: Buffer, { secret = null, quietMs = 0 }: { secret?: string | null; quietMs?: number } = {}) {
    this.bytes = bytes;
    this.secret = secret;
    this.quietMs = quietMs;
  }

  /** Prints the bytes as a latin1 literal, so that a person can send a failing request again. */
  [fc.toStringMethod](): string {
    return String(this);
  }

  toString(): string {
    const { bytes } = this;
    return `${bytes.length} bytes, latin1: ${JSON.stringify(bytes.toString('latin1', 0, 20_000))}`;
  }

  /** Sends the request. @returns the answers: several, if the server read the bytes as several requests. */
  async send(origin: string): Promise<RawAnswer[]> {
    const { bytes, quietMs } = this;
    const answers = readAnswers(await exchange(origin, bytes, { quietMs }));
    if (answers.length > 0 || this.isBlank || quietMs === 0) return answers;
    // The request may have been complete and the service busy. A client that hangs up gets no answer, so try again.
    return readAnswers(await exchange(origin, bytes, { quietMs: longQuietMs }));
  }

  /** Whether the request consists of empty lines, to which the service sends no answer. */
  get isBlank(): boolean {
    return this.bytes.every((byte) => byte === 10 || byte === 13);
  }
}

/** The silence, in milliseconds, after which the second attempt ends. */
const longQuietMs = 10_000;

const lines = (head: readonly string[]): string => `${head.join('\r\n')}\r\n\r\n`;

/** Builds a POST that is complete and usual, except for its body and the given headers. */
export function post(body: Buffer | string, headers: readonly string[] = [jsonType]): Buffer {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const head = lines(['POST /graphql HTTP/1.1', 'Host: localhost', 'Connection: close', length, ...headers]);
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

/** Builds a GET. */
export const get = (target: string, headers: readonly string[] = []): Buffer =>
  Buffer.from(lines([`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers]), 'latin1');

export const jsonType = 'Content-Type: application/json';

/** Writes the JSON body of an operation. */
export const bodyOf = ({ query, variables, operationName }: FuzzedOperation): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables}${
    operationName === null ? '' : `,"operationName":${operationName}`
  }}`;

/** Writes the target of a GET for an operation. */
export const targetOf = ({ query, variables, operationName }: FuzzedOperation): string => {
  const parameters = [
    ['query', query],
    ['variables', variables],
    ...(operationName ? [['operationName', operationName]] : []),
  ];
  const encode = (text: string | undefined) => encodeURIComponent(text?.toWellFormed() ?? '');
  return `/graphql?${parameters.map(([name, text]) => `${name}=${encode(text)}`).join('&')}`;
};
