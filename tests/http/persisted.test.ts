import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { killAll, run } from '../support/process/command.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persistedQuery = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const query = 'query Name($id: ID!) { nutrient(id: $id) { name } }';
const listed = `${query} # listed in upper case`;
const variables = { id: 'nutrient:iron' };
const answer = { nutrient: { name: 'Iron' } };

describe('a persisted query', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(['--persisted-bytes', '20000']);
  });
  afterAll(() => server.close());

  const byHash = (hash: string, server_ = server) =>
    server_.post(JSON.stringify({ variables, ...persistedQuery(hash) }));

  test('can be sent by its hash after it was sent once', async () => {
    const hash = sha256(query);
    const unknown = await byHash(hash);
    expect(unknown.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', sha256Hash: hash } },
    ]);
    expect((await server.query(query, variables, persistedQuery(hash))).data).toEqual(answer);
    expect((await byHash(hash)).data).toEqual(answer);
  });

  test('can be sent by GET, with an answer that browsers and proxies may cache', async () => {
    await server.query(query, variables, persistedQuery(sha256(query)));
    const { extensions } = persistedQuery(sha256(query));
    const parameters = { variables: JSON.stringify(variables), extensions: JSON.stringify(extensions) };
    const response = await fetch(`${server.url}?${new URLSearchParams(parameters)}`);
    expect(await response.json()).toEqual({ data: answer });
    expect(response.headers.get('cache-control')).toMatch(/^public/);
  });

  test('is refused with the hash of another document, and is not cached', async () => {
    const hash = sha256('{ __typename }');
    const { errors } = await server.query(query, variables, persistedQuery(hash));
    expect(errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_MISMATCH' } }]);
    expect((await byHash(hash)).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
  });

  test('is dropped when the cache is full', async () => {
    await server.query(query, variables, persistedQuery(sha256(query)));
    for (let i = 0; i < 5; i++) {
      const large = `{ __typename } # ${i}${'x'.repeat(3_000)}`;
      await server.query(large, {}, persistedQuery(sha256(large)));
    }
    expect((await byHash(sha256(query))).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
  });

  test('cannot be sent by a part of its hash', async () => {
    const hash = sha256(query);
    for (const part of ['', hash.slice(0, 10), hash.slice(0, 63), `${hash}0`, ` ${hash}`, hash.slice(1)]) {
      const { errors } = await server.query(query, variables, persistedQuery(part));
      expect([part, errors[0]?.extensions.code]).toEqual([part, 'PERSISTED_QUERY_MISMATCH']);
      expect([part, (await byHash(part)).errors[0]?.extensions.code]).toEqual([part, 'PERSISTED_QUERY_NOT_FOUND']);
    }
  });

  test('can be sent by a hash in upper or lower case', async () => {
    const other = `${query} # another`;
    const hash = sha256(other);
    expect((await server.query(other, variables, persistedQuery(hash.toUpperCase()))).data).toEqual(answer);
    for (const written of [hash, hash.toUpperCase(), hash.slice(0, 32) + hash.slice(32).toUpperCase()]) {
      expect((await byHash(written)).data).toEqual(answer);
    }
  });

  test.each([1.5, 2, 0, -1, '1', true, null, [1], undefined])(
    'of version %j is refused, with and without a document',
    async (version) => {
      const extensions = { persistedQuery: { version, sha256Hash: sha256(query) } };
      for (const body of [{ extensions }, { query, variables, extensions }]) {
        const { status, errors } = await server.post(JSON.stringify(body));
        expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
        expect(errors[0]?.message).toContain('"version": 1');
      }
    },
  );

  test.each(['x', 7, [], {}, { version: 1 }, { version: 1, sha256Hash: 7 }, { version: 1, sha256Hash: null }])(
    'is refused with %j for its extension',
    async (persisted) => {
      const { status, errors } = await server.post(JSON.stringify({ extensions: { persistedQuery: persisted } }));
      expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
      expect(errors[0]?.message).toContain('"sha256Hash"');
    },
  );

  test('counts as absent if its extension is null', async () => {
    const { errors } = await server.post(JSON.stringify({ extensions: { persistedQuery: null } }));
    expect(errors[0]?.message).toContain('has no "query"');
  });

  test('can be sent by its hash with an empty document', async () => {
    await server.query(query, variables, persistedQuery(sha256(query)));
    const answered = await server.query('', variables, persistedQuery(sha256(query)));
    expect(answered.data).toEqual(answer);
  });

  test('is refused if the setting is 0', async () => {
    const none = await startTestServer(['--persisted-bytes', '0']);
    await none.query(query, variables, persistedQuery(sha256(query)));
    expect((await byHash(sha256(query), none)).errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    await none.close();
  });
});

describe('a service with trusted documents', () => {
  let folder: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trusted-'));
    await writeFile(
      join(folder, 'manifest.json'),
      JSON.stringify({ [sha256(query)]: query, iron: query, [sha256(listed).toUpperCase()]: listed }),
    );
    server = await startTestServer(['--trusted-documents', join(folder, 'manifest.json')]);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  afterEach(killAll);

  test('answers them by their ids', async () => {
    for (const id of [sha256(query), sha256(query).toUpperCase(), sha256(listed), 'iron']) {
      expect((await server.post(JSON.stringify({ variables, ...persistedQuery(id) }))).data).toEqual(answer);
    }
  });

  test.each([
    ['another id', persistedQuery('copper'), 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an id in another case', persistedQuery('Iron'), 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['a part of an id', persistedQuery(sha256(query).slice(0, 10)), 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['another version', { extensions: { persistedQuery: { version: 2, sha256Hash: 'iron' } } }, 'BAD_REQUEST'],
    ['a document, even a trusted one', { query }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['a document with an id', { query, ...persistedQuery('iron') }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['a request with neither id nor document', {}, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['introspection', { query: '{ __schema { description } }' }, 'PERSISTED_QUERY_ID_REQUIRED'],
  ])('refuses %s', async (_name, body, code) => {
    const { status, errors } = await server.post(JSON.stringify({ variables, ...body }));
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([400, [code]]);
  });

  test('accepts the manifest that the command writes', async () => {
    const file = join(folder, 'examples.json');
    const { code, out } = await run('manifest', examplesFolder, file).ended;
    expect([code, out]).toEqual([0, expect.stringMatching(/examples\.json: \d+ documents/)]);
    const examples = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
    expect(examples.length).toBeGreaterThan(20);
    const trusting = await startTestServer(['--trusted-documents', file]);
    for (const [id, text] of examples) {
      expect(id).toBe(sha256(text));
      expect((await trusting.post(JSON.stringify(persistedQuery(id)))).errors).toEqual([]);
    }
    await trusting.close();
  });

  test.each([
    ['{ nothing }', /one problem in trusted documents.*\n.*bad.graphql:1: Cannot query field "nothing"/],
    ['{ ', /bad.graphql:1: Syntax Error/],
    [`{ ${'__typename '.repeat(30)} }`, /bad.graphql:1: The operation exceeds maxRootFields/],
  ])('cannot have an invalid document, which the command refuses: %s', async (text, message) => {
    const wrong = await mkdtemp(join(folder, 'wrong-'));
    await writeFile(join(wrong, 'bad.graphql'), text);
    const { code, err } = await run('manifest', wrong, join(wrong, 'out.json')).ended;
    expect(err).toMatch(message);
    expect(code).toBe(1);
    await expect(readFile(join(wrong, 'out.json'))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['not JSON', 'does not contain a JSON object'],
    ['["a"]', 'does not contain a JSON object'],
    ['{}', 'has no documents'],
    ['{"a": 1}', 'has no string under "a"'],
    ['{"a": "{ nothing }"}', 'a:1: Cannot query field "nothing"'],
  ])('does not start with the manifest %s', async (text, message) => {
    const file = join(folder, 'bad.json');
    await writeFile(file, text);
    await expect(startTestServer(['--trusted-documents', file])).rejects.toThrow(message);
  });
});
