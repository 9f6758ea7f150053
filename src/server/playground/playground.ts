import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { isKnown } from '../graphql/cache-headers.ts';
import { playgroundPolicy } from '../http/headers.ts';
import type { Example } from './examples.ts';

/** The playground as it is sent: one page that holds all it needs and asks no other host for anything. */
export interface PlaygroundPage {
  readonly html: Buffer;
  readonly gzipped: Buffer;
  readonly etag: string;
  /** Its content security policy, which admits no script but its own. */
  readonly policy: string;
}

/** GraphiQL under the service's name, with a tab for each example. */
export async function renderPlayground(title: string, examples: readonly Example[]): Promise<PlaygroundPage> {
  // Nine megabytes of script, so loaded when the first browser asks and not at start.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title,
    logo,
    favicon: `data:image/svg+xml,${encodeURIComponent(logo)}`,
    defaultTabs: examples.map(({ query }) => ({ query })),
    // The variables pane takes a third of the room and no example needs it.
    defaultEditorToolsVisibility: false,
  };
  const json = JSON.stringify(options);
  // An example that holds "</script>" would end the script it is written into.
  const page = renderGraphiQL(options).replace(json, () => json.replaceAll('<', '\\u003c'));
  const html = Buffer.from(page);
  // Weak: compressed or not, it is the same page.
  const etag = `W/"${createHash('sha256').update(html).digest('base64url')}"`;
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
  const hashes = scripts.map((script) => `sha256-${createHash('sha256').update(script).digest('base64')}`);
  return { html, gzipped: await promisify(gzip)(html), etag, policy: playgroundPolicy(hashes) };
}

/** Sends the page, or confirms the one that the browser has. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: PlaygroundPage): void {
  const { html, gzipped, etag, policy } = page;
  const zip = new Negotiator(request).encoding(['gzip', 'identity']) === 'gzip';
  // It is compressed once and not again for each browser.
  response.appendHeader('vary', 'Accept-Encoding');
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

/** Two nodes and the relation between them. */
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">' +
  '<path d="M9 23 23 9" stroke="#3a7d44" stroke-width="3"/>' +
  '<circle cx="9" cy="23" r="6" fill="#3a7d44"/><circle cx="23" cy="9" r="6" fill="#f2a541"/></svg>';
