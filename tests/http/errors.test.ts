import { buildSchema, execute, GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codedError } from '../../src/base/errors.ts';
import { createApp } from '../../src/server/graphql/app.ts';
import { logFailureTo } from '../../src/server/graphql/errors.ts';
import { readSettings } from '../../src/settings/read.ts';
import { StoreFault } from '../../src/store/fault.ts';
import { emptyRequestRecord } from '../support/http/request-record.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const byId = 'query One($id: ID!) { node(id: $id) { id } }';

describe('every error has a code', () => {
  test.each([
    ['GRAPHQL_PARSE_FAILED', { query: '{ nodes(' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ nothingOfTheKind }' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ node { id } }' }],
    ['BAD_USER_INPUT', { query: byId, variables: { id: [] } }],
    ['BAD_USER_INPUT', { query: byId }],
    ['BAD_USER_INPUT', { query: byId, variables: { id: null } }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { __typename } query B { __typename }' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: byId, operationName: 'Two' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'fragment F on Query { __typename }' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: 'mutation { x }' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: 'subscription { x }' }],
    ['BAD_REQUEST', {}],
    ['BAD_REQUEST', { query: 7 }],
    ['BAD_REQUEST', { query: '{ __typename }', variables: [] }],
    ['BAD_REQUEST', { query: '{ __typename }', unheardOf: true }],
    ['BAD_REQUEST', [{ query: '{ __typename }' }]],
    ['BAD_REQUEST', null],
  ])('%s for %j', async (code, body) => {
    const { status, errors, data } = await server.post(JSON.stringify(body));
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    for (const error of errors) expect(error.extensions).toEqual({ code });
    expect(errors).not.toEqual([]);
  });

  test('an empty operation name is none', async () => {
    const one = await server.query('{ __typename }', {}, { operationName: '' });
    expect(one).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    const two = await server.query('query A { __typename } query B { __typename }', {}, { operationName: '' });
    expect(two.errors[0]?.message).toContain('the request names none of them');
    const none = await server.query('');
    expect(none.errors[0]?.message).toContain('The request has no "query"');
  });

  test.each([
    ['mutation { x }', ''],
    ['mutation M { x } query Q { __typename }', 'M'],
    ['subscription { x }', ''],
  ])('%s cannot be sent by GET', async (query, operationName) => {
    const url = `${server.url}?${new URLSearchParams({ query, operationName })}`;
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await fetch(url, { headers: { accept } });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(405);
  });

  test('a query beside a mutation can be sent by GET', async () => {
    const query = 'mutation M { x } query Q { __typename }';
    const response = await fetch(`${server.url}?${new URLSearchParams({ query, operationName: 'Q' })}`);
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('a mistaken operation name is answered with the names there are', async () => {
    const { errors } = await server.query('query A { __typename } query B { __typename }', {}, { operationName: 'C' });
    expect(errors[0]?.message).toBe('The document has no operation named "C". Set operationName to one of "A", "B".');
  });

  test.each([
    ['{"query": ', 'The body is no JSON object. Send one, such as {"query":'],
    ['"text"', 'The body is no JSON object. Send one, such as {"query":'],
    ['null', 'The body is no JSON object. Send one, such as {"query":'],
    ['[{"query": "{ __typename }"}]', 'The body is a list. Send one operation with each request, such as {"query":'],
    ['{}', 'The request has no "query". Send an operation, such as {"query":'],
    ['{"query": 7}', 'The parameter "query" has to be a string, or null, or left out.'],
    ['{"query": "{ a }", "variables": "b"}', 'The parameter "variables" has to be an object, or null, or left out.'],
    ['{"query": "{ a }", "extensions": []}', 'The parameter "extensions" has to be an object, or null, or left out.'],
    [
      '{"query": "{ a }", "operationName": 7}',
      'The parameter "operationName" has to be a string, or null, or left out.',
    ],
    ['{"query": "{ a }", "id": "b"}', 'The parameter "id" is not known. A request has query, variables, operationName'],
  ])('what is wrong with %s, and what to send, is said', async (body, message) => {
    const { status, errors } = await server.post(body);
    expect([status, errors.map(({ extensions }) => extensions)]).toEqual([400, [{ code: 'BAD_REQUEST' }]]);
    expect(errors[0]?.message).toContain(message);
  });

  test('malformed JSON is not repeated', async () => {
    const { status, errors } = await server.post('{"query": "my secret');
    expect(status).toBe(400);
    expect(errors).toEqual([{ message: expect.not.stringContaining('secret'), extensions: { code: 'BAD_REQUEST' } }]);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    '',
  ])('a body of type "%s" is refused', async (type) => {
    const { status, errors } = await server.post('{"query": "{ __typename }"}', { 'content-type': type });
    expect(status).toBe(415);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('method %s is refused', async (method) => {
    const response = await fetch(server.url, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('in application/json an answer with errors is still a 200, as GraphQL over HTTP asks', async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const { status, errors } = await server.post('{"query": "{ nothingOfTheKind }"}', headers);
    expect([status, errors[0]?.extensions.code]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a wrong id', () => {
  const query = '{ symptom(id: "x") { name } release { version } }';

  test.each(['application/json', 'application/graphql-response+json'])(
    'leaves the answer a 200 in %s',
    async (accept) => {
      const headers = { accept, 'content-type': 'application/json' };
      const { status, data, errors } = await server.post(JSON.stringify({ query }), headers);
      expect(status).toBe(200);
      expect(data).toMatchObject({ symptom: null, release: { version: expect.any(String) } });
      expect(errors).toMatchObject([{ path: ['symptom'], extensions: { code: 'BAD_ID', ids: ['x'] } }]);
    },
  );

  test('of any length is told in part, in the message and in the list', async () => {
    const id = 'x'.repeat(20_000);
    const { errors } = await server.query(`{ differential(present: ["${id}", "y"]) { measure } }`);
    const [error] = errors;
    expect(error?.message.length).toBeLessThan(1_100);
    expect(error?.extensions.ids).toEqual([expect.stringMatching(/^x{500} … x{500}$/), 'y']);
  });

  test('is told by GET too, and the answer is not kept', async () => {
    const response = await fetch(`${server.url}?query=${encodeURIComponent(query)}`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  test('and a number that no float can hold is refused when the document is validated', async () => {
    const text = '{ nutrients { nodes { foods(where: { amountPer100g: { lt: 1e400 } }) { totalCount } } } }';
    const { status, errors } = await server.query(text);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test.each([
    '{ nutrient(id: "nutrient:iron") { id name @skip(if: $s) } }',
    '{ __schema { description @skip(if: $s) } }',
  ])('and a null for a variable with a default is refused before anything is answered: %s', async (selection) => {
    const { status, errors } = await server.query(`query($s: Boolean = true) ${selection}`, { s: null });
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([400, ['BAD_USER_INPUT']]);
  });
});

describe('what fails within the service', () => {
  const schema = buildSchema('type Query { broken: Int, wrapped: Int, impossible: Int, coded: Int, away: Int }');
  const fail = (field: string, error: unknown) => {
    const found = schema.getQueryType()?.getFields()[field];
    if (found) found.resolve = () => Promise.reject(error);
  };
  fail('broken', new Error('password=hunter2'));
  fail('wrapped', new GraphQLError('Neo.ClientError', { originalError: new Error('MATCH (n) RETURN n') }));
  fail('impossible', new GraphQLError('Int cannot represent "hunter2"'));
  fail('coded', codedError('BAD_CURSOR', 'The cursor is malformed.'));
  fail('away', codedError('SERVICE_UNAVAILABLE', 'Not now.', {}, new StoreFault('unreachable', new Error('MATCH'))));
  const logged: [string, unknown][] = [];
  const app = createApp({
    schema,
    introspection: true,
    documentCacheBytes: 1,
    persisted: null,
    execute: async (request) => execute({ schema, ...request }),
    limits: readSettings([], {}),
    log: (id, error) => logged.push([id, error]),
  });
  const ask = async (query: string) => {
    const body = JSON.stringify({ query });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    const response = await app.fetch('http://localhost/graphql', init, {
      requestId: 'r-1',
      record: emptyRequestRecord(),
    });
    return response.text();
  };

  test.each(['broken', 'wrapped', 'impossible'])('%s: the client learns an id, the log the cause', async (field) => {
    const answer = await ask(`{ ${field} }`);
    expect(JSON.parse(answer)).toMatchObject({
      data: { [field]: null },
      errors: [{ path: [field], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } }],
    });
    expect(answer).not.toMatch(/hunter2|MATCH|Neo|stack|\.ts/);
    expect(logged.at(-1)?.[0]).toBe('r-1');
  });

  test('an error with a code is passed on as it is', async () => {
    const before = logged.length;
    expect(JSON.parse(await ask('{ coded }'))).toMatchObject({
      errors: [{ message: 'The cursor is malformed.', extensions: { code: 'BAD_CURSOR' } }],
    });
    expect(logged.length).toBe(before);
  });

  test('a store that cannot answer is logged, and the client has the id', async () => {
    const answer = await ask('{ away }');
    expect(JSON.parse(answer)).toMatchObject({
      errors: [{ message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE', requestId: 'r-1' } }],
    });
    expect(answer).not.toMatch(/MATCH|Neo4j/);
    const { log, written } = new TestLog();
    logFailureTo(log)(...(logged.at(-1) ?? ['', null]));
    const [line = ''] = written;
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      requestId: 'r-1',
      reason: 'unreachable',
      message: expect.stringContaining('Neo4j cannot be reached'),
      cause: 'MATCH',
    });
    expect(line).toMatch(/^[^\n]+\n$/);
  });
});
