/** The parts that the HTML of every page has. */

/**
 * Returns the content security policy of a page. It runs only scripts of this server, loads nothing from other hosts,
 * and never turns a string into markup or code.
 * @param images sources of images beside this server.
 */
export const pagePolicy = (images: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src 'self' ${images}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/**
 * Renders the head of a page.
 * @param files the address of its script and style, without their endings. It is relative, so that a proxy may add a
 * path before it.
 */
export const pageHead = (title: string, files: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<link rel="stylesheet" href="${files}.css">
<script type="module" src="${files}.js"></script>
</head>`;

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Two nodes and the relation between them. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<path d="M9 23 23 9" stroke="#3a7d44" stroke-width="3"/>' +
  '<circle cx="9" cy="23" r="6" fill="#3a7d44"/><circle cx="23" cy="9" r="6" fill="#f2a541"/></svg>';
