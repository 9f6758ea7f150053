import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appearances, expectAccessible } from '../support/browser/axe.ts';
import { lacksBrowser } from '../support/browser/chromium.ts';
import { holdQuery } from '../support/browser/hold-query.ts';
import { tabBackTo, tabTo } from '../support/browser/keyboard.ts';
import { browseService, testBehaviour } from '../support/browser/service.ts';
import { unthrottled } from '../support/http/server.ts';

/** An address of each view, with words that are on the page when the answer is there. */
const views: readonly (readonly [address: string, shown: string])[] = [
  ['symptom-foods&symptom=symptom:muscle-cramps', 'Legend and keys'],
  [
    'differential&present=symptom:muscle-cramps,symptom:fatigue&absent=symptom:increased-thirst&diets=' +
      'risk-factor:vegan-diet',
    'Scores in bits',
  ],
  ['compare&nutrients=nutrient:iron,nutrient:vitamin-d,nutrient:potassium', 'What sets each apart'],
  ['paths&from=condition:celiac-disease&to=symptom:leg-cramps&length=3&first=3', 'Legend and keys'],
  ['foods-for&nutrients=nutrient:iron,nutrient:potassium&first=2&basis=PER_100_G', 'Sum of the shares'],
  ['fewest-foods&nutrients=nutrient:iron,nutrient:potassium&share=40&sets=2', 'Set 1'],
  ['diet#foods=food:lentils-cooked~1+cup;food:spinach-raw~60+g~2&symptoms=symptom:fatigue', 'Every reference intake'],
  ['composition&food=food:lentils-cooked&portion=1+cup', 'All measured nutrients'],
  ['amounts&nutrient=nutrient:magnesium&scale=linear&bin=100', 'the richest first'],
  ['enrichment&items=symptom:muscle-cramps,symptom:increased-thirst', 'Sets like it'],
];

