/** The picture of the explorer in the README: the page that it shows, and that page as text. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectFolder } from '../../../src/settings/read.ts';

export const pictureFile = join(projectFolder, 'docs/pictures/explorer.png');

/** The page of the picture as a screen reader reads it. The picture is out of date when the page reads differently. */
export const pictureText = join(projectFolder, 'docs/pictures/explorer.txt');

export const pictureWindow = { viewport: { width: 1100, height: 1300 }, colorScheme: 'light' } as const;

const address = '/explore?view=symptom-foods&symptom=symptom:leg-cramps';
const line = /^Magnesium deficiency can show as Leg cramps/;

/** The part of a page that the picture shows, and its text. */
interface Shown {
  readonly part: Locator;
  readonly text: string;
}

/** Opens the page of the picture: foods for leg cramps, with the claims behind a line of the drawing. */
export async function openPicture(page: Page, origin: string): Promise<Shown> {
  await page.goto(origin + address);
  await page.getByRole('button', { name: line }).focus();
  await page.keyboard.press('e');
  const part = page.locator('main figure').first().locator('xpath=..');
  await part.getByText('The Integral Role of Nutrition').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  return { part, text: `${await part.ariaSnapshot()}\n` };
}
