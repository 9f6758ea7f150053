import fc from 'fast-check';
import { exchange, type RawAnswer, readAnswers } from '../http/raw-http.ts';
import type { FuzzedOperation } from './operations.ts';

/** Stands in what is made unreadable: it may come back from nowhere. */
export const canary = 'zqCanaryWordqz';

/** One request as it goes over the wire. */
export class WireRequest {
  readonly bytes: Buffer;
  /** What may not be repeated by the answer; null where anything may. */
  readonly secret: string | null;
  /** For requests that may not be whole, how long there is silence before this side says that it has sent all. */
  readonly quietMs: number;

  constructor(bytes: Buffer, { secret = null, quietMs = 0 }: { secret?: string | null; quietMs?: number } = {}) {
    this.bytes = bytes;
    this.secret = secret;
    this.quietMs = quietMs;
  }

  /** Shown by fast-check when it fails, such that it can be sent again: the bytes as a literal of latin1. */
  [fc.toStringMethod](): string {
    return String(this);
  }

  toString(): string {
    const { bytes } = this;
    return `${bytes.length} bytes, latin1: ${JSON.stringify(bytes.toString('latin1', 0, 20_000))}`;
  }

  /** @returns the answers, more than one where the bytes were read as several requests. */
  async send(origin: string): Promise<RawAnswer[]> {
    const { bytes, quietMs } = this;
    const answers = readAnswers(await exchange(origin, bytes, { quietMs }));
    if (answers.length > 0 || this.isBlank || quietMs === 0) return answers;
    // It may have been a whole one, and the service busy: whoever hangs up gets no answer.
    return readAnswers(await exchange(origin, bytes, { quietMs: longQuietMs }));
  }

  /** Whether there are but empty lines, which are no request and have no answer. */
  get isBlank(): boolean {
    return this.bytes.every((byte) => byte === 10 || byte === 13);
  }
}

/** Silence, in milliseconds, after which a request that waits for more, and was not told so, is given up. */
const longQuietMs = 10_000;

const lines = (head: readonly string[]): string => `${head.join('\r\n')}\r\n\r\n`;

/** A POST of a body, whole and with nothing odd about it but its body and the headers given. */
export function post(body: Buffer | string, headers: readonly string[] = [jsonType]): Buffer {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const head = lines(['POST /graphql HTTP/1.1', 'Host: localhost', 'Connection: close', length, ...headers]);
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

/** A GET of a target. */
export const get = (target: string, headers: readonly string[] = []): Buffer =>
  Buffer.from(lines([`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers]), 'latin1');

export const jsonType = 'Content-Type: application/json';

/** The JSON body of an operation. */
export const bodyOf = ({ query, variables, operationName }: FuzzedOperation): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables}${
    operationName === null ? '' : `,"operationName":${operationName}`
  }}`;

/** The target of a GET for an operation. */
export const targetOf = ({ query, variables, operationName }: FuzzedOperation): string => {
  const parameters = [
    ['query', query],
    ['variables', variables],
    ...(operationName ? [['operationName', operationName]] : []),
  ];
  return `/graphql?${parameters.map(([name, text]) => `${name}=${encodeURIComponent(text?.toWellFormed() ?? '')}`).join('&')}`;
};
