/** Opens the service in a real Chromium, and reports requests to other hosts, failed scripts and violated policies. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether to skip the tests that need a browser: there is none, and the variable does not demand one. */
export const lacksBrowser = !existsSync(executablePath) && process.env.REQUIRE_BROWSER !== '1';
if (lacksBrowser) {
  process.stderr.write(`BROWSER TESTS SKIPPED: no Chromium at ${executablePath}. Install it or set CHROMIUM_PATH.\n`);
}

/** A browser, with all that its pages must not do. */
export interface TestBrowser {
  /** Opens a page in a context of its own. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** Addresses of requests to other hosts. The browser aborts each of them. */
  readonly strayed: readonly string[];
  /** Errors of scripts, and violations of the content security policy. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Starts a browser that reaches only the servers of this machine. @param origin the server that its pages may use. */
export async function openBrowser(origin: string): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Also keeps workers and preconnects from finding other hosts.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const strayed: string[] = [];
  const problems: string[] = [];
  const own = (url: string) => url.startsWith(`${origin}/`) || /^(data|blob|file):/.test(url);
  return {
    strayed,
    problems,
    page: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      context.on('request', (request) => {
        if (!own(request.url())) strayed.push(request.url());
      });
      await context.route('**/*', (route) => (own(route.request().url()) ? route.continue() : route.abort()));
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(error.message));
      // The browser reports violations of the content security policy on the console.
      page.on('console', (message) => {
        if (/content security policy|refused to|trusted/i.test(message.text())) problems.push(message.text());
      });
      return page;
    },
    close: () => browser.close(),
  };
}
