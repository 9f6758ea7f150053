import { networkInterfaces } from 'node:os';
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

/** Where a service is, and its parts. */
export interface Announced {
  readonly playground: boolean;
  readonly explorer: boolean;
  readonly workers: number;
  readonly url: string;
  /** The address of the port for operators; null for none. */
  readonly adminUrl: string | null;
  /** The host of the settings. */
  readonly host: string;
}

/** Returns the text that the command prints on a terminal: where the service is, what it serves, how to stop it. */
export function banner(title: string, server: Announced, storeName: string, { release, fault }: Readiness): string {
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
    ...(isEveryInterface(server.host) ? [['listens on', listensOn(server)] as const] : []),
    ...(server.adminUrl ? [['probes', server.adminUrl] as const] : []),
    ['store', storeName] as const,
    ...(server.workers > 1 ? [['workers', `${server.workers} processes`] as const] : []),
    ...served,
  ];
  return [title, ...lines.map(([name, value]) => `  ${name.padEnd(11)} ${value}`), 'Ctrl-C stops it.', ''].join('\n');
}

/** Returns the same as one line of JSON, for an output that is not a terminal: there it is a part of the log. */
export function announcement(
  title: string,
  { host, adminUrl, ...server }: Announced,
  store: string,
  { release, fault }: Readiness,
): string {
  const found = release
    ? { release: { id: release.id, version: release.version, published: release.published } }
    : { release: null, reason: fault.message };
  const addresses = isEveryInterface(host) ? { addresses: addressesOf(server.url) } : {};
  const line = { title, ...server, host, ...addresses, ...(adminUrl && { adminUrl }), store, ...found };
  return `${JSON.stringify({ level: 'info', time: new Date().toISOString(), ...line, message: 'started' })}\n`;
}

const isEveryInterface = (host: string): boolean => host === '0.0.0.0' || host === '::';

const listensOn = ({ host, url }: Announced): string => [`every interface (${host})`, ...addressesOf(url)].join(', ');

/** Returns the addresses of the service for other machines, or for the host of a container. */
function addressesOf(url: string): readonly string[] {
  const { port, pathname } = new URL(url);
  const found = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return found
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}${pathname}`);
}
