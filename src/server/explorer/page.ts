/** The page of the explorer, which loads everything else from this server. */

/**
 * The content security policy of the page. It runs only the script of this server, loads nothing from other hosts, and
 * never turns a string into markup or code. Images of blobs and data are those that a user saves.
 */
export const explorerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Renders the page under the name of the graph. Addresses are relative, so that a proxy may add a path before them. */
export function renderExplorerPage(title: string): string {
  const name = escaped(title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<link rel="stylesheet" href="explore/app.css">
<script type="module" src="explore/app.js"></script>
</head>
<body>
<div id="app"><main><h1>${name}</h1><noscript><p>The explorer needs JavaScript. Without it, you can query the API at
<a href="graphql">graphql</a>.</p></noscript></main></div>
<div id="live" class="visually-hidden" role="status" aria-live="polite"></div>
</body>
</html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Two nodes and the relation between them. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<path d="M9 23 23 9" stroke="#3a7d44" stroke-width="3"/>' +
  '<circle cx="9" cy="23" r="6" fill="#3a7d44"/><circle cx="23" cy="9" r="6" fill="#f2a541"/></svg>';
