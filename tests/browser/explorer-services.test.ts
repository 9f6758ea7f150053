/** The explorer of other services: of another graph, and of one that requires keys. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newKey } from '../../src/server/access/keys.ts';
import { axeViolations } from '../support/browser/axe.ts';
import { lacksBrowser, openBrowser, type TestBrowser } from '../support/browser/chromium.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { libraryDomain } from '../support/library/domain.ts';
import { librarySeed } from '../support/library/index.ts';

describe.skipIf(lacksBrowser)('the explorer', () => {
  const opened: { readonly server: TestServer; readonly browser: TestBrowser }[] = [];
  const start = async (...parameters: Parameters<typeof startTestServer>) => {
    const server = await startTestServer(...parameters);
    const browser = await openBrowser(server.origin);
    opened.push({ server, browser });
    return { server, browser, page: await browser.page() };
  };
  afterAll(async () => {
    for (const { server, browser } of opened) {
      await browser.close();
      await server.close();
    }
  });

  test('shows a graph of another subject: search, entity, facts and drawing', async () => {
    const flags = ['--seed', librarySeed];
    const { server, page } = await start(flags, undefined, {}, undefined, undefined, libraryDomain);
    await page.goto(`${server.origin}/explore`);
    const search = page.locator('main').getByRole('combobox');
    await search.fill('odyss');
    await page.getByRole('option').first().waitFor();
    await search.press('ArrowDown');
    await search.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The Odyssey' }).waitFor();
    await page.locator('details.claims summary').first().click();
    expect(await page.locator('details.claims[open] .claim-list li').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Draw what is around it' }).click();
    await page.locator('figure.drawing').waitFor();
    const { data } = await server.query('{ neighbourhood(of: "book:odyssey", limit: 300) { nodes { distance } } }');
    const { nodes } = (data as { neighbourhood: { nodes: unknown[] } }).neighbourhood;
    await page.getByRole('region', { name: `${nodes.length} nodes of the drawing` }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // Every list of every kind opens.
    const { kinds } = (await (await fetch(`${server.origin}/explore/graph.json`)).json()) as {
      kinds: { value: string; pluralLabel: string }[];
    };
    for (const { value, pluralLabel } of kinds) {
      await page.goto(`${server.origin}/explore?view=search&kinds=${value}`);
      await page.getByRole('heading', { level: 2, name: pluralLabel }).waitFor();
      expect([value, await page.locator('main [role=alert]').count()]).toEqual([value, 0]);
    }
  });

  test('takes the key of a closed service, keeps it for the tab, and forgets it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keys-'));
    const { key, line } = newKey('kitchen');
    await writeFile(join(folder, 'keys'), line);
    const { server, browser, page } = await start(['--api-keys-file', join(folder, 'keys')]);
    await page.goto(`${server.origin}/explore?view=entity&id=nutrient:iron`);
    await page.getByText('answers only clients that have a key').waitFor();
    const field = page.getByLabel('Key of this service');
    await field.fill('wrong');
    await field.press('Enter');
    await page.getByText('answers only clients that have a key').waitFor();
    await page.getByLabel('Key of this service').fill(key);
    await page.getByRole('button', { name: 'Use this key' }).click();
    await page.getByRole('heading', { level: 1, name: 'Iron' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Iron' }).waitFor();
    expect(await page.evaluate(() => [...Object.values(sessionStorage), ...Object.values(localStorage)])).toEqual([
      key,
    ]);
    // No copy of a query has the key.
    expect(await page.locator('main').innerHTML()).not.toContain(key);
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByText('answers only clients that have a key').waitFor();
    const other = await browser.page();
    await other.goto(`${server.origin}/explore?view=entity&id=nutrient:iron`);
    await other.getByText('answers only clients that have a key').waitFor();
    await rm(folder, { recursive: true });
  });

  test('says how long to wait when the allowance of the client is used up', async () => {
    const { server, page } = await start(['--rate-cost', '50100', '--cache-bytes', '0']);
    const query = '{ nutrients(first: 100) { nodes { name foods(first: 100) { nodes { name } } } } }';
    for (let status = 200; status === 200; ) status = (await server.query(query)).status;
    await page.goto(`${server.origin}/explore?view=entity&id=nutrient:iron`);
    await page.getByText(/^Wait \d+ seconds, then try again\.$/).waitFor();
    await page.getByText('RATE_LIMITED').waitFor();
  });

  // Runs last: every page above had the chance to misbehave.
  test('sends no requests to other hosts, has no failed scripts and violates no policy', () => {
    expect(opened.flatMap(({ browser }) => [...browser.strayed, ...browser.problems])).toEqual([]);
  });
});
