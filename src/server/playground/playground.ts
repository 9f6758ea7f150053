import type { IncomingMessage } from 'node:http';
import { playgroundEntry } from '../../../bin/pages.js';
import { pageCode } from '../http/page-code.ts';
import { PageFiles } from '../http/page-files.ts';
import { graphqlPath } from '../http/paths.ts';
import type { HttpAnswer } from '../http/respond.ts';
import { readExamples } from './examples.ts';
import { playgroundPolicy, renderPlayground } from './page.ts';

export interface PlaygroundOptions {
  readonly title: string;
  readonly examplesFolder: string;
  readonly hasExplorer: boolean;
}

/** Serves the playground: its page at the path of the API, and the files of the page below. */
export class Playground {
  private readonly files: PageFiles;

  constructor({ title, examplesFolder, hasExplorer }: PlaygroundOptions) {
    this.files = new PageFiles({
      path: graphqlPath,
      html: renderPlayground(title, hasExplorer),
      policy: playgroundPolicy,
      code: pageCode('playground', playgroundEntry),
      data: { 'examples.json': () => readExamples(examplesFolder) },
    });
  }

  /** Says whether a path may be a file of the page. The page itself shares its path with the API. */
  has(path: string): boolean {
    return path.startsWith(`${graphqlPath}/`);
  }

  /**
   * Answers with a file of the page, or with the page at the path of the API.
   * @returns null if the page has no file at this path.
   */
  answer(path: string, request: IncomingMessage): Promise<HttpAnswer | null> {
    return this.files.answer(path, request);
  }
}
