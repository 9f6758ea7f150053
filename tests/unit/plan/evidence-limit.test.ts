/** The argument `evidence`: which limit applies where, and which values it refuses. The oracle tests its meaning. */
import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphData } from '../../../src/model/data.ts';
import { needsEvidence } from '../../../src/model/define.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { printPlan } from '../../../src/plan/print.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { libraryGraph } from '../../support/library/model.ts';
import { shelves } from '../../support/library/research.ts';

let engine: TestEngine;
let graph: Graph;
let data: GraphData;
beforeAll(async () => {
  ({ graph, data } = await loadLibrary());
  engine = new TestEngine(graph, data, {}, undefined, [shelves]);
});

const letters = 'evidence: {sources: ["register:letters"]}';

describe('the nearest limit', () => {
  it('applies to all fields below', async () => {
    const { book } = await engine.data(
      `{ book(id: "book:iliad", ${letters}) {
        authors { nodes { id } edges { remarks { id } } } genres { totalCount } } }`,
    );
    expect(book.authors.nodes.map(({ id }: { id: string }) => id)).toEqual([
      'author:emile-a',
      'author:homer',
      'author:emile-b',
    ]);
    expect(book.authors.edges[1].remarks).toEqual([{ id: 'remark:troy' }]);
    expect(book.genres.totalCount).toBe(0);
  });

  it('replaces the one above as a whole, and null lifts it', async () => {
    const { book } = await engine.data(`{ book(id: "book:tie-a", ${letters}) {
      none: authors { totalCount }
      other: authors(evidence: {status: [DOUBTS]}) { totalCount }
      all: authors(evidence: null) { totalCount }
    } }`);
    expect(book).toEqual({ none: { totalCount: 0 }, other: { totalCount: 2 }, all: { totalCount: 3 } });
  });

  it('comes from variables, of which an absent one changes nothing', async () => {
    const text = `query ($limit: EvidenceLimit, $ids: [ID!]) {
      book(id: "book:tie-a", evidence: {sources: $ids}) { authors(evidence: $limit) { totalCount } } }`;
    const count = async (variables: object) => (await engine.data(text, { ...variables })).book.authors.totalCount;
    expect(await count({ ids: ['register:letters'] })).toBe(0);
    expect(await count({ ids: ['register:letters'], limit: null })).toBe(3);
    expect(await count({ ids: ['register:letters'], limit: { minSources: 1, sources: ['register:ledger'] } })).toBe(3);
    expect(await count({})).toBe(3);
  });

  it('counts the sources of one family once', async () => {
    const { of, families } = await engine.data(`{
      of: book(id: "book:iliad", evidence: {minSources: 2}) { authors { nodes { id } } }
      families: book(id: "book:tie-a", evidence: {minSources: 2}) { authors { totalCount } }
    }`);
    expect(of.authors.nodes).toEqual([{ id: 'author:homer' }]);
    expect(families.authors.totalCount).toBe(0);
  });

  it('answers null for a single node whose relation it leaves out, but keeps the source of a remark', async () => {
    expect(
      await engine.data(`{
        magazine(id: "magazine:owl", ${letters}) { genre { id } }
        remark(id: "remark:lamp", ${letters}) { register { id } speaksOf { totalCount } }
      }`),
    ).toEqual({
      magazine: { genre: null },
      remark: { register: { id: 'register:ledger' }, speaksOf: { totalCount: 0 } },
    });
  });
});

