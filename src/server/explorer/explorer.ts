import type { IncomingMessage } from 'node:http';
import type { Appearance } from '../../explorer/appearance.ts';
import type { Graph } from '../../model/graph.ts';
import { pageCode } from '../http/page-code.ts';
import { PageFiles, pageFile } from '../http/page-files.ts';
import { explorerPath } from '../http/paths.ts';
import type { HttpAnswer } from '../http/respond.ts';
import { describeForExplorer } from './describe.ts';
import { explorerPolicy, renderExplorerPage } from './page.ts';

/** The part of a domain in the explorer. */
export interface ExplorerDomain {
  /** The absolute path of the module that opens the explorer in the browser. */
  readonly entry: string;
  readonly appearance: Appearance;
}

/** Serves the explorer: its page, its code, and the description of the graph. */
export class Explorer {
  private readonly files: PageFiles;

  constructor(graph: Graph, { entry, appearance }: ExplorerDomain) {
    const code = pageCode('explorer', entry);
    const describe = () => JSON.stringify(describeForExplorer(graph, appearance));
    this.files = new PageFiles(
      new Map([
        [explorerPath, async () => pageFile('text/html', renderExplorerPage(graph.definition.name), explorerPolicy)],
        [`${explorerPath}/app.js`, async () => pageFile('text/javascript', (await code()).script)],
        [`${explorerPath}/app.css`, async () => pageFile('text/css', (await code()).style)],
        [`${explorerPath}/graph.json`, async () => pageFile('application/json', describe())],
      ]),
    );
  }

  has(path: string): boolean {
    return this.files.has(path) || path === `${explorerPath}/`;
  }

  /** Answers a path of {@link has}. */
  async answer(path: string, request: IncomingMessage): Promise<HttpAnswer> {
    if (!this.files.has(path)) return { status: 308, headers: { location: `..${explorerPath}` }, body: null };
    return this.files.answer(path, request);
  }
}
