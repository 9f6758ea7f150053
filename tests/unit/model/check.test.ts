import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { checkGraph } from '../../../src/model/check.ts';
import {
  asc,
  defineEnum,
  type GraphDefinition,
  type KindDefinition,
  type LookupDefinition,
  type Properties,
  type RelationDefinition,
} from '../../../src/model/define.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from '../../support/library/model.ts';

type Change<T> = Partial<{ -readonly [K in keyof T]: T[K] }>;

const color = defineEnum({ name: 'Color', description: 'A color.', values: { RED: 'Red.' } });
const otherColor = defineEnum({ name: 'Color', description: 'Another.', values: { BLUE: 'Blue.' } });
const text = { type: 'string', description: '' } as const;
const colored: Properties = { color: { type: 'enum', enum: color, description: '' } };
const end = (field: string) => ({ field, description: '' });

const length: Properties = { length: { type: 'float', description: '' } };
const lookup = (change: Change<LookupDefinition> = {}): LookupDefinition => ({
  field: 'roadTo',
  type: 'RoadTo',
  description: '',
  value: 'length',
  ...change,
});

/** The smallest valid graph: towns joined by roads, rumours about towns, and the papers they were read in. */
const town: KindDefinition = { name: 'Town', plural: 'towns', idPrefix: 'town', description: '', properties: colored };
const paper: KindDefinition = { name: 'Paper', plural: 'papers', idPrefix: 'paper', description: '', properties: {} };
const rumour: KindDefinition = {
  name: 'Rumour',
  plural: 'rumours',
  idPrefix: 'rumour',
  description: '',
  nameFrom: 'words',
  properties: { words: { ...text, required: true }, places: { type: 'list', of: 'string', description: '' } },
};
const road: RelationDefinition = {
  name: 'ROAD_TO',
  description: '',
  from: 'Town',
  to: 'Town',
  properties: { surface: text },
  forward: end('roadsTo'),
  inverse: end('roadsFrom'),
};
const about: RelationDefinition = {
  name: 'ABOUT',
  description: '',
  from: 'Rumour',
  to: { union: 'Subject', description: '', kinds: ['Town', 'Paper'] },
  properties: {},
  evidence: false,
  forward: end('about'),
  inverse: end('rumours'),
};
const cites: RelationDefinition = {
  name: 'CITES',
  description: '',
  from: 'Rumour',
  to: 'Paper',
  properties: {},
  evidence: false,
  forward: { ...end('paper'), cardinality: 'one' },
  inverse: end('printed'),
};
const base: GraphDefinition = {
  name: 'Towns',
  description: '',
  kinds: [town, rumour, paper],
  relations: [road, about, cites],
  evidence: { kind: 'Rumour', field: 'rumours', description: '', about: 'ABOUT' },
  provenance: { kind: 'Paper', cites: 'CITES' },
};

const withTown = (change: Change<KindDefinition>): GraphDefinition => ({
  ...base,
  kinds: [{ ...town, ...change }, rumour, paper],
});
const withRoad = (change: Change<RelationDefinition>): GraphDefinition => ({
  ...base,
  relations: [{ ...road, ...change }, about, cites],
});
const withAbout = (change: Change<RelationDefinition>): GraphDefinition => ({
  ...base,
  relations: [road, { ...about, ...change }, cites],
});
const withKinds = (...kinds: KindDefinition[]): GraphDefinition => ({ ...base, kinds: [...base.kinds, ...kinds] });

/** Rumours that disagree: on the tone that each has. */
const denies: RelationDefinition = {
  name: 'DENIES',
  description: '',
  from: 'Rumour',
  to: 'Rumour',
  properties: { roads: { type: 'list', of: 'string', description: '' } },
  evidence: false,
  forward: end('denies'),
  inverse: end('deniedBy'),
};
const dispute = { status: 'tone', relation: 'DENIES', over: 'roads' };
const tone = { type: 'enum', enum: color, required: true, description: '' } as const;
const withDispute = (
  change: Change<typeof dispute>,
  relation: Change<RelationDefinition> = {},
  properties: Properties = { tone },
): GraphDefinition => ({
  ...base,
  kinds: [town, { ...rumour, properties: { ...rumour.properties, ...properties } }, paper],
  relations: [road, about, { ...denies, ...relation }, cites],
  evidence: { ...base.evidence, dispute: { ...dispute, ...change } },
});

