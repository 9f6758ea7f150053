import { escapeHtml, pageHead, pagePolicy } from '../http/page-head.ts';

export const playgroundPolicy = pagePolicy('data:');

/**
 * Renders the page under the name of the graph.
 * @param hasExplorer whether the service has the explorer, which the page then links.
 */
export const renderPlayground = (title: string, hasExplorer: boolean): string => `${pageHead(title, 'graphql/app')}
<body data-title="${escapeHtml(title)}"${hasExplorer ? ' data-explorer' : ''}>
<div id="app"><main><h1>${escapeHtml(title)}</h1><noscript><p>The playground needs JavaScript. Without it, send a POST
request to this address. <a href="schema.graphql">schema.graphql</a> is the schema.</p></noscript></main></div>
<div id="live" class="visually-hidden" role="status" aria-live="polite"></div>
</body>
</html>
`;
