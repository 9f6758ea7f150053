import { LRUCache } from 'lru-cache';

/** The headers that a memo holds: clients of one kind send the same ones. */
const max = 100;
/** Longer headers are rare, and would take memory. */
const longest = 1_000;

/** Remembers the results of reading a header, since reading one takes longer than the rest of a small request. */
export function rememberHeaders<T extends object | string>(read: (header: string) => T): (header: string) => T {
  const known = new LRUCache<string, T>({ max });
  return (header) => {
    const found = known.get(header);
    if (found !== undefined) return found;
    const result = read(header);
    if (header.length <= longest) known.set(header, result);
    return result;
  };
}
