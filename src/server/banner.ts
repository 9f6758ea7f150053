import { explorerPath } from './http/paths.ts';
import type { Readiness } from './observability/readiness.ts';

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** Number of kinds and relations that the banner names. The declaration puts the most important ones first. */
const shown = 6;

const summary = (items: readonly Counted[]): string => {
  const total = items.reduce((sum, { count }) => sum + count, 0);
  const first = items.slice(0, shown).map(({ name, count }) => `${name} ${number(count)}`);
  return `${number(total)}: ${first.join(', ')}${items.length > shown ? ', …' : ''}`;
};

const number = (value: number): string => value.toLocaleString('en');

/** Returns the text that the command prints after the start: where the service is, what it serves, how to stop it. */
export function banner(
  title: string,
  server: { playground: boolean; explorer: boolean; url: string; workers: number },
  storeName: string,
  { release, fault }: Readiness,
): string {
  const served: readonly (readonly [string, string])[] = release
    ? [
        ['release', `${release.version} (${release.id.slice(0, 12)}), published ${release.published}`],
        ['nodes', summary(release.kinds)],
        ['relations', summary(release.relations)],
      ]
    : [['release', `not known yet. ${fault.message}`]];
  const lines = [
    [server.playground ? 'playground' : 'api', server.url] as const,
    ...(server.explorer ? [['explorer', new URL(explorerPath, server.url).href] as const] : []),
    ['store', storeName] as const,
    ...(server.workers > 1 ? [['workers', `${server.workers} processes`] as const] : []),
    ...served,
  ];
  return [title, ...lines.map(([name, value]) => `  ${name.padEnd(11)} ${value}`), 'Ctrl-C stops it.', ''].join('\n');
}
