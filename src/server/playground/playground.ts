import type { IncomingMessage } from 'node:http';
import { isKnown, notModified } from '../http/conditional.ts';
import type { HttpAnswer } from '../http/respond.ts';
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

  /** Answers with the page, or with 304 if the browser has it. */
  async answer(request: IncomingMessage): Promise<HttpAnswer> {
    this.page ??= this.render();
    const { body, etag, policy } = await this.page;
    // `no-transform`: the page is compressed once, and no proxy needs to do it again.
    const headers = { etag, 'content-security-policy': policy, 'cache-control': 'no-cache, no-transform' };
    if (isKnown(request.headers, etag)) return notModified(headers);
    return { status: 200, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body };
  }

  private async render(): Promise<PlaygroundPage> {
    return renderPlayground(this.title, await readExamples(this.examplesFolder));
  }
}
