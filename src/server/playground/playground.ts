import type { IncomingMessage } from 'node:http';
import { playgroundEntry } from '../../../bin/pages.js';
import { pageCode } from '../http/page-code.ts';
import { PageFiles, pageFile } from '../http/page-files.ts';
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
    const code = pageCode('playground', playgroundEntry);
    const examples = async () => JSON.stringify(await readExamples(examplesFolder));
    this.files = new PageFiles(
      new Map([
        [graphqlPath, async () => pageFile('text/html', renderPlayground(title, hasExplorer), playgroundPolicy)],
        [`${graphqlPath}/playground.js`, async () => pageFile('text/javascript', (await code()).script)],
        [`${graphqlPath}/playground.css`, async () => pageFile('text/css', (await code()).style)],
        [`${graphqlPath}/examples.json`, async () => pageFile('application/json', await examples())],
      ]),
    );
  }

  /** Says whether a path is a file of the page. The page itself shares its path with the API. */
  has(path: string): boolean {
    return path !== graphqlPath && this.files.has(path);
  }

  /** Answers with a file of the page, or with the page at the path of the API. */
  answer(path: string, request: IncomingMessage): Promise<HttpAnswer> {
    return this.files.answer(path, request);
  }
}
