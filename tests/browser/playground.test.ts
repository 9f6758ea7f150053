import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { appearances, axeViolations } from '../support/browser/axe.ts';
import { lacksBrowser } from '../support/browser/chromium.ts';
import { browseService, testBehaviour } from '../support/browser/service.ts';

/** Runs a program, and reads what it prints as JSON. This process serves meanwhile. */
const run = async (file: string, ...args: string[]): Promise<unknown> =>
  JSON.parse((await promisify(execFile)(file, args)).stdout);

describe.skipIf(lacksBrowser)('the playground in a browser', () => {
  const service = browseService();
  let page: Page;
  const shape = { viewport: { width: 1500, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] };

  beforeEach(async () => {
    // A context of its own has nothing of the others in its storage.
    await page?.context().close();
    page = await service.browser.page(shape);
  });

  const open = async (path = '/graphql') => {
    await page.goto(service.server.origin + path);
    await page.locator('.query > .code .cm-content').waitFor();
  };
  const textOf = (pane: 'query' | 'answer') =>
    page.locator(`.${pane} > .code .cm-content`).evaluate((content) => {
      const lines = [...content.querySelectorAll('.cm-line')];
      return lines.map(({ textContent }) => textContent).join('\n');
    });
  const answer = () => expect.poll(() => textOf('answer'), { timeout: 15_000 });
  const write = async (query: string) => {
    await page.locator('.query > .code .cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(query);
  };
  const copied = async (name: string) => {
    await page.getByRole('button', { name: `Copy as ${name}` }).click();
    await expect.poll(() => page.locator('#live').textContent()).toBe(`Copied as ${name}.`);
    return page.evaluate(() => navigator.clipboard.readText());
  };

  test('opens from the root path with the first example, and runs it', async () => {
    await page.goto(service.server.origin);
    await page.locator('.query > .code .cm-content').waitFor();
    expect(page.url()).toMatch(/\/graphql$/);
    expect(await page.title()).toBe('Nutrigraph');
    expect(await textOf('query')).toContain('Which foods help with leg cramps');
    await page.getByRole('button', { name: 'Run' }).click();
    await answer().toMatch(/"data": \{/);
    expect(await textOf('answer')).not.toContain('"errors"');
    await expect.poll(() => page.locator('#live').textContent()).toMatch(/^Status 200 · \d+ ms · [\d.]+ kB · release /);
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  });

  test('lists every example by one sentence, and is few Tab stops before the editor', async () => {
    await open();
    const examples = await readExamples(examplesFolder);
    const links = page.getByRole('list', { name: 'Examples', exact: true }).getByRole('link');
    expect(await links.count()).toBe(examples.length);
    for (const title of await links.allTextContents()) {
      expect(title).toMatch(/^[A-Z].{8,}[.?]$/);
      expect(title.length).toBeLessThan(180);
    }
    const stops: string[] = [];
    for (let i = 0; i < 30 && !/Examples/.test(stops.at(-1) ?? ''); i++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
          const list = inner?.closest('ul')?.ariaLabel ?? '';
          return `${inner?.ariaLabel ?? ''} ${list} ${inner?.textContent?.slice(0, 30)}`;
        }),
      );
    }
    expect(stops.findIndex((stop) => stop.startsWith('Query.'))).toBeLessThan(6);
    expect(stops.length).toBeLessThan(20);
  });

  test('opens an example by keyboard', async () => {
    await open();
    const list = page.getByRole('list', { name: 'Examples', exact: true });
    await list.getByRole('link').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf('query')).toMatch(/^# One deficiency/);
    await page.keyboard.press('Control+Enter');
    await answer().toContain('Vitamin B12');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => textOf('query')).toMatch(/^# Which foods help/);
  });

  test('keeps a query when the page is loaded again, and opens nothing more', async () => {
    await open('/graphql?example=11-search');
    expect(await textOf('query')).toContain('query Search');
    await write('{ release { id } }');
    await expect.poll(() => page.url()).toBe(service.server.url);
    await page.keyboard.press('Control+Enter');
    await answer().toMatch(/"id": "\w{16,}"/);
    for (let i = 0; i < 2; i++) {
      await page.reload();
      await page.locator('.query > .code .cm-content').waitFor();
      expect(await textOf('query')).toBe('{ release { id } }');
    }
    await page.getByText('Your last queries').click();
    const past = page.getByRole('list', { name: 'Your last queries' }).getByRole('link');
    expect(await past.allTextContents()).toContain('{ release { id } }');
  });

  test.each(['?', '#'])('opens the query and the variables of an address after %s', async (mark) => {
    const query = 'query One($id: ID!) { nutrient(id: $id) { name } }';
    const variables = '{"id": "nutrient:zinc"}';
    await open(`/graphql${mark}${new URLSearchParams({ query, variables })}`);
    expect(await textOf('query')).toBe(query);
    await page.getByRole('button', { name: 'Run' }).click();
    await answer().toContain('"Zinc"');
  });

  test('copies a query as curl, fetch, GraphQL and a link that all do what they say', async () => {
    const query = `query One($id: ID!) {\n  # It's "quoted" \`here\`.\n  nutrient(id: $id) { name }\n}`;
    await open(`/graphql#${new URLSearchParams({ query, variables: '{"id": "nutrient:iron"}' })}`);
    const iron = { data: { nutrient: { name: 'Iron' } } };
    const program = `${await copied('fetch')}\nprocess.stdout.write(JSON.stringify({ data, errors }));`;
    expect(await run(process.execPath, '--input-type=module', '-e', program)).toEqual(iron);
    const curl = await copied('curl');
    if (existsSync('/usr/bin/curl')) expect(await run('sh', '-c', `${curl.trim()} -s`)).toEqual(iron);
    expect(await copied('GraphQL')).toContain(query);
    const link = await copied('link');
    await page.close();
    page = await service.browser.page(shape);
    await page.goto(link);
    await page.locator('.query > .code .cm-content').waitFor();
    expect(await textOf('query')).toBe(query);
  });

  test('runs the chosen operation of several', async () => {
    await open();
    await write('query A { a: __typename } query B { b: __typename }');
    await page.getByLabel('Operation').selectOption('B');
    await page.getByRole('button', { name: 'Run' }).click();
    await answer().toContain('"b": "Query"');
    expect(await copied('GraphQL')).not.toContain('query A');
  });

  test('reports variables that are not a JSON object, without a request', async () => {
    await open(`/graphql#${new URLSearchParams({ query: '{ __typename }', variables: '[1]' })}`);
    await page.getByRole('button', { name: 'Run' }).click();
    await expect.poll(() => page.locator('.answer .quiet').textContent()).toMatch(/not a JSON object/);
  });

  test('completes names, marks errors, and shows the docs of a type', async () => {
    await open();
    await write('');
    await page.keyboard.type('{ nutri', { delay: 30 });
    await expect
      .poll(() => page.locator('.cm-tooltip-autocomplete').textContent(), { timeout: 15_000 })
      .toContain('nutrients');
    await page.keyboard.press('Escape');
    await write('{ nothing }');
    await expect.poll(() => page.locator('.query .cm-lintRange-error').count(), { timeout: 15_000 }).toBe(1);
    await page.getByText('Docs', { exact: true }).click();
    await page.getByLabel('Search the docs').fill('nutrients');
    await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: 'Query.nutrients' }).click();
    const docs = page.locator('.docs section');
    await expect.poll(() => docs.getAttribute('aria-label')).toBe('Docs of Query');
    await docs.getByRole('button', { name: 'Nutrient', exact: true }).first().click();
    await expect.poll(() => docs.getAttribute('aria-label')).toBe('Docs of Nutrient');
  });

  test('stacks its panes on a phone, without scrolling sideways', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open();
    const boxes = await Promise.all(
      ['.query', '.answer', 'aside'].map((pane) => page.locator(`main > ${pane}`).boundingBox()),
    );
    let end = 0;
    for (const box of boxes) {
      expect(box?.y).toBeGreaterThanOrEqual(end);
      expect(box?.width).toBe(320);
      end = (box?.y ?? 0) + (box?.height ?? 0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test.each(Object.entries(appearances))('has nothing that axe finds, with %s', async (_, options) => {
    await page.close();
    page = await service.browser.page(options);
    await open();
    await page.getByRole('button', { name: 'Run' }).click();
    await answer().toContain('"data"');
    for (const part of ['Variables', 'Key', 'Docs', 'Your last queries'])
      await page.getByText(part, { exact: true }).click();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('sends less than 250 kB, and less than 1 MB uncompressed', async () => {
    const files = ['', '/app.js', '/app.css', '/examples.json'];
    let sent = 0;
    let plain = 0;
    for (const file of files) {
      const headers = { accept: 'text/html', 'accept-encoding': 'gzip' };
      const response = await fetch(service.server.url + file, { headers });
      sent += Number(response.headers.get('content-length'));
      plain += (await response.arrayBuffer()).byteLength;
    }
    expect(sent).toBeLessThan(250_000);
    expect(plain).toBeLessThan(1_000_000);
  });

  testBehaviour(service);
});
