import type { IncomingMessage } from 'node:http';
import type { Appearance } from '../../explorer/appearance.ts';
import type { Graph } from '../../model/graph.ts';
import { pageCode } from '../http/page-code.ts';
import { PageFiles } from '../http/page-files.ts';
import { explorerPath, routeOf } from '../http/paths.ts';
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
    this.files = new PageFiles({
      path: explorerPath,
      html: renderExplorerPage(graph.definition.name),
      policy: explorerPolicy,
      code: pageCode('explorer', entry),
      data: { 'graph.json': () => describeForExplorer(graph, appearance) },
    });
  }

  has(path: string): boolean {
    return routeOf(path) === explorerPath;
  }

  /**
   * Answers a path of {@link has}.
   * @returns null if the page has no file at this path.
   */
  async answer(path: string, request: IncomingMessage): Promise<HttpAnswer | null> {
    if (path === `${explorerPath}/`) return { status: 308, headers: { location: `..${explorerPath}` }, body: null };
    return this.files.answer(path, request);
  }
}
