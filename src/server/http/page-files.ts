import type { IncomingMessage } from 'node:http';
import type { KeptBody } from './body.ts';
import { isKnown, notModified } from './conditional.ts';
import { keepText } from './kept-text.ts';
import type { PageCode } from './page-code.ts';
import type { HttpAnswer } from './respond.ts';

/** One file of a page, with the headers that it always has. */
interface PageFile {
  readonly body: KeptBody;
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
}

/** The sources of the files of a page. */
export interface PageSources {
  /** The path of the page. Its other files are below. */
  readonly path: string;
  /** The page as HTML, and its content security policy. */
  readonly html: string;
  readonly policy: string;
  readonly code: () => Promise<PageCode>;
  /** Makes the JSON files that the code reads, by name. */
  readonly data: Readonly<Record<string, () => unknown>>;
}

/** Serves the files of a page. Each is made once, when a browser first requests it. */
export class PageFiles {
  private readonly sources: PageSources;
  private readonly files = new Map<string, PageFile>();

  constructor(sources: PageSources) {
    this.sources = sources;
  }

  /**
   * Answers with a file, or confirms the file that the browser has.
   * @returns null if the page has no file at this path.
   * @throws {Error} if the code of the page has errors.
   */
  async answer(path: string, { headers: given }: IncomingMessage): Promise<HttpAnswer | null> {
    const file = this.files.get(path) ?? (await this.make(path));
    if (!file) return null;
    this.files.set(path, file);
    const { body, headers } = file;
    return isKnown(given, headers.etag) ? notModified(headers) : { status: 200, headers, body };
  }

  private async make(path: string): Promise<PageFile | null> {
    const { path: page, html, policy, code, data } = this.sources;
    if (path === page) return pageFile('text/html', html, policy);
    const name = path.slice(page.length + 1);
    const json = Object.hasOwn(data, name) ? data[name] : undefined;
    if (json) return pageFile('application/json', JSON.stringify(await json()));
    const text = (await code()).get(name);
    if (text === undefined) return null;
    return pageFile(name.endsWith('.css') ? 'text/css' : 'text/javascript', text);
  }
}

function pageFile(type: string, text: string, policy?: string): PageFile {
  const { body, etag } = keepText(text);
  return {
    body,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      etag,
      // `no-transform`: the file is compressed once, and no proxy needs to do it again.
      'cache-control': 'no-cache, no-transform',
      ...(policy !== undefined && { 'content-security-policy': policy }),
    },
  };
}
