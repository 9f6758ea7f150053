/** Checks pages with axe, which knows the rules of WCAG 2.2 and of good practice. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Returns the violations on a page, each with the elements that have it. The debugger of the browser runs axe, since the
 * policy of the page admits no scripts but its own.
 */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as import('axe-core').AxeResults;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} (${failureSummary})`),
  );
}

/** The ways in which people see pages: each is a context of its own. */
export const appearances = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 800 } },
  'forced colours': { forcedColors: 'active' },
} as const;