const problemsOf = (definition: GraphDefinition): string[] => {
  try {
    checkGraph(definition);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
};

it.each([
  ['the base of these tests', base],
  ['one with disputes', withDispute({})],
  ['the library', libraryGraph],
  ['nutrition', nutritionGraph],
])('accepts %s', (_what, definition) => {
  expect(problemsOf(definition)).toEqual([]);
});

it('runs before a graph is resolved, and lists every problem', () => {
  const broken = { ...withRoad({ name: 'road', to: 'Village' }), provenance: { kind: 'Book', cites: 'CITES' } };
  expect(() => resolveGraph(broken)).toThrow(
    [
      'the declaration of graph Towns is invalid:',
      'relation "road": expected a name in UPPER_CASE. Rename it.',
      'road: there is no kind "Village". Declare it, or name another.',
      'provenance.kind: there is no kind "Book". Name a declared kind.',
      'CITES: the relation from evidence to its source: expected to "Book", found "Paper".',
    ].join('\n'),
  );
});

const alike = 'so no selection over both can hold it. Rename one, or give both the same type.';

describe('shapes', () => {
  const wide: KindDefinition = { name: 'River', plural: 'rivers', idPrefix: 'river', description: '', properties: {} };
  const withRiver = (properties: Properties): GraphDefinition => withKinds({ ...wide, properties });
  const track: RelationDefinition = { ...road, name: 'TRACK_TO', forward: end('tracksTo'), inverse: end('tracksFrom') };
  const withTrack = (properties: Properties): GraphDefinition => ({
    ...base,
    relations: [road, about, { ...track, properties }, cites],
  });
  it.each<[string, GraphDefinition, ...string[]]>([
    ['the same in two kinds: nothing', withRiver(colored)],
    [
      'two enums under one name in two kinds',
      withRiver({ color: { type: 'enum', enum: { ...color, name: 'Shade' }, description: '' } }),
      `the field "color" has the type Color in Town and Shade in River, ${alike}`,
    ],
    [
      'a value that only one kind may lack',
      withRiver({ color: { type: 'enum', enum: color, required: true, description: '' } }),
      `the field "color" has the type Color in Town and Color! in River, ${alike}`,
    ],
    [
      'a whole number and a float',
      withKinds(
        { ...wide, properties: { size: { type: 'int', description: '' } } },
        {
          ...wide,
          name: 'Lake',
          plural: 'lakes',
          idPrefix: 'lake',
          properties: { size: { type: 'float', description: '' } },
        },
      ),
      `the field "size" has the type int in River and float in Lake, ${alike}`,
    ],
    [
      'a value and a list',
      withRiver({ places: text }),
      `the field "places" has the type [String!]! in Rumour and string in River, ${alike}`,
    ],
    [
      'a value and the end of a relation',
      withRiver({ roadsTo: text }),
      `the field "roadsTo" has the type string in River and a connection in Town, ${alike}`,
    ],
    ['the same in two relations: nothing', withTrack({ surface: text })],
    [
      'two types under one name in two relations',
      withTrack({ surface: { type: 'int', description: '' } }),
      `the field "surface" has the type string in ROAD_TO and int in TRACK_TO, ${alike}`,
    ],
    [
      'an id of a record',
      withRiver({
        parts: { type: 'records', record: 'Part', recordDescription: '', description: '', fields: { id: text } },
      }),
      'Part: only an entity has an "id". Rename the property.',
    ],
    ['an id of an edge', withTrack({ id: text }), 'TRACK_TO: only an entity has an "id". Rename the property.'],
  ])('%s', (_what, definition, ...problems) => {
    expect(problemsOf(definition)).toEqual(problems);
  });
});

const once = (what: string) => `${what} is declared more than once. Rename all except one.`;
const river: KindDefinition = { name: 'River', plural: 'rivers', idPrefix: 'river', description: '', properties: {} };

describe('names', () => {
  it.each<[string, GraphDefinition, ...string[]]>([
    ['a type twice: two kinds', withKinds({ ...river, name: 'Subject' }), once('type "Subject"')],
    [
      'a type twice: two enums',
      withKinds({ ...river, properties: { color: { type: 'list', of: otherColor, description: '' } } }),
      once('type "Color"'),
    ],
    [
      'a type twice: two records, one of them shared',
      withKinds({
        ...river,
        properties: {
          parts: { type: 'records', record: 'Xref', recordDescription: '', description: '', fields: { a: text } },
        },
      }),
      once('type "Xref"'),
    ],
    [
      'a kind twice',
      withKinds(paper),
      once('idPrefix "paper"'),
      once('root field "paper"'),
      once('root field "papers"'),
    ],
    [
      'a relation twice',
      { ...base, relations: [road, about, { ...road, forward: end('a'), inverse: end('b') }, cites] },
      once('relation "ROAD_TO"'),
    ],
    ['an id prefix twice', withKinds({ ...river, idPrefix: 'town' }), once('idPrefix "town"')],
    ['one root field for one and for all', withTown({ plural: 'town' }), once('root field "town"')],
    [
      'a kind out of shape',
      withKinds({ ...river, name: 'my_River' }),
      'type "my_River": expected a name in PascalCase. Rename it.',
      'root field "my_River": expected a name in camelCase. Rename it.',
    ],
    [
      'a relation out of shape',
      withRoad({ name: 'ROAD__TO' }),
      'relation "ROAD__TO": expected a name in UPPER_CASE. Rename it.',
    ],
    [
      'a property out of shape',
      withTown({ properties: { 'a b': text } }),
      'property "a b": expected a name in camelCase. Rename it.',
    ],
    [
      'a property of a record out of shape',
      withTown({
        properties: {
          parts: { type: 'records', record: 'part', recordDescription: '', description: '', fields: { A: text } },
        },
      }),
      'type "part": expected a name in PascalCase. Rename it.',
      'property "A": expected a name in camelCase. Rename it.',
    ],
    [
      'a field out of shape',
      withRoad({ forward: end('__roads') }),
      'field "__roads": expected a name in camelCase. Rename it.',
    ],
    [
      'a prefix out of shape',
      withTown({ idPrefix: 'Town:' }),
      'idPrefix "Town:": expected a name in kebab-case. Rename it.',
    ],
    [
      'an enum value out of shape',
      withTown({
        properties: {
          size: { type: 'enum', enum: { name: 'Size', description: '', values: { big: '' } }, description: '' },
        },
      }),
      'value of Size "big": expected a name in UPPER_CASE. Rename it.',
    ],
    ['a property that is shared', withTown({ properties: { synonyms: text } }), once('Town: field "synonyms"')],
    ['a property that aggregates have', withTown({ properties: { kind: text } }), once('Town: field "kind"')],
    ['a property and an end of a relation', withTown({ properties: { roadsTo: text } }), once('Town: field "roadsTo"')],
    ['a shared property and an end', withRoad({ inverse: end('name') }), once('Town: field "name"')],
    ['two ends, of one relation', withRoad({ inverse: end('roadsTo') }), once('Town: field "roadsTo"')],
    ['two ends, of a union and another', withRoad({ inverse: end('rumours') }), once('Town: field "rumours"')],
    [
      'a property of an edge that every edge has',
      withRoad({ properties: { node: text, cursor: text, from: text, to: text, rumours: text } }),
      ...['node', 'cursor', 'from', 'to', 'rumours'].map(
        (name) => `ROAD_TO: every edge already has a field "${name}". Rename the property.`,
      ),
    ],
  ])('refuses %s', (_what, definition, ...problems) => {
    expect(problemsOf(definition)).toEqual(problems);
  });
});

describe('references', () => {
  it.each<[string, GraphDefinition, ...string[]]>([
    [
      'an unknown kind to begin at',
      withRoad({ from: 'Toon' }),
      'ROAD_TO: there is no kind "Toon". Declare it, or name another.',
    ],
    [
      'an unknown kind in a union',
      withAbout({ to: { union: 'Subject', description: '', kinds: ['Town', 'Toon'] } }),
      'ABOUT: there is no kind "Toon". Declare it, or name another.',
    ],
    [
      'an empty union',
      withAbout({ to: { union: 'Subject', description: '', kinds: [] } }),
      'ABOUT.to: the union is empty. Name the kinds in which the relation may end.',
    ],
    [
      'a kind twice in a union',
      withAbout({ to: { union: 'Subject', description: '', kinds: ['Town', 'Town'] } }),
      'ABOUT.to: the union names a kind twice. Name each once.',
    ],
    [
      'a list of nodes ordered by an edge',
      withTown({ orderBy: [asc('edge', 'surface')] }),
      'Town.orderBy: a list of nodes has no edge to order by. Use a property of the node.',
    ],
    [
      'an unknown key',
      withTown({ orderBy: [asc('node', 'toString')] }),
      'Town.orderBy: there is no node.toString. Name a property with one value.',
    ],
    [
      'a key with more than one value',
      withTown({ orderBy: [asc('node', 'synonyms')] }),
      'Town.orderBy: node.synonyms has more than one value. Name a property with one value.',
    ],
    [
      'an unknown key of an edge',
      withRoad({ forward: { ...end('roadsTo'), orderBy: [asc('edge', 'color')] } }),
      'ROAD_TO.roadsTo.orderBy: there is no edge.color. Name a property with one value.',
    ],
    [
      'a key that not every kind of a union has',
      withAbout({ forward: { ...end('about'), orderBy: [asc('node', 'color')] } }),
      'ABOUT.about.orderBy: there is no node.color. Name a property with one value.',
    ],
    [
      'a key of the near kind',
      withAbout({ inverse: { ...end('rumours'), orderBy: [asc('node', 'color'), asc('node', 'words')] } }),
      'ABOUT.rumours.orderBy: there is no node.color. Name a property with one value.',
    ],
    ...['missing', 'surface', 'toString'].map((value): [string, GraphDefinition, string] => [
      `a lookup of something other than a number: ${value}`,
      withRoad({ forward: { ...end('roadsTo'), lookup: lookup({ value }) } }),
      `ROAD_TO.roadsTo.lookup.value: expected a number among the properties of ROAD_TO, found "${value}".`,
    ]),
    [
      'a lookup beside a field that leads to one node',
      withRoad({ properties: length, inverse: { ...end('roadsFrom'), cardinality: 'one', lookup: lookup() } }),
      'ROAD_TO.roadsFrom.lookup: "roadsFrom" leads to one node only. Leave the lookup out.',
    ],
    [
      'a lookup that is called like a property',
      withRoad({ properties: length, forward: { ...end('roadsTo'), lookup: lookup({ field: 'color' }) } }),
      'Town: field "color" is declared more than once. Rename all except one.',
    ],
    [
      'a lookup whose type is called like a kind',
      withRoad({ properties: length, forward: { ...end('roadsTo'), lookup: lookup({ type: 'Paper' }) } }),
      'type "Paper" is declared more than once. Rename all except one.',
    ],
    ...['missing', 'optional', 'color'].map((nameFrom): [string, GraphDefinition, string] => [
      `a name from a property that is not a required string: ${nameFrom}`,
      withTown({ nameFrom, properties: { ...colored, optional: text } }),
      `Town.nameFrom: expected a required string property of the kind, found "${nameFrom}".`,
    ]),
    ...['missing', 'name'].map((property): [string, GraphDefinition, string] => [
      `a repeated property that is not the same enum: ${property}`,
      withRoad({
        properties: { color: { type: 'enum', enum: color, equals: { end: 'to', property }, description: '' } },
      }),
      `ROAD_TO.color.equals: expected a Color property of the to kind, found "${property}".`,
    ]),
  ])('refuses %s', (_what, definition, ...problems) => {
    expect(problemsOf(definition)).toEqual(problems);
  });
});

describe('roles', () => {
  it.each<[string, GraphDefinition, ...string[]]>([
    [
      'evidence of an unknown kind',
      { ...base, evidence: { ...base.evidence, kind: 'Tale' } },
      'evidence.kind: there is no kind "Tale". Name a declared kind.',
      'ABOUT: a relation that the importer fills in has to begin at the evidence: expected from "Tale", ' +
        'found "Rumour".',
      'CITES: the relation from evidence to its source: expected from "Tale", found "Rumour".',
    ],
    [
      'sources by no relation',
      { ...base, provenance: { ...base.provenance, cites: 'PRINTS' } },
      'provenance.cites: there is no relation "PRINTS". Declare it, from Rumour to Paper.',
    ],
    [
      'sources by a relation that leads elsewhere, to many, and needs evidence',
      { ...base, provenance: { ...base.provenance, cites: 'ROAD_TO' } },
      'ROAD_TO: the relation from evidence to its source: expected from "Rumour", found "Town".',
      'ROAD_TO: the relation from evidence to its source: expected to "Paper", found "Town".',
      "ROAD_TO: the relation from evidence to its source: expected forward.cardinality 'one', found 'many'.",
      'ROAD_TO: the relation from evidence to its source: expected evidence: false, found a relation that needs ' +
        'evidence itself.',
    ],
    [
      'properties of sources that do not fit',
      { ...base, provenance: { ...base.provenance, kindProperty: 'name', family: 'house' } },
      'provenance.kindProperty: expected an enum property of Paper, found "name".',
      'provenance.family: expected a string property of Paper, found "house".',
    ],
    [
      'evidence about nothing',
      { ...base, evidence: { ...base.evidence, about: 'SAYS' } },
      'evidence.about: there is no relation "SAYS". Declare it, from Rumour.',
    ],
    [
      'a derived relation that needs evidence',
      withAbout({ evidence: true }),
      'ABOUT: a relation that the importer fills in cannot have evidence itself: declare evidence: false.',
    ],
    [
      'a derived relation to one',
      withAbout({ inverse: { ...end('rumours'), cardinality: 'one' } }),
      'ABOUT: a relation that the importer fills in has to be many at both ends.',
    ],
    [
      'a derived relation with a required property',
      withAbout({ properties: { why: { ...text, required: true } } }),
      'ABOUT: a relation that the importer fills in cannot have a required property.',
    ],
    [
      'a status that may be missing',
      withDispute({}, {}, { tone: { ...tone, required: false } }),
      'evidence.dispute.status: expected a required enum property of Rumour, found "tone".',
    ],
    [
      'a status that is not an enum',
      withDispute({ status: 'words' }),
      'evidence.dispute.status: expected a required enum property of Rumour, found "words".',
    ],
    [
      'a dispute by an unknown relation',
      withDispute({ relation: 'SAYS' }),
      'evidence.dispute.relation: there is no relation "SAYS". Declare it, from Rumour.',
    ],
    [
      'a dispute by the relation of what evidence is about',
      withDispute({ relation: 'ABOUT' }),
      'evidence.dispute.relation: "ABOUT" is evidence.about already. Name another relation.',
      'ABOUT: evidence can only dispute evidence: expected to "Rumour", found "Town, Paper".',
      'evidence.dispute.over: expected a list of strings among the properties of ABOUT, found "roads".',
    ],
    [
      'a dispute that begins elsewhere and needs evidence',
      withDispute({}, { from: 'Town', evidence: true }),
      'DENIES: a relation that the importer fills in has to begin at the evidence: expected from "Rumour", ' +
        'found "Town".',
      'DENIES: a relation that the importer fills in cannot have evidence itself: declare evidence: false.',
    ],
    [
      'a dispute over nothing',
      withDispute({ over: 'toString' }),
      'evidence.dispute.over: expected a list of strings among the properties of DENIES, found "toString".',
    ],
    [
      'a dispute over a list of values',
      withDispute({}, { properties: { roads: { type: 'list', of: color, description: '' } } }),
      'evidence.dispute.over: expected a list of strings among the properties of DENIES, found "roads".',
    ],
  ])('refuses %s', (_what, definition, ...problems) => {
    expect(problemsOf(definition)).toEqual(problems);
  });
});

describe('identifiers', () => {
  const records = (fields: Properties): Properties => ({
    codes: { type: 'records', record: 'Code', recordDescription: '', description: '', fields: fields as never },
  });

  it.each<[string, Properties, string]>([
    [
      'a number that is not whole',
      { code: { type: 'float', description: '', identifier: {} } },
      'Town.code.identifier: expected a string or an int, found a float.',
    ],
    [
      'how well it fits, outside a record',
      { code: { ...text, identifier: { fit: 'color' } } },
      'Town.code.identifier.fit: only the identifier of a record has a fit. Leave it out.',
    ],
    [
      'two in a record',
      records({ a: { ...text, identifier: {} }, b: { ...text, identifier: {} } }),
      'Town.codes: 2 fields are identifiers. Keep one.',
    ],
    [
      'how well it fits, by a property that is not an enum',
      records({ a: { ...text, identifier: { fit: 'b' } }, b: text }),
      'Town.codes.identifier.fit: expected an enum field of the record, found "b".',
    ],
  ])('are refused: %s', (_name, properties, message) => {
    expect(() => checkGraph(withTown({ properties: { ...colored, ...properties } }))).toThrow(message);
  });
});
