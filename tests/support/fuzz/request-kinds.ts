/** Generates the kinds of requests that the fuzz tests send. Each is an arbitrary of fast-check, so that it shrinks. */
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { tapes } from '../random/random-operation.ts';
import { Tape } from '../random/tape.ts';
import { headerLines, jsonTypes, types } from './headers.ts';
import { mutate } from './mutate.ts';
import { type FuzzedOperation, writeOperation } from './operations.ts';
import { secretOf } from './verdict.ts';
import { bodyOf, canary, get, jsonType, post, targetOf, WireRequest } from './wire-request.ts';
import type { Pool } from './wrong-values.ts';

export type Requests = fc.Arbitrary<WireRequest>;

/** A silence that is long enough for most answers to arrive before the client ends the connection. */
const quietMs = 500;

/** Makes a request from a body that is not GraphQL, with the content type of JSON. */
const rawBody = (body: Buffer, headers?: readonly string[]): WireRequest =>
  new WireRequest(post(body, headers), { secret: secretOf(body) });

/** Random bytes, as a body or as the whole request. */
export const randomBytes: Requests = fc
  .tuple(fc.uint8Array({ maxLength: 600, size: 'max' }), fc.boolean())
  .map(([bytes, isBody]) => (isBody ? rawBody(Buffer.from(bytes)) : new WireRequest(Buffer.from(bytes), { quietMs })));

/** Any JSON, and objects with the fields of a request and any values in them. */
export const randomJson: Requests = fc
  .oneof(
    fc.json({ maxDepth: 6 }),
    fc
      .record(
        {
          query: fc.oneof(
            fc.constantFrom('{ __typename }', 'query A { __typename } query B { release { id } }'),
            any(),
          ),
          variables: any(),
          operationName: fc.oneof(fc.constantFrom('A', 'C', '__proto__'), any()),
          extensions: fc.oneof(any(), fc.record({ cost: any(), explain: any(), persistedQuery: any() })),
          [`${canary}`]: any(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  )
  .map((text) => rawBody(Buffer.from(text)));

function any(): fc.Arbitrary<fc.JsonValue> {
  return fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
}

/** Operations from the schema, by POST or GET, with harmless headers. */
export const operations = (schema: GraphQLSchema, pool: Pool, mistakePercent: number): Requests =>
  tapes(400).map((choices) => {
    const tape = new Tape(choices);
    const isGet = tape.chance(30);
    // At most one: the service refuses some headers when they appear twice.
    const headers = tape.some(headerLines.harmless, tape.pick([0, 1]));
    return asRequest(writeOperation(schema, tape, pool, mistakePercent), isGet, headers, tape.pick(jsonTypes));
  });

/** Any of the given operations, by POST. */
export const anyOf = (given: readonly FuzzedOperation[]): Requests =>
  fc.constantFrom(...given.map((operation) => asRequest(operation, false, [])));

function asRequest(
  operation: FuzzedOperation,
  isGet: boolean,
  headers: readonly string[],
  contentType: string = jsonType,
): WireRequest {
  const target = targetOf(operation);
  // The server refuses longer URLs, and this kind is not about that.
  if (isGet && target.length < 12_000) return new WireRequest(get(target, headers));
  return new WireRequest(post(bodyOf(operation), [contentType, ...headers]));
}

/** Valid requests with damage in the body (under the right content length), in the target, or anywhere. */
export const mutated = (schema: GraphQLSchema, pool: Pool): Requests =>
  tapes(120).map((choices) => {
    const tape = new Tape(choices);
    const where = tape.pick(['body', 'wire', 'target'] as const);
    const { query } = writeOperation(schema, tape, pool, 0);
    const body = Buffer.from(JSON.stringify({ query, variables: { secret: canary } }));
    if (where === 'body') return rawBody(mutate(body, tape));
    const target = targetOf({ query, variables: `{"secret":"${canary}"}`, operationName: null });
    if (where === 'wire') return new WireRequest(mutate(tape.chance(50) ? post(body) : get(target), tape), { quietMs });
    // Characters that HTTP does not allow in a request line would make it another request.
    const broken = mutate(Buffer.from(target.slice(0, 8_000)), tape)
      .toString('latin1')
      .replaceAll(/[\0-\x20\x7f-\xff]/g, '');
    return new WireRequest(get(broken.startsWith('/') ? broken : `/${broken}`));
  });

/** A valid operation under headers that are odd or wrong. */
export const oddHeaders: Requests = tapes(60).map((choices) => {
  const tape = new Tape(choices);
  const headers = tape.some([...headerLines.harmless, ...headerLines.wrong], 1 + tape.below(5));
  const body = `{"query":"{ release { id } }","variables":{"secret":"${canary}"}}`;
  const bytes = tape.chance(50)
    ? post(body, [tape.pick(tape.chance(50) ? jsonTypes : types) ?? '', ...headers])
    : get(tape.pick(['/graphql?query={release{id}}', '/', '/health', '/ready', '/metrics', '/nothing', '*']), headers);
  const method = tape.pick(['', '', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT', 'brew']);
  const sent = method ? Buffer.from(bytes.toString('latin1').replace(/^\w+/, method), 'latin1') : bytes;
  return new WireRequest(sent, { quietMs });
});
