import { buildSchema, execute, GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codedError } from '../../src/base/errors.ts';
import { Documents } from '../../src/server/graphql/documents.ts';
import { ClientErrors } from '../../src/server/graphql/errors.ts';
import { RequestRules } from '../../src/server/graphql/rules.ts';
import { openYoga } from '../../src/server/graphql/yoga.ts';
import { readSettings } from '../../src/settings/read.ts';
import { StoreFault } from '../../src/store/fault.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { unsentExchange } from '../support/http/unsent-exchange.ts';
import { TestLog } from '../support/process/log.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const byId = 'query One($id: ID!) { node(id: $id) { id } }';

describe('a wrong request', () => {
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
  ])('has the code %s for %j', async (code, body) => {
    const { status, errors, data } = await server.post(JSON.stringify(body));
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    for (const error of errors) expect(error.extensions).toEqual({ code });
    expect(errors).not.toEqual([]);
  });

  test('may have an empty operation name, which counts as none', async () => {
    const one = await server.query('{ __typename }', {}, { operationName: '' });
    expect(one).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    const two = await server.query('query A { __typename } query B { __typename }', {}, { operationName: '' });
    expect(two.errors[0]?.message).toContain('the request names none of them');
    const wrong = await server.query('{ __typename }', {}, { operationName: 'A' });
    expect(wrong.errors[0]?.message).toBe('The document has no operation named "A". Leave operationName out.');
    const none = await server.query('');
    expect(none.errors[0]?.message).toContain('The request has no "query"');
  });

  test.each([
    ['mutation { x }', ''],
    ['mutation M { x } query Q { __typename }', 'M'],
    ['subscription { x }', ''],
  ])('by GET is refused: %s', async (query, operationName) => {
    const url = `${server.url}?${new URLSearchParams({ query, operationName })}`;
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await fetch(url, { headers: { accept } });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(405);
  });

  test('by GET is answered if it names a query beside a mutation', async () => {
    const query = 'mutation M { x } query Q { __typename }';
    const response = await fetch(`${server.url}?${new URLSearchParams({ query, operationName: 'Q' })}`);
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('with an unknown operation name gets the known names', async () => {
    const { errors } = await server.query('query A { __typename } query B { __typename }', {}, { operationName: 'C' });
    expect(errors[0]?.message).toBe('The document has no operation named "C". Set operationName to one of "A", "B".');
  });

  test.each([
    ['{"query": ', 'The body is not a JSON object. Send one, such as {"query":'],
    ['"text"', 'The body is not a JSON object. Send one, such as {"query":'],
    ['null', 'The body is not a JSON object. Send one, such as {"query":'],
    ['[{"query": "{ __typename }"}]', 'The body is a list. Send one operation with each request, such as {"query":'],
    ['{}', 'The request has no "query". Send an operation, such as {"query":'],
    ['{"query": 7}', 'The parameter "query" must be a string, null, or absent.'],
    ['{"query": "{ a }", "variables": "b"}', 'The parameter "variables" must be an object, null, or absent.'],
    ['{"query": "{ a }", "extensions": []}', 'The parameter "extensions" must be an object, null, or absent.'],
    ['{"query": "{ a }", "operationName": 7}', 'The parameter "operationName" must be a string, null, or absent.'],
    ['{"query": "{ a }", "id": "b"}', 'The parameter "id" is unknown. A request has query, variables, operationName'],
  ])('of the form %s gets an explanation and a fix', async (body, message) => {
    const { status, errors } = await server.post(body);
    expect([status, errors.map(({ extensions }) => extensions)]).toEqual([400, [{ code: 'BAD_REQUEST' }]]);
    expect(errors[0]?.message).toContain(message);
  });

  test('with malformed JSON is not repeated in the error', async () => {
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
  ])('with a body of type "%s" is refused', async (type) => {
    const { status, errors } = await server.post('{"query": "{ __typename }"}', { 'content-type': type });
    expect(status).toBe(415);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('by the method %s is refused', async (method) => {
    const response = await fetch(server.url, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('has the status 200 in application/json, as GraphQL over HTTP requires', async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const { status, errors } = await server.post('{"query": "{ nothingOfTheKind }"}', headers);
    expect([status, errors[0]?.extensions.code]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a wrong id', () => {
  const query = '{ symptom(id: "x") { name } release { version } }';

  test.each(['application/json', 'application/graphql-response+json'])(
    'leaves the status at 200 in %s',
    async (accept) => {
      const headers = { accept, 'content-type': 'application/json' };
      const { status, data, errors } = await server.post(JSON.stringify({ query }), headers);
      expect(status).toBe(200);
      expect(data).toMatchObject({ symptom: null, release: { version: expect.any(String) } });
      expect(errors).toMatchObject([{ path: ['symptom'], extensions: { code: 'BAD_ID', ids: ['x'] } }]);
    },
  );

  test('that is long is shortened in the message and in the list', async () => {
    const id = 'x'.repeat(20_000);
    const { errors } = await server.query(`{ differential(present: ["${id}", "y"]) { measure } }`);
    const [error] = errors;
    expect(error?.message.length).toBeLessThan(1_100);
    expect(error?.extensions.ids).toEqual([expect.stringMatching(/^x{500} … x{500}$/), 'y']);
  });

  test('by GET gives 200 and an answer that must not be cached', async () => {
    const response = await fetch(`${server.url}?query=${encodeURIComponent(query)}`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  test('differs from a number beyond all floats, which validation refuses', async () => {
    const text = '{ nutrients { nodes { foods(where: { amountPer100g: { lt: 1e400 } }) { totalCount } } } }';
    const { status, errors } = await server.query(text);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test.each([
    '{ nutrient(id: "nutrient:iron") { id name @skip(if: $s) } }',
    '{ __schema { description @skip(if: $s) } }',
  ])('differs from a null for a variable with a default, which refuses the operation: %s', async (selection) => {
    const { status, errors } = await server.query(`query($s: Boolean = true) ${selection}`, { s: null });
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([400, ['BAD_USER_INPUT']]);
  });
});

describe('a failure of the service', () => {
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
  const { log, written } = new TestLog();
  const settings = readSettings([], {});
  const yoga = openYoga({
    rules: new RequestRules(schema, settings, null),
    documents: new Documents(1),
    answerer: { answer: async ({ document }) => execute({ schema, document }) },
    errors: new ClientErrors(settings.maxErrors, false, log),
    introspection: true,
    privacy: { holdsValues: () => false },
  });
  const ask = async (query: string) => {
    const body = JSON.stringify({ query });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    const response = await yoga.fetch('http://localhost/graphql', init, {
      exchange: unsentExchange('r-1'),
      sent: { body: null },
    });
    return response.text();
  };

  test.each(['broken', 'wrapped', 'impossible'])('gives the client an id, and the log the cause: %s', async (field) => {
    const answer = await ask(`{ ${field} }`);
    expect(JSON.parse(answer)).toMatchObject({
      data: { [field]: null },
      errors: [{ path: [field], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } }],
    });
    expect(answer).not.toMatch(/hunter2|MATCH|Neo|stack|\.ts/);
    expect(JSON.parse(written.at(-1) ?? '')).toMatchObject({ requestId: 'r-1' });
  });

  test('differs from an error with a code, which the client receives unchanged', async () => {
    const before = written.length;
    expect(JSON.parse(await ask('{ coded }'))).toMatchObject({
      errors: [{ message: 'The cursor is malformed.', extensions: { code: 'BAD_CURSOR' } }],
    });
    expect(written.length).toBe(before);
  });

  test('of the store is logged, and the client receives the id', async () => {
    const answer = await ask('{ away }');
    expect(JSON.parse(answer)).toMatchObject({
      errors: [{ message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE', requestId: 'r-1' } }],
    });
    expect(answer).not.toMatch(/MATCH|Neo4j/);
    const line = written.at(-1) ?? '';
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
