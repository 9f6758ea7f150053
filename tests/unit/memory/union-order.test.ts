import { describe, expect, it } from 'vitest';
import { asc, defineKind, defineRelation, desc, type Properties } from '../../../src/model/define.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { type Answered, TestEngine } from '../../support/engine/engine.ts';
import { makeData, makeEdge, makeNode } from '../../support/engine/make-data.ts';

const sizes = {
  size: { type: 'int', description: 'How large.' },
  fit: { type: 'string', required: true, description: 'Whom it fits.' },
} as const satisfies Properties;

const kind = (name: string, property: keyof typeof sizes | null) =>
  defineKind({
    name,
    plural: `${name.toLowerCase()}s`,
    idPrefix: name.toLowerCase(),
    description: name,
    properties: property ? { [property]: sizes[property] } : {},
  });

const holds = (name: string, union: string, field: string, by: keyof typeof sizes, kinds: readonly string[]) =>
  defineRelation({
    name,
    description: name,
    from: 'Box',
    to: { union, description: name, kinds },
    properties: {},
    evidence: false,
    forward: { field, description: name, orderBy: [desc('node', by), asc('node', 'name')] },
    inverse: { field: `${field}Of`, description: name },
  });

const about = defineRelation({
  name: 'ABOUT',
  description: 'About.',
  from: 'Note',
  to: 'Box',
  properties: {},
  evidence: false,
  forward: { field: 'about', description: 'About.' },
  inverse: { field: 'notes', description: 'Notes.' },
});

const cites = defineRelation({
  name: 'CITES',
  description: 'Cites.',
  from: 'Note',
  to: 'Note',
  properties: {},
  evidence: false,
  forward: { field: 'cites', description: 'Cites.', cardinality: 'one' },
  inverse: { field: 'citedBy', description: 'Cited by.' },
});

/** A box with things that are ordered by a number, and with clothes that are ordered by a text. */
const graph = resolveGraph({
  name: 'Wardrobe',
  description: 'Two unions, each ordered by a property that its own kinds alone have.',
  kinds: [
    ...[kind('Box', null), kind('Ball', 'size'), kind('Brick', 'size')],
    ...[kind('Shirt', 'fit'), kind('Sock', 'fit'), kind('Note', null)],
  ],
  relations: [
    holds('HOLDS_THING', 'Thing', 'things', 'size', ['Ball', 'Brick']),
    holds('HOLDS_CLOTH', 'Cloth', 'clothes', 'fit', ['Shirt', 'Sock']),
    about,
    cites,
  ],
  evidence: { kind: 'Note', field: 'sources', description: 'Notes.', about: 'ABOUT' },
  provenance: { kind: 'Note', cites: 'CITES' },
});
const box = makeNode(graph, 'Box', 'box');
const things = [
  makeNode(graph, 'Ball', 'ball', { size: 9 }),
  makeNode(graph, 'Brick', 'brick', { size: 10 }),
  makeNode(graph, 'Ball', 'dot', { size: 1 }),
  // These two have no size and come last, in the order of their names.
  makeNode(graph, 'Brick', 'rubble'),
  makeNode(graph, 'Brick', 'shard'),
];
const clothes = [
  makeNode(graph, 'Shirt', 'shirt', { fit: 'L' }),
  makeNode(graph, 'Sock', 'sock', { fit: 'S' }),
  makeNode(graph, 'Shirt', 'vest', { fit: 'M' }),
];
const engine = new TestEngine(
  graph,
  makeData(
    [box, ...things, ...clothes],
    [
      ...things.map((thing) => makeEdge(graph, 'HOLDS_THING', box, thing)),
      ...clothes.map((cloth) => makeEdge(graph, 'HOLDS_CLOTH', box, cloth)),
    ],
  ),
);

describe('the declared order of a union', () => {
  it.each([
    ['things', ['brick', 'ball', 'dot', 'rubble', 'shard']],
    ['clothes', ['sock', 'vest', 'shirt']],
  ])('of %s goes by the type that its own kinds declare', async (field, names) => {
    const { box } = await engine.data(`{ box(id: "box:box") { ${field} { nodes { ... on Entity { name } } } } }`);
    expect(box[field].nodes.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it.each(['things', 'clothes'])(
    'of %s gives cursors that it takes back, one after another to the end',
    async (field) => {
      const text = `query($after: String) { box(id: "box:box") { whole: ${field} { nodes { ... on Entity { id } } }
      list: ${field}(first: 1, after: $after) {
        pageInfo { endCursor hasNextPage } nodes { ... on Entity { id } } } } }`;
      const seen: unknown[] = [];
      for (let after: string | null = null, more = true; more && seen.length < 9; ) {
        const answer: Answered['data'] = await engine.data(text, { after });
        const { whole, list } = answer.box;
        seen.push(...list.nodes);
        expect(seen).toEqual(whole.nodes.slice(0, seen.length));
        expect(list.pageInfo.hasNextPage).toBe(seen.length < whole.nodes.length);
        after = list.pageInfo.endCursor;
        more = list.pageInfo.hasNextPage;
      }
    },
  );
});
