/** Headers, bodies, connections and encodings get the same answers on the short way and on the full way. */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accepts, contentTypes } from '../support/http/media-types.ts';
import { bytesOf, get, inChunks, json, response, TwoWays } from '../support/http/two-ways.ts';

const chunked = { 'transfer-encoding': 'chunked' };
const large = '{ foods(first: 60) { nodes { id name description level } } }';

let ways: TwoWays;
// A window that does not end between the requests to one server and to the other.
beforeAll(async () => {
  ways = await TwoWays.start(['--rate-cost', '1000000000', '--rate-window', '86400']);
});
afterAll(() => ways.end());

test.each([
  '',
  '{',
  '{"query": "{ __typename }"',
  '\ufeff{"query": "{ __typename }"}',
  '{"query": "{ __typename }"} x',
  '{"query": "\\ud800{ __typename }"}',
  '{"query": "{ __typename }", "query": "{ nothing }"}',
  '{"__proto__": {"query": "{ __typename }"}}',
  '{"query": "{ __typename }", "__proto__": {}}',
])('the body %j', async (body) => {
  await ways.sendTwice({ body });
  await ways.sendTwice({ body: body ? inChunks(body) : inChunks(), headers: chunked });
});

test('a body that is not UTF-8', async () => {
  await ways.sendTwice({ body: Buffer.from('{"query": "{ __typename } # \xff"}', 'latin1') });
  await ways.sendTwice({ method: 'GET', target: '/graphql?query=%7B__typename%7D%20%23%ff' });
  await ways.sendTwice({ method: 'GET', target: '/graphql?query=%7B__typename%7D&variables=%7B' });
  await ways.sendTwice({ method: 'GET', target: '/graphql?query=%7B__typename%7D&variables=7' });
});

test('each value of "content-type" and "accept"', async () => {
  const { body } = json({ query: '{ __typename }' });
  for (const [type] of contentTypes) await ways.sendTwice({ body: body ?? '', headers: { 'content-type': type } });
  for (const [accept] of accepts) {
    await ways.sendTwice(json({ query: '{ __typename }' }, { accept }));
    await ways.sendTwice(get({ query: '{ __typename }' }, { accept }));
  }
});

test.each(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE'])('the method %s', async (method) => {
  for (const target of ['/graphql?query={__typename}', '/graphql', '/', '/health', '/ready', '/nothing']) {
    await ways.sendTwice({ method, target });
    await ways.sendTwice({ method, target, headers: { accept: 'text/html', origin: 'https://app.example' } });
  }
});

test('the tag of an answer to GET and HEAD', async () => {
  const answer = await ways.sendTwice(get({ query: '{ nutrients { totalCount } }' }));
  const etag = answer?.headers.etag ?? '';
  expect(etag).not.toBe('');
  for (const known of [etag, '*', `"x", ${etag}`, '"x"']) {
    await ways.sendTwice(get({ query: '{ nutrients { totalCount } }' }, { 'if-none-match': known }));
    await ways.sendTwice({
      ...get({ query: '{ nutrients { totalCount } }' }, { 'if-none-match': known }),
      method: 'HEAD',
    });
  }
});

test('each encoding, of an answer that is computed and of one that is kept', async () => {
  for (const encoding of ['identity', 'gzip', 'br', 'gzip, deflate, br, zstd', 'gzip;q=0', 'identity;q=0', '*', 'x']) {
    for (const query of [large, '{ __typename }', '{ broken', `${large} # ${encoding}`]) {
      await ways.sendTwice(json({ query }, { 'accept-encoding': encoding }));
      await ways.sendTwice(json({ query }, { 'accept-encoding': encoding }));
      await ways.sendTwice(get({ query }, { 'accept-encoding': encoding }));
    }
  }
});

test('bodies in chunks, and bodies that are too large', async () => {
  const body = JSON.stringify({ query: '{ __typename }' });
  await ways.sendTwice({ headers: chunked, body: inChunks(body.slice(0, 9), body.slice(9)) });
  const [first, second] = [body.slice(0, 5), body.slice(5)];
  const headers = { 'content-length': String(body.length) };
  await ways.send([bytesOf({ body: first, headers }), Buffer.from(second)], 20);
  const long = 'x'.repeat(300_000);
  await ways.sendTwice({ headers: chunked, body: inChunks(long) });
  await ways.sendTwice({ headers: { ...chunked, ...response }, body: inChunks(long) });
  await ways.sendTwice({ body: long });
  await ways.sendTwice({ body: long, headers: { 'content-type': 'text/plain' } });
  await ways.send(bytesOf({ body: '', headers: { 'content-length': '99999999999' } }));
});

test('requests that do not wait for the answer to the last one', async () => {
  const keep = { connection: 'keep-alive' };
  const requests = [
    json({ query: large }, keep),
    json({ query: '{ __typename }' }, keep),
    json({ query: '{ nothing }' }, keep),
    get({ query: '{ __typename }' }, keep),
    json({ query: '{ nutrients { nodes { name } } }' }),
  ];
  expect(await ways.send(Buffer.concat(requests.map(bytesOf)))).toHaveLength(5);
});

test('malformed requests', async () => {
  const { body = '' } = json({ query: '{ __typename }' });
  for (const headers of [{ host: '' }, { host: 'a b' }, { 'content-encoding': 'gzip' }, { 'content-length': 'x' }]) {
    await ways.send(bytesOf({ body, headers }));
  }
  await ways.send(Buffer.from(`POST /graphql HTTP/1.1\r\nhost: x\r\nHOST: y\r\nconnection: close\r\n\r\n`));
});

test('clients that leave', async () => {
  const leave = async (origin: string, bytes: Buffer) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    await new Promise<void>((done) => socket.write(bytes, () => done()));
    await pause(100);
    socket.destroy();
    await pause(100);
  };
  const paths = '{ paths(from: "nutrient:iron", to: "nutrient:magnesium", maxLength: 6) { totalCount } }';
  await ways.each((origin) => leave(origin, bytesOf({ body: '{"que', headers: { 'content-length': '50' } })));
  for (const _ of [1, 2]) await ways.each((origin) => leave(origin, bytesOf(json({ query: paths }))));
});
