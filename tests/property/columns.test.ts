import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/columns/content-hash.ts';
import { columnsOf, graphDataOf } from '../../src/columns/graph-data.ts';
import type { EdgeData, GraphData, NodeData, PropertyValue } from '../../src/model/data.ts';
import {
  type EnumDefinition,
  needsEvidence,
  type Properties,
  type Property,
  targetKinds,
} from '../../src/model/define.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import { compareText } from '../../src/model/text.ts';
import { loadLibrary } from '../support/library/index.ts';
import { libraryGraph } from '../support/library/model.ts';

const graph = resolveGraph(libraryGraph);
const noRelease = { id: '0', version: '0', title: 'Made up', published: '2026-01-01' };

/** Copies a declaration with other enums. An enum that two properties share stays shared. */
function withEnums<T>(part: T, change: (values: EnumDefinition['values']) => object, known = new Map()): T {
  if (typeof part !== 'object' || part === null) return part;
  const copy = known.get(part) ?? (Array.isArray(part) ? [] : {});
  if (known.has(part)) return copy;
  known.set(part, copy);
  for (const [key, inner] of Object.entries(part)) copy[key] = withEnums(inner, change, known);
  if ('values' in part && 'name' in part) copy.values = change(part.values as EnumDefinition['values']);
  return copy;
}

const anyString = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', 'a', '\u{1f600}', '\uffff', '\u{10000}'),
);

/** Any value that a property may hold, a missing one among them. */
function anyValue(property: Property): fc.Arbitrary<PropertyValue> {
  switch (property.type) {
    case 'string':
      return fc.option(anyString);
    case 'boolean':
      return fc.option(fc.boolean());
    case 'int':
      return fc.option(fc.oneof(fc.integer(), fc.integer({ min: -3, max: 300 })));
    case 'float':
      return fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
    case 'enum':
      return fc.option(fc.constantFrom(...Object.keys(property.enum.values)));
    case 'list':
      return fc.array(property.of === 'string' ? anyString : fc.constantFrom(...Object.keys(property.of.values)));
    case 'records':
      return fc.array(anyValues(property.fields)) as fc.Arbitrary<PropertyValue>;
  }
}

const anyValues = (properties: Properties): fc.Arbitrary<Record<string, PropertyValue>> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, anyValue(property)])));

const anySlug = fc.stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,2})?$/);

const anyNodes: fc.Arbitrary<NodeData[]> = fc
  .tuple(
    ...[...graph.kinds.values()].map(({ name: kind, definition, properties }) =>
      fc
        .uniqueArray(fc.tuple(anySlug, anyValues(properties)), { selector: ([slug]) => slug, maxLength: 6 })
        .map((all) =>
          all.map(([slug, values]) => {
            const id = `${definition.idPrefix}:${slug}`;
            return { kind, id, properties: { ...values, id } };
          }),
        ),
    ),
  )
  .map((nodes) => nodes.flat());

function anyEdges(nodes: readonly NodeData[]): fc.Arbitrary<EdgeData[]> {
  const idsOf = (kinds: readonly string[]) => nodes.flatMap(({ kind, id }) => (kinds.includes(kind) ? [id] : []));
  const ofRelations = [...graph.relations.values()].map((relation) => {
    const [from, to] = [idsOf([relation.from]), idsOf(targetKinds(relation))];
    const evidence = needsEvidence(relation) ? idsOf([graph.evidence.kind]) : [];
    if (from.length === 0 || to.length === 0) return fc.constant([]);
    const edge = fc.record({
      relation: fc.constant(relation.name),
      from: fc.constantFrom(...from),
      to: fc.constantFrom(...to),
      properties: anyValues(relation.properties),
      evidence: evidence.length > 0 ? fc.uniqueArray(fc.constantFrom(...evidence)) : fc.constant([]),
    });
    return fc.uniqueArray(edge, { selector: ({ from: start, to: end }) => `${start} ${end}`, maxLength: 12 });
  });
  return fc.tuple(...ofRelations).map((edges) => edges.flat());
}

const anyGraph: fc.Arbitrary<GraphData> = anyNodes.chain((nodes) =>
  anyEdges(nodes).map((edges) => ({
    release: noRelease,
    nodes: nodes.sort((a, b) => compareText(a.id, b.id)),
    edges: edges.sort(
      (a, b) => compareText(a.relation, b.relation) || compareText(a.from, b.from) || compareText(a.to, b.to),
    ),
  })),
);

const hashOf = (data: GraphData): string => contentHash(graph, columnsOf(graph, data).data, data.release);

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('a graph in columns', () => {
  it('holds every value of the graph that was laid out', () => {
    fc.assert(
      fc.property(anyGraph, (data) => {
        const columns = columnsOf(graph, data);
        expect(graphDataOf(columns)).toEqual(data);
        for (const [number, node] of data.nodes.entries()) {
          expect(columns.numberOf(node.id)).toBe(number);
          expect(columns.node(number)).toEqual(node);
          for (const [name, value] of Object.entries(node.properties))
            expect(columns.value(number, name)).toEqual(value);
        }
      }),
    );
  });

  it('sorts keys like values', () => {
    fc.assert(
      fc.property(fc.array(anyString), (strings) => {
        const nodes = strings.map((name, i) => ({ kind: 'Author', id: `author:${i}`, properties: { name } }));
        const columns = columnsOf(graph, { release: noRelease, nodes, edges: [] });
        const codes = strings.map((text) => columns.strings.find(text));
        for (const [i, a] of codes.entries()) {
          for (const [j, b] of codes.entries()) {
            expect(Math.sign(a - b)).toBe(Math.sign(compareText(strings[i] ?? '', strings[j] ?? '')));
          }
        }
        for (const text of strings) expect(columns.strings.at(columns.strings.rankOf(text))).toBe(text);
      }),
    );
  });

  it('has one hash, regardless of the order in which it was added', () => {
    const anyTwo = anyGraph.chain((data) =>
      fc.tuple(fc.constant(data), fc.record({ nodes: shuffled(data.nodes), edges: shuffled(data.edges) })),
    );
    fc.assert(
      fc.property(anyTwo, ([data, other]) => {
        expect(hashOf({ ...data, ...other })).toBe(hashOf(data));
      }),
    );
  });

  it('has one hash, regardless of what the declaration says about an enum', async () => {
    const { data } = await loadLibrary();
    const hashWith = (change: (values: EnumDefinition['values']) => object) => {
      const other = resolveGraph(withEnums(libraryGraph, change));
      return contentHash(other, columnsOf(other, data).data, data.release);
    };
    const reworded = hashWith((values) => Object.fromEntries(Object.keys(values).map((name) => [name, 'Reworded.'])));
    expect(reworded).toBe(hashOf(data));
    expect(hashWith((values) => ({ ...values, ONE_MORE: 'A value that no node has.' }))).not.toBe(hashOf(data));
  });

  it('has another hash when one value of one node differs', () => {
    const anyBook = anyValues(graph.kind('Book').properties);
    const of = (values: Readonly<Record<string, PropertyValue>>) =>
      hashOf({ release: noRelease, nodes: [{ kind: 'Book', id: 'book:a', properties: values }], edges: [] });
    fc.assert(
      fc.property(anyBook, anyBook, (values, others) => {
        for (const [name, value] of Object.entries(others)) {
          if (name === 'id') continue;
          expect(of({ ...values, [name]: value }) === of(values)).toBe(isDeepStrictEqual(value, values[name]));
        }
      }),
      { numRuns: 30 },
    );
  });
});
