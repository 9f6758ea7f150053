import type { IncomingMessage } from 'node:http';
import { sha256 } from '../../base/sha256.ts';
import type { Appearance } from '../../explorer/appearance.ts';
import type { Graph } from '../../model/graph.ts';
import { KeptBody } from '../http/body.ts';
import { isKnown, notModified } from '../http/conditional.ts';
import { explorerPath } from '../http/paths.ts';
import type { HttpAnswer } from '../http/respond.ts';
import { loadExplorerCode } from './assets.ts';
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
  private readonly makers: ReadonlyMap<string, () => Promise<Asset>>;
  private readonly assets = new Map<string, Promise<Asset>>();

  constructor(graph: Graph, { entry, appearance }: ExplorerDomain) {
    let loaded: ReturnType<typeof loadExplorerCode> | null = null;
    const code = () => {
      loaded ??= loadExplorerCode(entry).catch((error: unknown) => {
        loaded = null;
        throw error;
      });
      return loaded;
    };
    const { name } = graph.definition;
    this.makers = new Map([
      [explorerPath, async () => asset('text/html', renderExplorerPage(name), explorerPolicy)],
      [`${explorerPath}/app.js`, async () => asset('text/javascript', (await code()).script)],
      [`${explorerPath}/app.css`, async () => asset('text/css', (await code()).style)],
      [
        `${explorerPath}/graph.json`,
        async () => asset('application/json', JSON.stringify(describeForExplorer(graph, appearance))),
      ],
    ]);
  }

  has(path: string): boolean {
    return this.makers.has(path) || path === `${explorerPath}/`;
  }

  /** Answers a path of {@link has}, or confirms the file that the browser has. */
  async answer(path: string, request: IncomingMessage): Promise<HttpAnswer> {
    const make = this.makers.get(path);
    if (!make) return { status: 308, headers: { location: `..${explorerPath}` }, body: null };
    const { body, headers } = await this.made(path, make);
    return isKnown(request.headers, headers.etag) ? notModified(headers) : { status: 200, headers, body };
  }

  /** Makes a file once. One that failed is made again for the next request. */
  private made(path: string, make: () => Promise<Asset>): Promise<Asset> {
    const known = this.assets.get(path);
    if (known) return known;
    const made = make();
    this.assets.set(path, made);
    made.catch(() => this.assets.delete(path));
    return made;
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
