import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appearances, expectAccessible } from '../support/browser/axe.ts';
import { lacksBrowser } from '../support/browser/chromium.ts';
import { holdQuery } from '../support/browser/hold-query.ts';
import { focusedText, tabBackTo, tabTo } from '../support/browser/keyboard.ts';
import { browseService, testBehaviour } from '../support/browser/service.ts';
import { unthrottled } from '../support/http/server.ts';

/** One page of each kind, with the words that show that it has its answer. */
const pages: readonly (readonly [address: string, shown: string])[] = [
  ['/explore', 'Find nutrients'],
  ['/explore?view=search&text=magnesum', 'Magnesium'],
  ['/explore?view=search&kinds=CONDITION', 'Anemia'],
  ['/explore?view=entity&id=symptom:leg-cramps', 'Magnesium'],
  ['/explore?view=entity&id=nutrient:nothing', 'Not in this graph'],
  ['/explore?view=facts&id=nutrient:iron&field=foods', 'Next page'],
  ['/explore?view=drawing&id=symptom:leg-cramps', 'The same as tables'],
  ['/explore?view=entity&id=wrong&colour=red', 'expected an id'],
];

describe.skipIf(lacksBrowser)('the explorer in a browser', () => {
  const service = browseService(unthrottled);

  const open = async (page: Page, [address, shown]: readonly [string, string]) => {
    await page.goto(service.server.origin + address);
    await page.locator('main').getByText(shown).first().waitFor();
  };

  describe.each(Object.entries(appearances))('with %s', (_, options) => {
    test('axe finds nothing on any page, and nothing is wider than the window', async () => {
      const page = await service.browser.page(options);
      for (const entry of pages) {
        await open(page, entry);
        await expectAccessible(page, entry[0]);
      }
    }, 120_000);
  });

  test('the keyboard alone finds an entity, opens the claims behind a fact, and the evidence of a line', async () => {
    const page = await service.browser.page();
    await open(page, ['/explore', 'Find nutrients']);
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('leg cra', { delay: 20 });
    await page.getByRole('option', { name: 'Leg cramps symptom' }).waitFor();
    await page.keyboard.press('ArrowDown');
    const input = page.locator('main').getByRole('combobox');
    const active = await input.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('Leg cramps');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Leg cramps' }).waitFor();
    expect(await page.title()).toBe('Leg cramps – Nutrigraph');
    // The focus is on the content, so the next stop is inside it.
    await tabTo(page, /^1 source, 3 claims/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('details.claims[open] .claim-list li').count()).toBe(3);
    await tabBackTo(page, /^Draw what is around it/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Around Leg cramps' }).waitFor();
    await tabTo(page, /^deficiency can show as/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Who says so' }).waitFor();
    await expect.poll(() => page.locator('.panel .claim-list li').count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.panel .properties').textContent()).toContain('Prominence');
    const focus = () => new URL(page.url()).searchParams.get('focus');
    await expect.poll(focus).toMatch(/^DEFICIENCY_SYMPTOM\|nutrient:/);
  }, 60_000);

  test('the address is the state: it opens as it was, and back and forward return to it', async () => {
    const page = await service.browser.page();
    await open(page, ['/explore?view=drawing&id=symptom:leg-cramps', 'The same as tables']);
    const foods = page.getByRole('checkbox', { name: 'Foods', exact: true });
    await page.getByLabel('Steps from the center').selectOption('2');
    await expect.poll(() => new URL(page.url()).searchParams.get('depth')).toBe('2');
    await foods.uncheck();
    const address = page.url();
    const rows = page.getByRole('region', { name: /lines of the drawing/ }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBeGreaterThan(20);
    await page.reload();
    await expect.poll(() => rows.count()).toBeGreaterThan(20);
    expect(await foods.isChecked()).toBe(false);
    expect(page.url()).toBe(address);
    await page.goBack();
    await expect.poll(() => foods.isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.getByLabel('Steps from the center').inputValue()).toBe('1');
    await page.goForward();
    await page.goForward();
    await expect.poll(() => foods.isChecked()).toBe(false);
  });

  test('a wrong address shows the problem, the expected value, and the value that the page uses', async () => {
    const page = await service.browser.page();
    const problems = async (address: string) => {
      await page.goto(`${service.server.origin}/explore?${address}`);
      await page.locator('main [role=alert]').first().waitFor();
      return page.locator('main [role=alert]').first().textContent();
    };
    expect(await problems('view=drawing&id=symptom:leg-cramps&depth=9')).toBe(
      'The address has depth="9": expected a whole number from 1 to 3. The page uses "1".',
    );
    expect(await problems('view=entity&id=nutrient:iron&colour=red')).toContain('does not know');
    expect(await problems('view=nothing')).toContain('is not a page here');
    expect(await problems('view=entity&id=nutrient:iron&id=nutrient:zinc')).toContain('found several');
    expect(await problems('view=drawing&id=symptom:leg-cramps&kinds=COLOUR')).toContain('COLOUR');
  });

  test('the query of a page is in the playground, and its copies have its variables', async () => {
    const page = await service.browser.page({ permissions: ['clipboard-read', 'clipboard-write'] });
    await open(page, ['/explore?view=entity&id=nutrient:iron', 'Is in']);
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied as curl.').first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^curl 'http:\/\/127\.0\.0\.1:\d+\/graphql'/);
    expect(copied).toContain('"id":"nutrient:iron"');
    const link = await page.getByRole('link', { name: 'Open in the playground' }).getAttribute('href');
    const { pathname, hash } = new URL(link ?? '', page.url());
    expect(pathname).toBe('/graphql');
    expect(new URLSearchParams(hash.slice(1)).get('query')).toContain('query Entity($id: ID!');
  });

  test('a query that takes long shows it, and can be cancelled and sent again', async () => {
    const page = await service.browser.page();
    const release = await holdQuery(page, 'query Entity');
    await page.goto(`${service.server.origin}/explore?view=entity&id=nutrient:iron`);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You cancelled the query.').waitFor();
    release();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Iron' }).waitFor();
  });

  test('names the release in the footer', async () => {
    const page = await service.browser.page();
    const { data } = await service.server.query('{ release { version published } }');
    const { release } = data as { release: { version: string; published: string } };
    await open(page, ['/explore', 'Find nutrients']);
    await expect.poll(() => page.locator('footer').textContent()).toContain(release.version);
    expect(await page.locator('footer').textContent()).toContain(release.published);
  });

  testBehaviour(service);
});
