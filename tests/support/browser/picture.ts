/** The picture of the explorer in the README: the page that it shows, and that page as text. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectFolder } from '../../../src/settings/read.ts';

export const pictureFile = join(projectFolder, 'docs/pictures/explorer.png');

/** The page of the picture as a screen reader reads it. The picture is out of date when the page reads differently. */
export const pictureText = join(projectFolder, 'docs/pictures/explorer.txt');

export const pictureWindow = { viewport: { width: 1200, height: 760 }, colorScheme: 'light' } as const;

const address = '/explore?view=drawing&id=symptom:leg-cramps';

/** Opens the page of the picture. @returns its text. */
export async function openPicture(page: Page, origin: string): Promise<string> {
  await page.goto(origin + address);
  await page.locator('main svg').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // The footer names the release, which changes with every fact of the graph.
  return `${await page.locator('main').ariaSnapshot()}\n`;
}
