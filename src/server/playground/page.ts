import { sha256 } from '../../base/sha256.ts';
import { KeptBody } from '../http/body.ts';
import type { Example } from './examples.ts';
import { playgroundPolicy } from './policy.ts';

/** The playground as one page, which contains all that it needs and loads nothing from other hosts. */
export interface PlaygroundPage {
  readonly body: KeptBody;
  readonly etag: string;
  /** The page's content security policy, which admits no scripts but its own. */
  readonly policy: string;
}

/** Renders GraphiQL under the service's name, with a tab for each example. */
export async function renderPlayground(title: string, examples: readonly Example[]): Promise<PlaygroundPage> {
  // Nine megabytes of script: loaded when the first browser requests the page, not at the start.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title,
    logo,
    favicon: `data:image/svg+xml,${encodeURIComponent(logo)}`,
    defaultTabs: examples.map(({ query }) => ({ query })),
    // The pane for variables takes a third of the space, and no example needs it.
    defaultEditorToolsVisibility: false,
  };
  const json = JSON.stringify(options);
  // An example with "</script>" would end the script that contains it.
  const page = renderGraphiQL(options).replace(json, () => json.replaceAll('<', '\\u003c'));
  // Weak, since the compressed and the plain page share it.
  const etag = `W/"${sha256(page, 'base64url')}"`;
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
  const hashes = scripts.map((script) => `sha256-${sha256(script, 'base64')}`);
  return { body: new KeptBody(page), etag, policy: playgroundPolicy(hashes) };
}

/** Two nodes and the relation between them. */
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">' +
  '<path d="M9 23 23 9" stroke="#3a7d44" stroke-width="3"/>' +
  '<circle cx="9" cy="23" r="6" fill="#3a7d44"/><circle cx="23" cy="9" r="6" fill="#f2a541"/></svg>';
