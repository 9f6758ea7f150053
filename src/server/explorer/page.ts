import { escapeHtml, pageHead, pagePolicy } from '../http/page-head.ts';

/** The content security policy of the page. Images of blobs and data are those that a user saves. */
export const explorerPolicy = pagePolicy('data: blob:');

/** Renders the page under the name of the graph. */
export const renderExplorerPage = (title: string): string => `${pageHead(title, 'explore/app')}
<body>
<div id="app"><main><h1>${escapeHtml(title)}</h1><noscript><p>The explorer needs JavaScript. Without it, you can query
the API at <a href="graphql">graphql</a>.</p></noscript></main></div>
<div id="live" class="visually-hidden" role="status" aria-live="polite"></div>
</body>
</html>
`;
