import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import { isKnown } from '../http/conditional.ts';
import { readExamples } from './examples.ts';
import { type PlaygroundPage, renderPlayground } from './page.ts';

/** Serves the playground's page, which it renders once, for the first browser. */
export class Playground {
  private readonly title: string;
  private readonly examplesFolder: string;
  private page: Promise<PlaygroundPage> | null = null;

  constructor(title: string, examplesFolder: string) {
    this.title = title;
    this.examplesFolder = examplesFolder;
  }

  /** Sends the page, or 304 if the browser has it. */
  async send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.page ??= this.render();
    const { html, gzipped, etag, policy } = await this.page;
    const zip = new Negotiator(request).encoding(['gzip', 'identity']) === 'gzip';
    response.appendHeader('vary', 'Accept-Encoding');
    // `no-transform`: the page was compressed once, and is not compressed again for each browser.
    const headers = { etag, 'content-security-policy': policy, 'cache-control': 'no-cache, no-transform' };
    if (isKnown(request.headers, etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    const body = zip ? gzipped : html;
    response.writeHead(200, {
      ...headers,
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
    });
    response.end(body);
  }

  private async render(): Promise<PlaygroundPage> {
    return renderPlayground(this.title, await readExamples(this.examplesFolder));
  }
}
