/** Checks that the picture in the README shows the explorer as it is: `npm run picture` makes it again. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { lacksBrowser } from '../support/browser/chromium.ts';
import { openPicture, pictureFile, pictureText, pictureWindow } from '../support/browser/picture.ts';
import { browseService } from '../support/browser/service.ts';

test('the first screen of the README has the picture, with a text for readers who do not see it', () => {
  const [first = ''] = readFileSync(join(projectFolder, 'README.md'), 'utf8').split('\n## ');
  const [, text = '', path = ''] = /!\[([^\]]+)\]\(([^)]+)\)/.exec(first) ?? [];
  expect(text.length).toBeGreaterThan(60);
  expect(join(projectFolder, path)).toBe(pictureFile);
  expect(existsSync(pictureFile)).toBe(true);
  expect(statSync(pictureFile).size).toBeLessThan(150_000);
});

describe.skipIf(lacksBrowser)('the picture of the explorer', () => {
  const service = browseService();

  test('reads as the page reads now', async () => {
    const { text } = await openPicture(await service.browser.page(pictureWindow), service.server.origin);
    expect(text, 'The picture is out of date: run npm run picture').toBe(readFileSync(pictureText, 'utf8'));
  });
});
