/** Settings on who may use the service, for which documents, and how much. */
import proxyaddr from 'proxy-addr';
import { count, countFromZero, type Setting } from './setting.ts';

/** Checks a list of proxies: addresses, ranges, and names of ranges, joined by commas. */
function areProxies(list: string): boolean {
  try {
    proxyaddr.compile(list.split(','));
    return true;
  } catch {
    return list === '';
  }
}

export const accessSettings = {
  playground: { type: 'switch', default: true, description: 'Whether browsers get the playground.' },
  explorer: {
    type: 'switch',
    default: true,
    description:
      'Whether `/explore` serves the explorer. It shows the names of the schema, also where introspection is off.',
  },
  introspection: {
    type: 'switch',
    default: true,
    description:
      'Whether clients may read the schema, by introspection and at `/schema.graphql`. If off, error messages ' +
      'suggest no names either, and the playground has neither docs nor completion.',
  },
  explain: {
    type: 'switch',
    default: false,
    description:
      'Whether a request with `"extensions": {"explain": true}` gets the plan, Cypher, parameters, cost and timings ' +
      'beside its answer. For development: the service then caches no answers.',
  },
  corsOrigins: {
    type: 'text',
    default: '',
    pattern: /^(https?:\/\/[a-z0-9.-]+(:\d{1,5})?(,(?=h)|$))*$/,
    expected: 'origins as browsers send them, joined by commas, such as https://example.org,http://localhost:3000',
    description: 'Other sites whose pages may read answers in a browser; empty for none. Never with credentials.',
  },
  trustedDocuments: {
    type: 'file',
    default: '',
    description:
      'Manifest of the only documents that the service answers, as `npm run manifest` writes it; empty to answer any ' +
      'document. Clients then send the id of a document. SIGHUP reads it again.',
  },
  apiKeysFile: {
    type: 'file',
    default: '',
    description:
      'File of the keys that clients need, as `npm run key` makes them; empty if clients need no key. ' +
      'SIGHUP reads it again.',
  },
  rateCost: countFromZero(
    2_000_000,
    1_000_000_000_000,
    'Cost that a client may use in each `--rate-window`. A client is a key, or else an address. A request costs 100 ' +
      'and the cost of its operation, so the smallest limit is `--max-cost` and 100 more. 0 for no limit.',
  ),
  rateWindow: count(60, 86_400, 'Seconds after which the allowance of a client is full again.'),
  trustedProxies: {
    type: 'text',
    default: '',
    pattern: { test: areProxies },
    expected: 'addresses, ranges, or loopback, linklocal, uniquelocal, joined by commas, such as loopback,10.0.0.0/8',
    description:
      'Proxies in front of the service whose `x-forwarded-for` gives the address of the client; empty for none.',
  },
} as const satisfies Record<string, Setting>;
