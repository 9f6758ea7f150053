/** Lists header lines and content types for the fuzzer to draw from. */
import { accepts, contentTypes } from '../http/media-types.ts';

const acceptLines = (isHarmless: boolean): readonly string[] =>
  accepts
    .filter(([, preferred]) => (preferred === 'json' || preferred === 'graphql') === isHarmless)
    .map(([accept]) => `Accept: ${accept}`);

/** Header lines that cannot make the service refuse a request (`harmless`), and lines that can (`wrong`). */
export const headerLines = {
  harmless: [
    ...acceptLines(true),
    'Accept-Encoding: gzip',
    'Accept-Encoding: br;q=1.0, gzip;q=0.8, *;q=0.1',
    'Accept-Encoding: zstd, unheard-of',
    'Accept-Language: \xe9\xff',
    'Origin: https://elsewhere.example',
    'Origin: null',
    'Referer: https://elsewhere.example/%00',
    'Cookie: a=b; __proto__=c; =; ;;',
    'User-Agent: ',
    `User-Agent: ${'x'.repeat(4_000)}`,
    'X-Forwarded-For: 1.2.3.4, unknown, ::1',
    'X-Forwarded-Host: elsewhere.example',
    'X-Forwarded-Proto: gopher',
    'Forwarded: for="_x", for=1.2.3.4;;',
    'X-Http-Method-Override: DELETE',
    'X-Request-Id: \t\xff<script>',
    'traceparent: 00-00000000000000000000000000000000-0000000000000000-01',
    'traceparent: ff-x',
    'tracestate: =,=,',
    'baggage: a=%ff',
    'If-None-Match: "x", W/"y"',
    'If-None-Match: *',
    'If-Modified-Since: yesterday',
    'Range: bytes=0-1',
    'Cache-Control: no-cache, max-age=-1',
    'Pragma: no-cache',
    '__proto__: x',
    'constructor: x',
  ],
  wrong: [
    ...acceptLines(false),
    'Accept: ;;;q=x,',
    'Accept: text/html;q="',
    'Content-Encoding: Identity',
    'Content-Encoding: gzip',
    'Content-Encoding: identity',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Host: elsewhere.example',
    'Host: a b',
    'Connection: upgrade',
    'Upgrade: h2c',
    'Connection: content-length',
    'Expect: 100-continue',
    'Expect: 200-ok',
    'Authorization: Basic \xff',
    'Authorization: Bearer ',
    'Origin: a, b',
    'No-Colon',
    ': no name',
    'Bad Name: x',
    ' folded: x',
    'X-Null: a\0b',
    `X-Long: ${'y'.repeat(20_000)}`,
    'Access-Control-Request-Method: DELETE',
    'Content-Type: text/plain',
    'Trailer: x',
    'TE: trailers',
  ],
} as const;

/** Lines of all content types, right and wrong. */
export const types: readonly string[] = [
  ...contentTypes.map(([contentType]) => `Content-Type: ${contentType}`),
  'content-type:application/json;charset="',
  'X-No: type',
];

/** Lines of the content types under which the service reads JSON. */
export const jsonTypes: readonly string[] = contentTypes
  .filter(([, isRead]) => isRead)
  .map(([contentType]) => `Content-Type: ${contentType}`);
