/** Decides whether an answer is one that a client may see. The fuzzer passes every answer to it. */
import { isErrorCode } from '../../../src/base/errors.ts';
import { projectFolder } from '../../../src/settings/read.ts';
import type { RawAnswer } from '../http/raw-http.ts';
import { canary, type WireRequest } from './wire-request.ts';

/** Signs of the service's inside: stack frames, files, statements, messages of the driver, Neo4j or `JSON.parse`. */
const leaks: readonly RegExp[] = [
  /^\s+at .*[:(]/m,
  /\\n\s+at /,
  /node:internal|node_modules|\/src\/\w|\.[cm]?[jt]s:\d/,
  /Neo4jError|Neo\.\w+(Error|Notification)|ServiceUnavailable|SessionExpired|bolt:\/\//,
  /\b(OPTIONAL MATCH|MATCH \(|UNWIND|DETACH DELETE|CALL \{|RETURN \w+|WITH \w+ AS)\b/,
  /in JSON at position|Unexpected (token|end of|non-whitespace)|is not valid JSON|JSON\.parse/,
  /(Type|Range|Reference|Syntax)Error\b|Cannot read propert|is not a function|is not iterable|Maximum call stack/,
  /\[object Object\]|NaN\b/,
];

/** The most characters of a message. It may quote only a part of the request, even after many mistakes. */
const longestMessage = 1_200;

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
}

/** The facts about an accepted answer that the tests count. */
export interface Verdict {
  readonly status: number;
  readonly codes: readonly string[];
  /** Whether the answer has data and no error. */
  readonly isGood: boolean;
}

/** Checks an answer. @throws {Error} that says what is wrong with the answer, if a client may not see it. */
export function judge(request: WireRequest, answer: RawAnswer): Verdict {
  const { status, headers, body } = answer;
  const refuse = (why: string): never => {
    const shown = `${status} ${JSON.stringify(headers)}\n${body.slice(0, 2_000)}`;
    throw new Error(`${why}\nthe answer was: ${shown}`);
  };
  if (request.secret !== null && body.includes(request.secret)) refuse(`"${request.secret.slice(0, 100)}" came back`);
  const type = headers['content-type'] ?? '';
  const isConfirmed = status === 304 && request.bytes.includes('If-None-Match: *');
  const isBare = body === '' && (status === 204 || status === 302 || isConfirmed || request.bytes.includes('HEAD '));
  const isRedirect = status === 302 && headers.location === '/graphql';
  if (!(status >= 200 && status < 300) && !(status >= 400 && status < 500) && !isRedirect && !isConfirmed) {
    refuse('the status');
  }
  if (isBare) return { status, codes: [], isGood: status < 300 || isConfirmed };
  if (status === 200 && /^text\/(html|plain)/.test(type)) return { status, codes: [], isGood: true };
  if (!/^application\/(graphql-response\+)?json(;|$)/.test(type)) refuse('the content type');
  const codes = codesOf(body, status, refuse);
  return { status, codes, isGood: codes.length === 0 };
}

function codesOf(body: string, status: number, refuse: (why: string) => never): readonly string[] {
  const { errors, ...others } = parse(body, refuse);
  if (status >= 400 && !errors) refuse('a refusal without errors');
  if (errors === undefined) return [];
  if (!Array.isArray(errors) || errors.length === 0) refuse('errors that are none');
  if (status >= 400 && others.data !== undefined) refuse('data in a refusal');
  const text = JSON.stringify(errors);
  const leak = leaks.find((pattern) => pattern.test(withoutEcho(errors)));
  if (leak || text.includes(projectFolder)) refuse(`${leak ?? 'a path'} in its errors`);
  return errors.map((error) => codeOf(error, refuse));
}

function parse(body: string, refuse: (why: string) => never): Body {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return refuse('no JSON');
  }
}

/** Returns the messages of errors without quoted strings, since those repeat the request, and without ids. */
const withoutEcho = (errors: readonly unknown[]): string =>
  errors.map((error) => String(Object(error).message).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')).join('\n');

function codeOf(error: unknown, refuse: (why: string) => never): string {
  const { message, extensions, locations, path, ...others } = Object(error) as Readonly<Record<string, unknown>>;
  const { code } = Object(extensions) as { readonly code?: unknown };
  if (typeof message !== 'string' || message === '' || message.length > longestMessage) refuse('a message');
  if (Object.keys(others).length > 0) refuse(`"${Object.keys(others)}" in an error`);
  if (!isErrorCode(code) || failures.has(code)) return refuse(`the code ${JSON.stringify(code)}`);
  return code;
}

/** The codes that no request may cause while the store works. */
const failures: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'QUERY_TIMEOUT']);

/** Returns the part of a body that the answer may not repeat, if the body is not JSON: its canary, or all of it. */
export function secretOf(body: Buffer): string | null {
  const text = body.toString();
  try {
    JSON.parse(text);
    return null;
  } catch {
    return text.includes(canary) ? canary : text.length >= 8 ? text : null;
  }
}
