/**
 * Shows that the input of a client never becomes Cypher. A hostile string, in every place that takes a string, leaves
 * the statement as a harmless one does, gets the answer of the embedded store, and changes nothing in the database.
 */

import { getOperationAST, parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { compilePlan } from '../../src/cypher/compile.ts';
import { cypherName } from '../../src/cypher/storage.ts';
import type { GraphData } from '../../src/model/data.ts';
import type { Graph } from '../../src/model/graph.ts';
import { Preparer } from '../../src/plan/prepare.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { TestEngine, wideLimits } from '../support/engine/engine.ts';
import { makeData, makeNode } from '../support/engine/make-data.ts';
import { hostileStrings, loneSurrogates } from '../support/http/hostile-strings.ts';
import { loadLibrary } from '../support/library/index.ts';
import { dump } from '../support/neo4j/dump.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions } from '../support/neo4j/neo4j.ts';
import { RecordingConnection } from '../support/neo4j/recording-connection.ts';
import { listFields } from '../support/random/lists.ts';
import { inList, type StringOperand, stringOperands } from '../support/random/string-operands.ts';

const minutes = 60_000;
const harmless = 'harmless';
const strings = Object.values(hostileStrings);

/** Places beside conditions: ids, lists of ids and the text of a search. */
const rootPositions: readonly StringOperand[] = [
  ['Query.node(id)', 'ID!', (operand: string) => `node(id: ${operand}) { id }`],
  ['Query.book(id)', 'ID!', (operand: string) => `book(id: ${operand}) { id }`],
  ['Query.nodes(ids)', '[ID!]!', (operand: string) => `nodes(ids: ${operand}) { id }`],
  ['Query.byXref(ids)', '[ID!]!', (operand: string) => `byXref(ids: ${operand}) { id }`],
  [
    'Query.search(text)',
    'String!',
    (operand: string) => `search(text: ${operand}) { totalCount hits { node { id } } }`,
  ],
].map(([name, type, write]) => ({
  name: String(name),
  type: String(type),
  write: (operand, declarations) => `query ${declarations} { ${(write as (operand: string) => string)(operand)} }`,
}));

/** Whether a text there has to be an id, so that any other refuses the operation before anything is sent. */
const isId = ({ name }: StringOperand): boolean => /\.of\)/.test(name);

/** Limits under which the longest hostile text is taken in every operand and in every key of a cursor. */
const longStrings = { maxArgumentSize: Number.POSITIVE_INFINITY };

/** Whether a text is within the limit of its position. */
const isTaken = ({ name }: StringOperand, text: string): boolean =>
  name !== 'Query.search(text)' || text.length <= wideLimits.maxSearchLetters;

/** Returns the library with a book for each hostile string, which holds it in every property that takes one. */
function withHostileBooks(graph: Graph, data: GraphData): GraphData {
  const books = strings.map((text, i) =>
    makeNode(graph, 'Book', `hostile-${i}`, {
      ...{ name: text, description: text, synonyms: [text, 'x'], subtitle: text, tags: [text], pages: i },
      ...{ format: 'AUDIO', editions: [{ isbn: text, year: null, price: null, signed: null, format: null }] },
    }),
  );
  return { ...makeData([...data.nodes, ...books], data.edges), release: data.release };
}

describe('quoting', () => {
  it.each([
    ['plain', '`plain`'],
    ['`', '````'],
    ['a`) DETACH DELETE n //', '`a``) DETACH DELETE n //`'],
    ['\\u0060', '`\\u005Cu0060`'],
  ])('of the name %s', (name, quoted) => expect(cypherName(name)).toBe(quoted));
});

