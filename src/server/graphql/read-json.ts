/** Reads the bytes of a request and its URL. It refuses invalid UTF-8 instead of replacing it. */
import { isUtf8 } from 'node:buffer';
import { parse } from 'content-type';
import { remember } from '../http/memo.ts';

/** The names that clients use for UTF-8. */
const utf8Names: ReadonlySet<string | undefined> = new Set([undefined, 'utf-8', 'utf8']);

/** The part of a `content-type` that is wrong: a type other than JSON, or a charset other than UTF-8. */
export type ContentTypeFault = 'type' | 'charset' | 'none';

/** Checks a `content-type`. */
export const contentTypeFault = remember((header): ContentTypeFault => {
  const { type, parameters } = parse(header);
  if (type !== 'application/json') return 'type';
  return utf8Names.has(parameters.charset?.toLowerCase()) ? 'none' : 'charset';
});

/** The bytes of a request are not UTF-8. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

/**
 * Reads JSON from a body, with or without a byte order mark.
 * @throws {NotUtf8}
 * @throws {SyntaxError} for invalid JSON.
 */
export function readJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw new NotUtf8();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
}

const byteOrderMark = '\uFEFF';

/**
 * Reads the parameters in a URL. An empty one counts as absent.
 * @throws {NotUtf8} where the decoder of URLs would replace bytes by U+FFFD.
 * @throws {SyntaxError} for invalid JSON.
 */
export function readUrl(url: string): object {
  checkEncoding(url);
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const text = (name: string): string | undefined => parameters.get(name) || undefined;
  const json = (name: string): unknown => {
    const value = text(name);
    return value === undefined ? undefined : JSON.parse(value);
  };
  return {
    operationName: text('operationName'),
    query: text('query'),
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

function checkEncoding(url: string): void {
  if (!url.includes('%')) return;
  const bytes = url.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  if (!isUtf8(Buffer.from(bytes, 'latin1'))) throw new NotUtf8();
}
