/** The code of a page that browsers load. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundlePage, pageEntries } from '../../../bin/pages.js';
import { isBundled } from '../../base/code.ts';

interface PageCode {
  readonly script: string;
  readonly style: string;
}

/**
 * Returns a function that loads the code of a page once: from the bundle of the service if it has it, or else bundled
 * at the first call, in memory. So the service needs no folder that it can write. A failed attempt does not count.
 * @param entry the absolute path of the module that opens the page.
 */
export function pageCode(name: keyof typeof pageEntries, entry: string): () => Promise<PageCode> {
  let loaded: Promise<PageCode> | null = null;
  return () => {
    loaded ??= load(name, entry).catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}

async function load(name: keyof typeof pageEntries, entry: string): Promise<PageCode> {
  if (isBundled && entry === pageEntries[name]) {
    // The files are beside this module in a bundle.
    const [script = '', style = ''] = await Promise.all(
      ['js', 'css'].map((end) => readFile(join(import.meta.dirname, `${name}.${end}`), 'utf8')),
    );
    return { script, style };
  }
  const files = await bundlePage(name, entry);
  const textOf = (end: string) => files.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
