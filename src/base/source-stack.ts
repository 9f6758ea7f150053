/** Names the source files in the stacks of a service that runs from its bundle. */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Replaces the places in a bundle by those in the sources. Node's own `--enable-source-maps` would keep the maps in
 * memory from the start, which takes 13 MB; this reads a map when the log needs it.
 * @param stack of an error; the places of other modules stay as they are.
 */
export function sourceStack(stack: string | undefined): string | undefined {
  const maps = new Map<string, SourceMap | null>();
  return stack?.replace(/(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g, (place, url: string, line: string, column: string) => {
    const file = fileURLToPath(url);
    if (dirname(file) !== import.meta.dirname) return place;
    if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
    // A source map counts from 0, a stack from 1.
    const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const source = pathToFileURL(join(dirname(file), entry.originalSource)).href;
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

/** @returns null where there is none: then the stack shows places in the bundle. */
function readMap(path: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
