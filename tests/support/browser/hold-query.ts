import type { Page } from 'playwright-core';

/**
 * Holds the requests of a page that contain a string, as a slow service would.
 * @returns a function that lets them go.
 */
export async function holdQuery(page: Page, part: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(part)) await held;
    // The page may have cancelled the request meanwhile.
    await route.continue().catch(() => {});
  });
  return release;
}
