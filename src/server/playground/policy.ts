/**
 * Returns the content security policy of the playground's page. The page may run its own scripts, known by their
 * hashes, and send requests to this server. Its editor creates style elements and starts workers from blobs.
 * @param scripts hashes of the inline scripts, as `sha256-…`.
 */
export const playgroundPolicy = (scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map((hash) => `'${hash}'`).join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
