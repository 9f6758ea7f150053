/** Reads the bytes of a request. It refuses invalid UTF-8 instead of replacing it. */
import { isUtf8 } from 'node:buffer';
import { parse } from 'content-type';

/** The names that clients use for UTF-8. */
const utf8Names: ReadonlySet<string | undefined> = new Set([undefined, 'utf-8', 'utf8']);

/** Checks a `content-type`. @returns the part that is wrong: a type other than JSON, or a charset other than UTF-8. */
export function contentTypeFault(header: string): 'type' | 'charset' | null {
  const { type, parameters } = parse(header);
  if (type !== 'application/json') return 'type';
  return utf8Names.has(parameters.charset?.toLowerCase()) ? null : 'charset';
}

/** The bytes of a request are not UTF-8. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

/**
 * Reads JSON from a body, with or without a byte order mark.
 * @throws {NotUtf8}
 * @throws {SyntaxError} for invalid JSON.
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (!isUtf8(bytes)) throw new NotUtf8();
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * Checks that the parameters in a URL are UTF-8. The decoder of URLs would replace other bytes by U+FFFD.
 * @throws {NotUtf8}
 */
export function checkEncoding(url: string): void {
  const bytes = url.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  if (!isUtf8(Buffer.from(bytes, 'latin1'))) throw new NotUtf8();
}
