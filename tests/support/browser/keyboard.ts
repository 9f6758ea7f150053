/** Moves through a page by keyboard. */
import type { Page } from 'playwright-core';

/** Returns the text of the element with the focus. */
export const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

async function press(page: Page, key: string, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(key);
    if (wanted.test(await focusedText(page))) return;
  }
  throw new Error(`${key} never reaches ${wanted}.`);
}

/** Presses Tab until the element with the focus has the wanted text. */
export const tabTo = (page: Page, wanted: RegExp): Promise<void> => press(page, 'Tab', wanted);

/** Presses Shift and Tab until the element with the focus has the wanted text. */
export const tabBackTo = (page: Page, wanted: RegExp): Promise<void> => press(page, 'Shift+Tab', wanted);
