import type { IncomingMessage } from 'node:http';
import { sha256 } from '../../base/sha256.ts';
import type { Appearance } from '../../explorer/appearance.ts';
import type { Graph } from '../../model/graph.ts';
import { KeptBody } from '../http/body.ts';
import { isKnown, notModified } from '../http/conditional.ts';
import { explorerPath } from '../http/paths.ts';
import type { HttpAnswer } from '../http/respond.ts';
import { type ExplorerCode, loadExplorerCode } from './assets.ts';
import { describeForExplorer } from './describe.ts';
import { explorerPolicy, renderExplorerPage } from './page.ts';

/** The part of a domain in the explorer. */
export interface ExplorerDomain {
  /** The absolute path of the module that opens the explorer in the browser. */
  readonly entry: string;
  readonly appearance: Appearance;
}

/** One file, with the headers that it always has. */
interface Asset {
  readonly body: KeptBody;
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
}

/** Serves the explorer: its page, its code, and the description of the graph. Each is made once, when first needed. */
export class Explorer {
  private readonly graph: Graph;
  private readonly domain: ExplorerDomain;
  private code: Promise<ExplorerCode> | null = null;
  private readonly assets = new Map<string, Asset>();

  constructor(graph: Graph, domain: ExplorerDomain) {
    this.graph = graph;
    this.domain = domain;
  }

  has(path: string): boolean {
    return path === explorerPath || path.startsWith(`${explorerPath}/`);
  }

  /**
   * Answers a path of {@link has}, or confirms the file that the browser has.
   * @returns null if there is no such file.
   */
  async answer(path: string, request: IncomingMessage): Promise<HttpAnswer | null> {
    if (path === `${explorerPath}/`) return { status: 308, headers: { location: `..${explorerPath}` }, body: null };
    const made = this.assets.get(path) ?? (await this.make(path));
    if (!made) return null;
    this.assets.set(path, made);
    const { body, headers } = made;
    return isKnown(request.headers, headers.etag) ? notModified(headers) : { status: 200, headers, body };
  }

  private async make(path: string): Promise<Asset | null> {
    const { name } = this.graph.definition;
    if (path === explorerPath) return asset('text/html', renderExplorerPage(name), explorerPolicy);
    const file = path.slice(explorerPath.length + 1);
    if (file === 'graph.json') {
      return asset('application/json', JSON.stringify(describeForExplorer(this.graph, this.domain.appearance)));
    }
    const text = (await this.loadCode()).get(file);
    if (text === undefined) return null;
    return asset(file.endsWith('.css') ? 'text/css' : 'text/javascript', text);
  }

  /** Loads the code once. After a failure, the next request tries again. */
  private loadCode(): Promise<ExplorerCode> {
    this.code ??= loadExplorerCode(this.domain.entry).catch((error: unknown) => {
      this.code = null;
      throw error;
    });
    return this.code;
  }
}

function asset(type: string, text: string, policy?: string): Asset {
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
