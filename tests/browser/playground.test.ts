import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExamples } from '../../src/server/playground/examples.ts';
import { examplesFolder } from '../../src/server/start.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const missing = !existsSync(executablePath);
if (missing && process.env.REQUIRE_BROWSER !== '1') {
  process.stderr.write(`BROWSER TESTS SKIPPED: no Chromium at ${executablePath}. Install it or set CHROMIUM_PATH.\n`);
}

describe.skipIf(missing && process.env.REQUIRE_BROWSER !== '1')('the playground in a browser', () => {
  let server: TestServer;
  let profile: string;
  let browser: BrowserContext;
  let page: Page;
  /** The requests to hosts other than the server. The test aborts each of them. */
  const strayed: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    profile = await mkdtemp(join(tmpdir(), 'playground-'));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      viewport: { width: 1500, height: 900 },
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
    const own = (url: string) => url.startsWith(`${server.origin}/`) || /^(data|blob):/.test(url);
    browser.on('request', (request) => {
      if (!own(request.url())) strayed.push(request.url());
    });
    await browser.route('**/*', (route) => (own(route.request().url()) ? route.continue() : route.abort()));
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    // The browser reports violations of the content security policy on the console.
    page.on('console', (message) => {
      if (/content security policy|refused to/i.test(message.text())) problems.push(message.text());
    });
    await page.goto(server.origin);
    await page.locator('.graphiql-execute-button').waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (profile) await rm(profile, { recursive: true, force: true });
  });

  test('opens from the root path, with a tab for every example', async () => {
    expect(page.url()).toMatch(/\/graphql/);
    expect(await page.title()).toBe('Nutrigraph');
    const examples = await readExamples(examplesFolder);
    expect(examples.length).toBeGreaterThanOrEqual(10);
    await expect.poll(() => page.locator('.graphiql-tab').count()).toBe(examples.length);
  });

  test('runs the first example and shows its answer', async () => {
    await page.locator('.graphiql-tab').first().click();
    await page.locator('.graphiql-execute-button').click();
    // The editor writes non-breaking spaces.
    const answer = async () => {
      const text = await page.locator('.graphiql-response .view-lines').textContent();
      return text?.replaceAll('\u00a0', ' ');
    };
    await expect.poll(answer, { timeout: 15_000 }).toMatch(/"data": \{/);
    expect(await answer()).not.toContain('"errors"');
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  });

  test('reads the schema and lists the root fields in its docs', async () => {
    await page.getByLabel('Show Documentation Explorer').click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await expect.poll(() => docs.textContent()).toContain('search');
  });

  test('completes names in the editor', async () => {
    await page.getByLabel('New tab').click();
    const editor = page.locator('.graphiql-query-editor .monaco-editor').first();
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ nutri', { delay: 30 });
    await expect.poll(() => page.locator('.suggest-widget').textContent(), { timeout: 15_000 }).toContain('nutrients');
    await page.keyboard.press('Escape');
  });

  test('sends no requests to other hosts, has no failed scripts and violates no policy', () => {
    expect(strayed).toEqual([]);
    expect(problems).toEqual([]);
  });
});
