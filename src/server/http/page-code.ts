/** The code of a page that browsers load. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundlePage, pageEntries } from '../../../bin/pages.js';
import { isBundled } from '../../base/code.ts';

/** Files by the name under which the page loads them: `app.js` and `app.css` first, and others by `app.js`. */
export type PageCode = ReadonlyMap<string, string>;

type PageName = keyof typeof pageEntries;

/**
 * Returns a function that loads the code of a page once: from the bundle of the service if it has it, or else bundled
 * at the first call, in memory. So the service needs no folder that it can write. After a failure, the next call tries
 * again.
 * @param entry the absolute path of the module that opens the page.
 */
export function pageCode(name: PageName, entry: string): () => Promise<PageCode> {
  let loaded: Promise<PageCode> | null = null;
  return () => {
    loaded ??= load(name, entry).catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}

async function load(name: PageName, entry: string): Promise<PageCode> {
  const files =
    isBundled && entry === pageEntries[name]
      ? await readFiles(name, import.meta.dirname)
      : (await bundlePage(name, entry)).map(({ path, text }) => [basename(path), text] as const);
  return new Map(files.map(([file, text]) => [file.replace(new RegExp(`^${name}\\.`), 'app.'), text]));
}

/** Reads the files of a page that are beside this module in a bundle. */
async function readFiles(name: PageName, folder: string): Promise<readonly (readonly [string, string])[]> {
  const isOfPage = new RegExp(`^${name}(\\.css|(-[\\w-]+)?\\.js)$`);
  const names = (await readdir(folder)).filter((file) => isOfPage.test(file));
  return Promise.all(names.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const));
}
