/** Who may ask, for what, and how much. */
import proxyaddr from 'proxy-addr';
import { count, countFromZero, type Setting } from './setting.ts';

/** Whether a list of proxies is one: addresses, ranges, and names for ranges, joined by commas. */
function areProxies(list: string): boolean {
  try {
    proxyaddr.compile(list.split(','));
    return true;
  } catch {
    return list === '';
  }
}

export const accessSettings = {
  playground: { type: 'switch', default: true, description: 'Whether browsers are shown the playground.' },
  introspection: {
    type: 'switch',
    default: true,
    description:
      'Whether clients may ask for the schema. Off, messages suggest no names either, and the playground can offer ' +
      'neither docs nor completion.',
  },
  explain: {
    type: 'switch',
    default: false,
    description:
      'Whether a request with `"extensions": {"explain": true}` gets the origin of its answer: plan, Cypher, ' +
      'parameters, cost and timings. For development: nothing is cached.',
  },
  corsOrigins: {
    type: 'text',
    default: '',
    pattern: /^(https?:\/\/[a-z0-9.-]+(:\d{1,5})?(,(?=h)|$))*$/,
    expected: 'origins as browsers send them, joined by commas, such as https://example.org,http://localhost:3000',
    description: 'Other sites whose pages may read answers in a browser; nothing for none. Never with credentials.',
  },
  trustedDocuments: {
    type: 'file',
    default: '',
    description:
      'Manifest of the only documents that are answered, as `npm run manifest` writes it; none for any. Clients then ask ' +
      'by id.',
  },
  apiKeysFile: {
    type: 'file',
    default: '',
    description: 'File of the keys that clients need, as `npm run key` makes them; none for a service open to all.',
  },
  rateCost: countFromZero(
    2_000_000,
    1_000_000_000_000,
    'Cost that a client, by its key or else its address, may use up in each `--rate-window`; a request counts 100 and what ' +
      'its operation costs. 0 for any.',
  ),
  rateWindow: count(60, 86_400, 'Seconds after which the allowance of a client is full again.'),
  trustedProxies: {
    type: 'text',
    default: '',
    pattern: { test: areProxies },
    expected: 'addresses, ranges, or loopback, linklocal, uniquelocal, joined by commas, such as loopback,10.0.0.0/8',
    description:
      'Proxies in front whose `x-forwarded-for` is believed when it says who the client is; nothing for none.',
  },
} as const satisfies Record<string, Setting>;
