/** Checks the headers, method and target of a request. */
import type { IncomingMessage } from 'node:http';
import { codedError } from '../../base/errors.ts';
import { answerTypes } from './media-types.ts';
import type { Refusal } from './respond.ts';

export const graphqlMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
export const readMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
export const listed = (methods: ReadonlySet<string>): string => [...methods].join(', ');

/** Headers that may appear only once: of two, a proxy could read the first and this server the second. */
const single: ReadonlySet<string> = new Set(['host', 'content-type', 'content-length', 'authorization', 'origin']);

/** A host name or address, with or without a port. */
const hostShape = /^[a-z0-9._~%!$&'()*+,;=-]*(:\d{0,5})?$|^\[[0-9a-f:.]+\](:\d{0,5})?$/i;

const badRequest = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Refusal => ({
  status,
  error: codedError('BAD_REQUEST', message),
  headers,
});

/** Checks the headers that count for every path. @returns null if they are valid. */
export function checkHeaders({ rawHeaders, headers, httpVersion }: IncomingMessage): Refusal | null {
  const repeated = repeatedHeader(rawHeaders);
  if (repeated) return badRequest(400, `The header "${repeated}" was sent more than once. Send it once.`);
  if (headers.host === undefined && httpVersion === '1.1') {
    return badRequest(
      400,
      'The header "host" is missing, which HTTP/1.1 requires. Send the name of the service in it.',
    );
  }
  if (headers.host !== undefined && !hostShape.test(headers.host)) {
    return badRequest(400, 'The header "host" is not a host name or an address, with or without a port. Send one.');
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return badRequest(415, 'The body is encoded. Send it as it is, without the header "content-encoding".');
  }
  return null;
}

/** Finds a header of `single` that a request has twice. @param raw names and values in turn. */
function repeatedHeader(raw: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]?.toLowerCase() ?? '';
    if (!single.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

export function methodNotAllowed(path: string, methods: ReadonlySet<string>): Refusal {
  const allow = listed(methods);
  return badRequest(405, `${path} does not take this method. Use one of ${allow}.`, { allow });
}

export const notAcceptable: Refusal = badRequest(
  406,
  `The header "accept" admits no media type of the service. Accept ${answerTypes.join(' or ')}.`,
);
