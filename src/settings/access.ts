/** Who may ask, for what, and how much. */
import type { Setting } from './setting.ts';

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
      'Whether a request with `"extensions": {"explain": true}` is told how its answer came about: plan, Cypher, ' +
      'parameters, cost and timings. For development: nothing is cached.',
  },
  corsOrigins: {
    type: 'text',
    default: '',
    pattern: /^(https?:\/\/[a-z0-9.-]+(:\d{1,5})?(,(?=h)|$))*$/,
    expected: 'origins as browsers send them, joined by commas, such as https://example.org,http://localhost:3000',
    description: 'Other sites whose pages may read answers in a browser; nothing for none. Never with credentials.',
  },
} as const satisfies Record<string, Setting>;
