import { LRUCache } from 'lru-cache';

/** The number of results that one memo holds: clients repeat their headers, and their addresses. */
const max = 500;
/** Longer strings are rare, and would take memory. */
const longest = 1_000;

/** Remembers the latest results of reading a header or an address: reading one takes as long as much of a request. */
export function remember<T extends object | string>(read: (text: string) => T): (text: string) => T {
  const known = new LRUCache<string, T>({ max });
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = read(text);
    if (text.length <= longest) known.set(text, result);
    return result;
  };
}
