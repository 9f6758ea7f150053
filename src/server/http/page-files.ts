import type { IncomingMessage } from 'node:http';
import { sha256 } from '../../base/sha256.ts';
import { KeptBody } from './body.ts';
import { isKnown, notModified } from './conditional.ts';
import type { HttpAnswer } from './respond.ts';

/** One file of a page, with the headers that it always has. */
export interface PageFile {
  readonly body: KeptBody;
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
}

/** @param policy the content security policy of an HTML file. */
export function pageFile(type: string, text: string, policy?: string): PageFile {
  return {
    body: new KeptBody(text),
    headers: {
      'content-type': `${type}; charset=utf-8`,
      // Weak, since the compressed and the plain file share it.
      etag: `W/"${sha256(text, 'base64url')}"`,
      // `no-transform`: the file is compressed once, and no proxy needs to do it again.
      'cache-control': 'no-cache, no-transform',
      ...(policy !== undefined && { 'content-security-policy': policy }),
    },
  };
}

/** The files of a page by path. Each is made once, when a browser first requests it. */
export class PageFiles {
  private readonly makers: ReadonlyMap<string, () => Promise<PageFile>>;
  private readonly made = new Map<string, Promise<PageFile>>();

  constructor(makers: ReadonlyMap<string, () => Promise<PageFile>>) {
    this.makers = makers;
  }

  has(path: string): boolean {
    return this.makers.has(path);
  }

  /**
   * Answers with a file of {@link has}, or confirms the file that the browser has.
   * @throws {Error} for any other path, and for a file whose code has errors.
   */
  async answer(path: string, { headers: given }: IncomingMessage): Promise<HttpAnswer> {
    const { body, headers } = await this.file(path);
    return isKnown(given, headers.etag) ? notModified(headers) : { status: 200, headers, body };
  }

  /** Makes a file once. One that failed is made again for the next request. */
  private file(path: string): Promise<PageFile> {
    const known = this.made.get(path);
    if (known) return known;
    const made = this.makers.get(path)?.() ?? Promise.reject(new Error(`The page has no file ${path}.`));
    this.made.set(path, made);
    made.catch(() => this.made.delete(path));
    return made;
  }
}