describe('a limit', () => {
  it.each([
    ['{sources: []}', 'BAD_USER_INPUT', 'sources is an empty list'],
    ['{sourceKinds: []}', 'BAD_USER_INPUT', 'sourceKinds is an empty list'],
    ['{status: null}', 'BAD_USER_INPUT', 'status is null'],
    ['{minSources: 0}', 'BAD_USER_INPUT', 'minSources is 0; it has to be a whole number from 1 up'],
    ['{sources: ["book:iliad"]}', 'BAD_ID', '"book:iliad"'],
    ['{sources: ["register:letters", "register:none"]}', 'BAD_ID', '"register:none": no entity of this release'],
  ])('%s is refused', async (limit, code, message) => {
    for (const field of [
      `books(evidence: ${limit}) { totalCount }`,
      `book(id: "book:iliad") { authors(evidence: ${limit}) { totalCount } }`,
      `search(text: "iliad", evidence: ${limit}) { totalCount }`,
      `shelves(books: ["book:iliad"], evidence: ${limit}) { given }`,
    ]) {
      const { errors, data: found } = await engine.run(`{ ${field} }`);
      expect(found, field).toBeNull();
      expect(errors[0]?.extensions.code, field).toBe(code);
      expect(errors[0]?.message, field).toContain(message);
    }
  });

  it('has no condition that the graph cannot answer', () => {
    const conditionsOf = (schema: GraphQLSchema) => {
      const limit = schema.getType('EvidenceLimit');
      return isInputObjectType(limit) ? Object.keys(limit.getFields()) : [];
    };
    const { support: _support, ...evidence } = libraryGraph.evidence;
    const { weakKinds: _weak, soleSupport: _sole, ...provenance } = libraryGraph.provenance;
    const unsupported = resolveGraph({ ...libraryGraph, evidence, provenance });
    const always = ['sources', 'sourceKinds', 'status', 'minSources'];
    expect(conditionsOf(engine.engine.schema)).toEqual([...always, 'corroborated']);
    expect(conditionsOf(new TestEngine(unsupported, data).engine.schema)).toEqual(always);
  });

  it('keeps the hits of a search that admitted evidence is about', async () => {
    const hits = async (limit: string) =>
      (await engine.data(`{ search(text: "iliad", kinds: [BOOK]${limit}) { nodes { id } totalCount } }`)).search;
    expect((await hits('')).totalCount).toBe(1);
    expect((await hits(`, ${letters}`)).totalCount).toBe(1);
    expect((await hits(', evidence: {sources: ["register:blank"]}')).totalCount).toBe(0);
  });

  it.each([
    '{minSources: 2}',
    '{minSources: 2147483647}',
    '{corroborated: false}',
    '{sources: ["register:letters"], corroborated: true}',
  ])('%s keeps the entities of each kind with a relation that stays, in lists, counts and searches', async (limit) => {
    for (const { name, definition, hops } of graph.kinds.values()) {
      const ends = [...hops.values()].filter(({ relation }) => needsEvidence(relation)).map(({ end }) => end);
      const apart = [graph.evidence.kind, graph.definition.provenance.kind];
      if (apart.includes(name) || ends.length === 0) continue;
      const edges = ends.map(({ field, cardinality }) =>
        cardinality === 'one' ? `${field} { __typename }` : `${field} { totalCount }`,
      );
      const answer = await engine.data(`{
        listed: ${definition.plural}(first: 1000, evidence: ${limit}) { totalCount nodes { id } }
        all: ${definition.plural}(first: 1000) { nodes { id name } }
      }`);
      const kept: string[] = [];
      for (const { id, name: text } of answer.all.nodes) {
        const field = name.charAt(0).toLowerCase() + name.slice(1);
        const { [field]: node, search } = await engine.data(
          `query ($text: String!) { ${field}(id: "${id}", evidence: ${limit}) { ${edges.join(' ')} }
            search(text: $text, first: 1000, evidence: ${limit}) { nodes { id } } }`,
          { text },
        );
        const parts: readonly ({ readonly totalCount?: number } | null)[] = Object.values(node);
        const isKept = parts.some((part) => part !== null && part.totalCount !== 0);
        if (isKept) kept.push(id);
        const isFound = search.nodes.some((hit: { id: string }) => hit.id === id);
        expect(isFound, `${id} in a search`).toBe(isKept);
      }
      const listed = answer.listed.nodes.map(({ id }: { id: string }) => id);
      expect(listed.sort(), name).toEqual(kept.sort());
      expect(answer.listed.totalCount).toBe(kept.length);
    }
  });

  it('shares the plan of requests with other values', async () => {
    const text = 'query ($ids: [ID!]) { books(evidence: {sources: $ids}) { totalCount } }';
    const ask = (...ids: string[]) => engine.run(text, { ids });
    const [some, none] = [await ask('register:ledger'), await ask('register:blank')];
    expect([some.data.books.totalCount > 0, none.data.books.totalCount]).toEqual([true, 0]);
    expect(none.bound?.cached).toBe(true);
  });
});

describe('research under a limit', () => {
  const ask = (limit: string) =>
    engine.run(`{ shelves(books: ["book:iliad", "book:red"]${limit}) {
      shelves { book { id authors { totalCount } } count }
    } }`);

  it('reads only the relations that it admits, of all entities that it was given', async () => {
    const { data: found, facts } = await ask(`, ${letters}`);
    expect(found.shelves.shelves).toEqual([
      { book: { id: 'book:iliad', authors: { totalCount: 3 } }, count: 3 },
      { book: { id: 'book:red', authors: { totalCount: 0 } }, count: 0 },
    ]);
    expect(facts?.map(({ plan }) => printPlan(plan)).join()).toContain('edge by evidence with sources');
  });

  it('takes the limit that the graph declares, unless the query lifts it', async () => {
    const { definition } = graph;
    const provenance = { ...definition.provenance, researchDefault: { status: ['DOUBTS'] } };
    const other = new TestEngine(resolveGraph({ ...definition, provenance }), data, {}, undefined, [shelves]);
    const count = async (limit: string) =>
      (await other.data(`{ shelves(books: ["book:iliad"]${limit}) { shelves { count } } }`)).shelves.shelves[0].count;
    expect([await count(''), await count(', evidence: null'), await count(`, ${letters}`)]).toEqual([2, 3, 3]);
  });
});
