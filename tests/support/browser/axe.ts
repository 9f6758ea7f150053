/** Checks pages with axe, which knows the rules of WCAG 2.2 and of good practice. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Returns the violations on a page, each with the elements that have it. The debugger of the browser runs axe, since
 * the policy of the page admits no scripts but its own.
 */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as import('axe-core').AxeResults;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} (${failureSummary})`),
  );
}

/**
 * Expects that axe finds no violation on a page, and that nothing is wider than its window.
 * @param name of the page in failures.
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  expect([name, await axeViolations(page)]).toEqual([name, []]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect([name, content]).toEqual([name, window]);
}

/** The ways in which people see pages: each is a context of its own. */
export const appearances = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 800 } },
  'forced colours': { forcedColors: 'active' },
} as const;