describeNeo4j('hostile strings', () => {
  let connection: RecordingConnection;
  let embedded: TestEngine;
  let remote: TestEngine;
  let graph: Graph;
  let data: GraphData;
  let before: Awaited<ReturnType<typeof dump>>;

  beforeAll(async () => {
    const library = await loadLibrary();
    graph = library.graph;
    data = withHostileBooks(graph, library.data);
    connection = new RecordingConnection(neo4jOptions());
    await emptyNeo4j(connection);
    await loadGraph(connection, graph, columnsOf(graph, data));
    embedded = new TestEngine(graph, data, longStrings);
    remote = new TestEngine(graph, data, longStrings, openNeo4jStore(graph, connection));
    await remote.data('{ search(text: "a") { totalCount } }');
    before = await dump(connection);
  }, minutes);
  afterAll(async () => {
    await connection?.close();
  });

  /** Asks both stores, who have to agree. @returns the statement that was sent, if any was. */
  async function ask(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<string | undefined> {
    connection.sent.length = 0;
    const [expected, found] = [await embedded.run(text, variables), await remote.run(text, variables)];
    const shown = ({ data, errors }: typeof found) => JSON.stringify([data, errors], null, 1);
    if (shown(found) !== shown(expected)) {
      expect(shown(found), `${text}\n${JSON.stringify(variables).slice(0, 500)}`).toBe(shown(expected));
    }
    return connection.sent[0]?.text;
  }

  /** Asks with an operand as a variable and as a literal. @returns both statements. */
  async function askBothWays({ type, write }: StringOperand, text: string) {
    const operand = type.startsWith('[') ? ['book:iliad', text] : text;
    return [
      await ask(write('$text', `($text: ${type})`), { text: operand }),
      await ask(write(JSON.stringify(operand), '')),
    ];
  }

  const positions = (depth: number): StringOperand[] => [
    ...rootPositions,
    ...listFields(graph, data).flatMap((list) => stringOperands(embedded.engine.schema, list, depth)),
  ];

  /** Compiles a position with a text as a literal, without a request to a store. */
  function compiled({ type, write }: StringOperand, text: string): string {
    const document = parse(write(JSON.stringify(type.startsWith('[') ? [text] : text), ''));
    const operation = getOperationAST(document);
    const { schema } = embedded.engine;
    const prepared = operation && new Preparer(graph, schema, wideLimits).prepare(document, operation, {});
    if (!prepared?.value) throw new Error(`${write('…', '')} was refused`);
    return compilePlan(graph, prepared.value.plan);
  }

  afterEach(async () => expect(await dump(connection)).toEqual(before));

  it('come back as they were stored', async () => {
    const selection = 'nodes { name synonyms tags subtitle editions { isbn } }';
    const query = `query ($strings: [String!]!) {
      books(where: { format: { eq: AUDIO }, name: { in: $strings } }, first: 100) { ${selection} } }`;
    await ask(query, { strings });
    const { books } = await remote.data(query, { strings });
    expect(books.nodes.map(({ name }: { name: string }) => name).toSorted()).toEqual(strings.toSorted());
    for (const { name, ...others } of books.nodes) {
      const expected = { synonyms: [name, 'x'], tags: [name], subtitle: name, editions: [{ isbn: name }] };
      expect(others).toEqual(expected);
    }
  });

  it('leave the statement as it is, in any operand', { timeout: 3 * minutes }, () => {
    const conditions = positions(1).filter(
      (position) => !isId(position) && (position.type !== 'ID!' || position.name.includes('where')),
    );
    expect(conditions.length).toBeGreaterThan(500);
    for (const position of conditions) {
      const statement = compiled(position, harmless);
      const changed = strings.filter((text) => isTaken(position, text) && compiled(position, text) !== statement);
      expect(changed, position.name).toEqual([]);
    }
    for (const [i, position] of positions(2).entries()) {
      const text = strings[i % strings.length] ?? '';
      if (isId(position) || !isTaken(position, text)) continue;
      expect(compiled(position, text) === compiled(position, harmless), `${position.name}: ${text}`).toBe(true);
    }
  });

  it('get the same answer from both stores, in any operand, by one statement', { timeout: 10 * minutes }, async () => {
    // Neo4j plans each new statement: the random operations cover conditions under and, or and not.
    const asked = positions(1).filter(({ name }) => !/\.(and|or|not)\./.test(name));
    expect(asked.length).toBeGreaterThan(300);
    for (const [i, position] of asked.entries()) {
      const some = position.name.startsWith('Query.')
        ? strings
        : [0, 1, 2].map((turn) => strings[(3 * i + turn) % strings.length] ?? '');
      const [expected] = await askBothWays(position, position.type === 'ID!' ? 'book:harmless' : harmless);
      for (const text of some) {
        for (const statement of await askBothWays(position, text)) {
          const isSent = !isId(position) && isTaken(position, text);
          expect(statement, `${position.name}: ${text}`).toBe(isSent ? expected : undefined);
        }
      }
    }
  });

  /** A cursor of a list, its text keys replaced. */
  const forge = (cursor: string, text: string, which: (place: number) => boolean): string => {
    const [hash, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const forged = keys.map((key, i) => (typeof key === 'string' && which(i) ? text : key));
    return Buffer.from(JSON.stringify([hash, ...forged])).toString('base64url');
  };

  /** Every list with a cursor from its middle: in the default order, and by name. */
  async function cursors() {
    const found: { readonly write: (args: string) => string; readonly cursor: string }[] = [];
    for (const list of listFields(graph, data)) {
      const byName = list.hop ? 'orderBy: [{ node: { name: DESC } }],' : 'orderBy: [{ name: ASC }],';
      for (const order of ['', byName]) {
        const answer = await embedded.data(inList(list, `${order} after: null`, ''));
        const { edges } = (list.hop ? Object.values(answer)[0] : answer)[list.field];
        const cursor = edges[Math.floor(edges.length / 2)]?.cursor;
        const write = (args: string) => inList(list, `${order} ${args}`, '($text: String)');
        if (cursor) found.push({ write, cursor });
      }
    }
    return found;
  }

  it('get the same answer from both stores, in cursors, by one statement', { timeout: 10 * minutes }, async () => {
    const lists = await cursors();
    expect(lists.length).toBeGreaterThan(45);
    for (const [i, { write, cursor }] of lists.entries()) {
      for (const argument of ['after', 'before']) {
        const query = write(`${argument}: $text`);
        const statement = await ask(query, { text: cursor });
        for (let turn = 0; turn < 4; turn++) {
          const text = strings[(4 * i + turn) % strings.length] ?? '';
          for (const which of [() => true, (place: number) => place === turn % 3]) {
            expect(await ask(query, { text: forge(cursor, text, which) })).toBe(statement);
          }
          expect(await ask(query, { text }), 'no cursor at all').toBeUndefined();
        }
      }
    }
  });

  it('get the same error from both stores where only a name or a number is valid', async () => {
    for (const text of strings) {
      for (const [type, place] of [
        ['Int', 'books(first: $text)'],
        ['[BookOrder!]', 'books(orderBy: $text)'],
        ['BookWhere', 'books(where: $text)'],
        ['OrderDirection!', 'books(orderBy: [{ name: $text }])'],
        ['BookFormat!', 'books(where: { format: { eq: $text } })'],
        ['Float!', 'books(where: { rating: { gt: $text } })'],
        ['Boolean!', 'books(where: { illustrated: { eq: $text } })'],
        ['[EntityKind!]', 'search(text: "a", kinds: $text)'],
      ]) {
        const query = `query ($text: ${type}) { ${place} { __typename } }`;
        expect((await remote.refusal(query, { text })).extensions.code).toBe('BAD_USER_INPUT');
        expect(await ask(query, { text }), query).toBeUndefined();
      }
    }
  });

  it('cannot be names; names that mean something in Cypher are not in the statement', async () => {
    const query = (a: string, b: string, c: string, variable: string, operation: string, fragment: string) =>
      `query ${operation}($${variable}: String!) {
         ${a}: books(first: 2, where: { name: { contains: $${variable} } }) { ${b}: nodes { ...${fragment} } } }
       fragment ${fragment} on Book { ${c}: name author: authors { ${a}: totalCount } }`;
    const statement = await ask(query('a', 'b', 'c', 'text', 'Name', 'Part'), { text: 'a' });
    const names = [
      'RETURN',
      'MATCH',
      'DELETE',
      'n1',
      'r2',
      'p0',
      'fetch1',
      'hits0',
      'root0',
      'release',
      'null',
      'constructor',
    ];
    for (const [i, name] of names.entries()) {
      const [next = '', other = ''] = [names[(i + 1) % names.length], names[(i + 2) % names.length]];
      expect(await ask(query(name, next, other, name, next, other), { [name]: 'a' })).toBe(statement);
    }
    for (const text of strings) {
      expect(() => parse(`{ ${text}: books { totalCount } }`)).toThrow();
      expect(() => parse(`query ${text} { books { totalCount } }`)).toThrow();
    }
  });

  describe('with halves of characters', () => {
    it.each(Object.entries(loneSurrogates))('%s', { timeout: 2 * minutes }, async (_, text) => {
      for (const position of rootPositions) {
        const operand = position.type.startsWith('[') ? ['book:iliad', text] : text;
        await ask(position.write('$text', `($text: ${position.type})`), { text: operand });
      }
      for (const operators of ['eq: $text', 'in: [$text]', 'contains: $text', 'startsWith: $text']) {
        await ask(`query ($text: String!) { books(where: { name: { ${operators} } }) { nodes { id } } }`, { text });
      }
      await ask('query ($text: String!) { books(where: { tags: { has: $text } }) { nodes { id } } }', { text });
      for (const order of ['orderBy: [{ name: ASC }]', 'orderBy: [{ name: DESC }]']) {
        const { books } = await embedded.data(`{ books(${order}, first: 1) { edges { cursor } } }`);
        const cursor = forge(books.edges[0].cursor, text, (place) => place === 0);
        for (const argument of ['after', 'before']) {
          await ask(`query ($text: String!) { books(${order}, first: 100, ${argument}: $text) { nodes { id } } }`, {
            text: cursor,
          });
        }
      }
    });
  });
});
