/** The drawing and its files in a browser: by keyboard alone, offline, and with as much as it draws at most. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/browser/axe.ts';
import { lacksBrowser } from '../support/browser/chromium.ts';
import { browseService, testBehaviour } from '../support/browser/service.ts';
import { unthrottled } from '../support/http/server.ts';

const magnesium = '/explore?view=drawing&id=nutrient:magnesium';
const legCramps = '/explore?view=drawing&id=symptom:leg-cramps';

describe.skipIf(lacksBrowser)('the drawing in a browser', () => {
  const service = browseService(unthrottled);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explorer-'));
  });

  afterAll(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const open = async (address: string): Promise<Page> => {
    const page = await service.browser.page();
    await page.goto(service.server.origin + address);
    await page.locator('.drawing svg [data-item]').first().waitFor();
    return page;
  };

  const named = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  test('the keyboard walks through it, opens evidence and entities, and unfolds groups', async () => {
    const page = await open(magnesium);
    // Tab leaves the last button above the drawing for its one item in the tab order.
    await page.getByRole('button', { name: 'Tidy' }).focus();
    await page.keyboard.press('Tab');
    expect(await named(page)).toMatch(/^Magnesium, nutrient, \d+ relations$/);
    expect(await page.locator('.drawing [data-item][tabindex="0"]').count()).toBe(1);

    await page.keyboard.press('ArrowLeft');
    expect(await named(page)).toMatch(/Magnesium/);
    const relation = await named(page);
    await page.keyboard.press('ArrowUp');
    expect(await named(page)).not.toBe(relation);
    await page.keyboard.press('e');
    await page.locator('.claim-list li').first().waitFor();
    await page.keyboard.press('ArrowLeft');
    expect(await named(page)).toMatch(/, \d+ relations?$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await named(page)).toMatch(/^Magnesium, nutrient/);

    // The group of foods is right of all: it unfolds by page, then at once.
    for (let step = 0; step < 9 && !(await named(page)).startsWith('Foods'); step++) {
      await page.keyboard.press('PageDown');
    }
    expect(await named(page)).toMatch(/^Foods \d+, folded \d+ foods/);
    const boxes = () => page.locator('.drawing .box').count();
    const before = await boxes();
    await page.keyboard.press('Enter');
    await expect.poll(boxes).toBe(before + 10);
    await expect.poll(() => named(page)).toMatch(/, food, \d+ relations?$/);
    await expect.poll(() => page.locator('#live').textContent()).toMatch(/10 added.*foods folded/);
    await page.keyboard.press('Space');
    expect(await page.locator('.drawing .is-chosen').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/view=entity&id=food/);
  });

  test('it has no violations of axe with the focus on a line, and stays where it was when it grows', async () => {
    const page = await open(legCramps);
    await page.locator('.drawing .line').first().focus();
    expect(await axeViolations(page)).toEqual([]);
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.drawing .box:not(.is-fold)')].map((box) => [
          box.getAttribute('data-item'),
          box.getAttribute('transform'),
        ]),
      );
    const before = await places();
    await page.locator('.drawing [data-item="nutrient:magnesium"]').focus();
    await page.keyboard.press('g');
    await expect.poll(async () => (await places()).length, { timeout: 15_000 }).toBeGreaterThan(before.length);
    const after = new Map((await places()).map(([item, place]) => [item, place]));
    for (const [item, place] of before) expect([item, after.get(item)]).toEqual([item, place]);
  });

  test('its files hold the answer of the API, and the page opens from disk with the network off', async () => {
    const page = await open(legCramps);
    const save = async (format: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.downloads').getByRole('button', { name: format, exact: true }).click(),
      ]);
      const path = join(folder, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    };
    const { data } = await service.server.query(`{
      neighbourhood(of: "symptom:leg-cramps", limit: 50) { edges { relation from { id } to { id } claims { id } } }
    }`);
    const { edges } = (data as { neighbourhood: { edges: readonly Edge[] } }).neighbourhood;
    const expected = edges.map(({ relation, from, to, claims }) => ({
      id: `${relation}|${from.id}|${to.id}`,
      claims: claims.map(({ id }) => id),
    }));

    const html = await save('HTML');
    const files = await service.browser.page();
    await files.context().setOffline(true);
    await files.goto(pathToFileURL(html).href);
    const facts = JSON.parse((await files.locator('#data').textContent()) ?? '');
    expect(facts.edges.map(({ id, claims }: (typeof expected)[number]) => ({ id, claims }))).toEqual(expected);
    expect(facts).toMatchObject({ title: 'Around Leg cramps', release: expect.stringMatching(/./) });
    expect(await files.locator('tbody tr').count()).toBe(expected.length);
    expect(await files.locator('svg .line').count()).toBe(expected.length);
    // Colours come from attributes and the style from the page: both need nothing else.
    expect(
      await files.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).maxWidth),
    ).not.toBe('none');
    expect(await axeViolations(files)).toEqual([]);

    const svg = await save('SVG');
    await files.goto(pathToFileURL(svg).href);
    expect(await files.evaluate(() => JSON.parse(document.querySelector('metadata')?.textContent ?? ''))).toEqual(
      facts,
    );
    const rows: string[][] = parseCsv(await readFile(await save('CSV')), { record_delimiter: '\r\n' });
    expect(rows.slice(1).map((row) => `${row[0]} ${row[4]}`)).toEqual(
      edges.map(({ from, to }) => `${from.id} ${to.id}`),
    );
    expect((await stat(await save('PNG'))).size).toBeGreaterThan(10_000);
  });

  test('a move of the focus changes few elements, with as many boxes and lines as there are', async () => {
    const page = await open('/explore?view=drawing&id=nutrient:potassium&size=300');
    await page.locator('[data-item="fold|Food"]').click({ modifiers: ['Shift'] });
    await expect.poll(() => page.locator('.drawing .box').count()).toBeGreaterThan(200);
    const changes = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        count += records.length;
      });
      const svg = document.querySelector('.drawing svg');
      if (!svg) throw new Error('The page has no drawing.');
      observer.observe(svg, { subtree: true, childList: true, attributes: true });
      const key = (name: string) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
      for (let step = 0; step < 20; step++) {
        key('ArrowDown');
        await new Promise(requestAnimationFrame);
      }
      observer.disconnect();
      return count / 20;
    });
    // Each food has some lines to emphasise. The other 3,000 elements stay as they are.
    expect(changes).toBeLessThan(60);
  });

  testBehaviour(service);
});

interface Edge {
  readonly relation: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  readonly claims: readonly { readonly id: string }[];
}