describe.skipIf(lacksBrowser)('the views of nutrition in a browser', () => {
  const service = browseService(unthrottled);

  const open = async (page: Page, [address, shown]: readonly [string, string]) => {
    // An address that differs only in its fragment would not load the page.
    await page.goto('about:blank');
    await page.goto(`${service.server.origin}/explore?view=${address}`);
    await page.locator('main').getByText(shown).first().waitFor();
  };

  describe.each(Object.entries(appearances))('with %s', (_, options) => {
    test('axe finds nothing on any view, and nothing is wider than the window', async () => {
      const page = await service.browser.page(options);
      for (const view of views) {
        await open(page, view);
        await expectAccessible(page, view[0]);
      }
    }, 120_000);
  });

  test('the address of each view opens as it was, without a problem', async () => {
    const page = await service.browser.page();
    for (const view of views) {
      await open(page, view);
      const text = async () => page.locator('main').textContent();
      // The lists of choices and the code of drawings follow the answer.
      await page.waitForLoadState('networkidle');
      const [before, address] = [await text(), page.url()];
      await page.reload();
      await page.locator('main').getByText(view[1]).first().waitFor();
      await expect.poll(text, { timeout: 10_000 }).toBe(before);
      expect(page.url()).toBe(address);
      expect([view[0], await page.locator('main [role=alert]').count()]).toEqual([view[0], 0]);
    }
  }, 120_000);

  test('each view shows its query, which returns the answer on screen, and its care guidance', async () => {
    const page = await service.browser.page({ permissions: ['clipboard-read', 'clipboard-write'] });
    for (const view of views) {
      await open(page, view);
      await page.getByRole('button', { name: 'Copy as curl' }).last().click();
      await page.getByText('Copied as curl.').first().waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const body = JSON.parse(/--data-raw '(.*)'\n$/s.exec(copied)?.[1]?.replaceAll("'\\''", "'") ?? '');
      const { data, errors } = await service.server.query(body.query, body.variables);
      expect([view[0], errors]).toEqual([view[0], []]);
      // The page of a list shows the findings: it leaves levels out that the list does not exceed.
      if (view[0].startsWith('diet')) continue;
      // Every name in the answer is on the page, in the text of open and of closed parts.
      const content = await page.locator('main').evaluate((main) => main.textContent);
      for (const name of namesIn(data)) expect([view[0], content]).toEqual([view[0], expect.stringContaining(name)]);
    }
  }, 120_000);

  test('counts the sources of one fact, but not those of several facts together', async () => {
    const page = await service.browser.page();
    await open(page, ['differential&present=symptom:edema,symptom:leg-weakness', 'Scores in bits']);
    const term = page.locator('section.ranked').filter({ hasText: 'Thiamin' }).getByRole('row');
    // Thiamin is linked to leg swelling, and a classification makes that edema.
    expect(await term.filter({ hasText: 'through the narrower symptom' }).first().textContent()).toMatch(
      /\d+ claims on several facts/,
    );
    expect(await term.filter({ hasText: 'Leg weakness' }).first().textContent()).toMatch(/\d+ sources?, \d+ claims/);
  }, 30_000);

  test('a newcomer finds by keyboard which foods help with leg cramps, and who says so', async () => {
    const page = await service.browser.page();
    await page.goto(`${service.server.origin}/explore`);
    await tabTo(page, /^Which foods help with leg cramps/);
    await page.keyboard.press('Enter');
    await page.getByText('The same as a table').waitFor();
    await tabTo(page, /^Spinach$/);
    await tabTo(page, /^\d+ sources?, \d+ claims?/);
    await page.keyboard.press('Enter');
    const claim = page.locator('details.claims[open] .claim-list').first();
    expect(await claim.textContent()).toMatch(/spinach/i);
    expect(await claim.getByRole('link').count()).toBeGreaterThan(0);
    // The table puts the focus of the drawing on the line, whose claims the panel then shows.
    await tabTo(page, /^Show/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Who says so' }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toMatch(/^CONTAINS\|food:/);
  }, 60_000);

  test('a newcomer finds by keyboard what sets magnesium and potassium apart', async () => {
    const page = await service.browser.page();
    await page.goto(`${service.server.origin}/explore`);
    await tabTo(page, /^What sets magnesium and potassium apart/);
    await page.keyboard.press('Enter');
    const table = page.getByRole('region', { name: 'What sets each apart' });
    await table.waitFor();
    const row = table.getByRole('row').filter({ hasText: 'Symptoms of a deficiency' });
    expect(await row.getByRole('cell').first().textContent()).toContain('Tremor');
    expect(await row.getByRole('cell').last().textContent()).toContain('Increased thirst');
    // The article alone names twitches for magnesium only; another source names them for potassium, too.
    expect(await row.textContent()).not.toContain('Muscle twitches');
    await page.getByRole('combobox', { name: 'Sources' }).focus();
    await page.keyboard.press('End');
    await expect.poll(() => new URL(page.url()).searchParams.get('sources')).toBe('article');
    await expect.poll(() => row.getByRole('cell').first().textContent()).toContain('Muscle twitches');
    expect(await row.getByRole('cell').last().textContent()).toContain('Increased thirst');
    // A third nutrient joins by keyboard.
    await page.getByRole('combobox', { name: 'Add by name' }).focus();
    await page.keyboard.type('calci', { delay: 20 });
    await page.getByRole('option', { name: /^Calcium/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => new URL(page.url()).searchParams.get('nutrients'))
      .toBe('nutrient:magnesium,nutrient:potassium,nutrient:calcium');
    // Backwards, because the answer below has more stops than the limit on presses.
    await tabBackTo(page, /^×/);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.chips li').count()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  }, 60_000);

  test('a newcomer finds by keyboard how celiac disease is connected to leg cramps', async () => {
    const page = await service.browser.page();
    await page.goto(`${service.server.origin}/explore`);
    await tabTo(page, /^How is celiac disease connected to leg cramps/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hop by hop' }).waitFor();
    const first = page.locator('.paths > li').first();
    expect(await first.textContent()).toMatch(/Celiac disease.*Magnesium.*Leg cramps/s);
    await tabTo(page, /^Magnesium$/);
    await tabTo(page, /claims?$/);
    await page.keyboard.press('Enter');
    expect(await first.locator('details[open] .claim-list li').count()).toBeGreaterThan(0);
  }, 60_000);

  test('a newcomer finds by keyboard whether a list reaches iron, and which value is missing', async () => {
    const page = await service.browser.page();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.goto(`${service.server.origin}/explore`);
    await tabTo(page, /^Does a day's list of foods reach iron/);
    await page.keyboard.press('Enter');
    await page.getByText('Every reference intake').waitFor();
    const iron = page.locator('.finding').filter({ hasText: /^Iron/ });
    expect(await iron.textContent()).toMatch(/does not reach|doesn't reach/);
    expect(await page.locator('main').textContent()).toMatch(/The value of .* is missing/);
    expect(await page.locator('main').textContent()).not.toMatch(/deficient/i);
    // Twice as many lentils, by keyboard.
    await page.getByRole('spinbutton', { name: 'Times' }).first().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain('food:lentils-cooked~1+cup~4');
    expect(sent.filter((url) => url.includes('lentils'))).toEqual([]);
  }, 60_000);

  test('a CSV file becomes a list, by names and by ids', async () => {
    const page = await service.browser.page();
    await open(page, ['diet', 'Add a food to the list.']);
    await page.getByText('Import a CSV file').click();
    await page
      .getByLabel('Or its lines')
      .fill('food,quantity,times\n"Spinach, raw",60,2\nfood:lentils-cooked,1 cup\nNothing at all like this zzz,1');
    await page.getByRole('button', { name: 'Add these foods' }).click();
    await page.getByText('2 foods were added.').first().waitFor();
    expect(await page.locator('main').textContent()).toContain('No food is called "Nothing at all like this zzz".');
    await expect.poll(() => page.locator('.diet-list > li').count()).toBe(2);
  });

  test('a question that takes long shows it, and can be cancelled and asked again', async () => {
    const page = await service.browser.page();
    const release = await holdQuery(page, 'query FewestFoods');
    await page.goto(`${service.server.origin}/explore?view=fewest-foods`);
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('You cancelled the query.').waitFor();
    release();
    await page.getByRole('button', { name: 'Try again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Set 1' }).waitFor();
  });

  test('the terms on the screen add up to the total on the screen', async () => {
    const page = await service.browser.page();
    await open(page, [
      'differential&present=symptom:muscle-cramps,symptom:fatigue,symptom:irregular-heartbeat',
      'Scores',
    ]);
    const tables = page.locator('.ranked table.bars');
    expect(await tables.count()).toBeGreaterThan(3);
    for (const table of await tables.all()) {
      const total = /add up to ([\d.-]+) bits/.exec((await table.locator('caption').textContent()) ?? '')?.[1] ?? '';
      const terms = await table.locator('tbody td.number').allTextContents();
      const exact = (text: string) => BigInt(text.replace('.', ''));
      expect(terms.reduce((sum, text) => sum + exact(text), 0n)).toBe(exact(total));
    }
  });

  testBehaviour(service);
});

/** Returns the names and statements in an answer. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    (key === 'name' || key === 'statement') && typeof child === 'string' ? [child] : namesIn(child),
  );
}
