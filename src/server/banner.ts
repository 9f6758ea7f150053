import type { Release } from '../store/store.ts';

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** How many of the largest kinds and relations are named. */
const shown = 6;

const summary = (what: string, items: readonly Counted[]): string => {
  const total = items.reduce((sum, { count }) => sum + count, 0);
  const largest = items.toSorted((a, b) => b.count - a.count).slice(0, shown);
  const rest = items.length > shown ? ', …' : '';
  return `${number(total)} ${what}: ${largest.map(({ name, count }) => `${name} ${number(count)}`).join(', ')}${rest}`;
};

const number = (value: number): string => value.toLocaleString('en');

/** What is printed when the service has started: where it is, what it serves, how to stop it. */
export function banner(title: string, url: string, storeName: string, release: Release): string {
  const lines = [
    ['playground', url],
    ['store', storeName],
    ['release', `${release.version} (${release.id.slice(0, 12)}), published ${release.published}`],
    ['nodes', summary('nodes', release.kinds)],
    ['relations', summary('relations', release.relations)],
  ];
  return [title, ...lines.map(([name, value]) => `  ${name?.padEnd(11)} ${value}`), 'Ctrl-C stops it.', ''].join('\n');
}
