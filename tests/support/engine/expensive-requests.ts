/**
 * The most expensive requests that the default limits admit, for each root field: long values, long lists, deep
 * filters, many aliases, large pages. The schema gives the requests of fields that read an entity or a list. The others
 * are written out here. The test of the event loop sends them.
 */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLType,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { readSettings } from '../../../src/settings/read.ts';

const usualLimits = readSettings([], {});

export interface ExpensiveRequest {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Ids of entities, by kind. Those of measured foods are under `MeasuredFood`, too. */
export type Ids = ReadonlyMap<string, readonly string[]>;

type Field = GraphQLField<unknown, unknown>;

/** The letters that all values of an operation may have together, minus some room for the short values. */
const letters = 240_000;
/** The largest number of fields at the root of an operation. */
const roots = 20;

const repeat = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
const aliased = (count: number, field: string): string => repeat(count, (i) => `a${i}: ${field}`);

/** Returns the most expensive requests of a root field, or none if this file does not know the shape of the field. */
export function expensiveRequests(field: Field, ids: Ids): readonly ExpensiveRequest[] {
  const written = byName[field.name];
  if (written) return written(ids);
  const args = field.args.map(({ name }) => name);
  if (args.includes('id') && !args.includes('where'))
    return ofEntity(field, ids.get(getNamedType(field.type).name)?.[0] ?? '');
  return args.includes('where') && args.includes('orderBy') ? ofList(field, ids) : [];
}

function ofEntity({ name, type }: Field, id: string): readonly ExpensiveRequest[] {
  const long = `${id.slice(0, id.indexOf(':') + 1)}${'a'.repeat(letters / roots - 50)}`;
  return [
    {
      name: 'long ids',
      query: `query ($id: ID!) { ${aliased(roots, `${name}(id: $id) { id }`)} }`,
      variables: { id: long },
    },
    {
      name: 'full pages',
      query: `{ ${name}(id: "${id}") { id ${pages(type, { count: 20, size: 100, inner: 20 })} } }`,
    },
  ];
}

function ofList(field: Field, ids: Ids): readonly ExpensiveRequest[] {
  const { name } = field;
  const typeOf = (argument: string) => getNamedType(field.args.find((arg) => arg.name === argument)?.type);
  const [where, order] = [typeOf('where'), typeOf('orderBy')];
  const connection = getNamedType(field.type);
  const nodes = isObjectType(connection) ? connection.getFields().nodes?.type : undefined;
  const filtered = (filter: string) => `query ($s: String!) { ${name}(where: ${filter}) { totalCount } }`;
  const long = (rest: string, count: number, text: string): ExpensiveRequest => ({
    name: `${count} long strings${rest}`,
    query: filtered(anyName(count)),
    variables: { s: text.repeat(letters / text.length / count) },
  });
  return [
    long(' of ligatures', 1, 'ﬁ'),
    long(' of accents', 100, 'é'),
    long(' of marks', 1, '\u0301\u0323'),
    {
      name: 'a long list of strings',
      query: `query ($in: [String!]!) { ${name}(where: { name: { in: $in } }) { totalCount } }`,
      variables: { in: Array.from({ length: letters / 6 }, (_, i) => i.toString(36)) },
    },
    {
      name: 'filters without a condition',
      query: `query ($w: ${where?.name}) { ${aliased(roots, `${name}(where: $w) { totalCount }`)} }`,
      variables: { w: { and: Array.from({ length: 990 }, () => ({})) } },
    },
    {
      name: 'long orders',
      query: `query ($o: [${order?.name}!]) { ${aliased(roots, `${name}(orderBy: $o) { nodes { id } }`)} }`,
      variables: { o: Array.from({ length: 1_000 }, () => ({ name: 'DESC' })) },
    },
    ...lookupsOf(order).flatMap((lookup) => ofLookup(field, lookup, ids)),
    ...deepFilters(where).map(([path, filter]) => ({
      name: `a filter through ${path}`,
      query: filtered(filter),
      variables: { s: 'zzz' },
    })),
    {
      name: 'full pages',
      query: `{ ${name}(first: 100) { nodes { id ${nodes ? pages(nodes, { count: 18, size: 20 }) : ''} } } }`,
    },
  ];
}

/** Returns the lookups that an order can name. A lookup has an `of` next to its direction. */
function lookupsOf(order: GraphQLNamedType | undefined): readonly string[] {
  if (!isInputObjectType(order)) return [];
  return Object.values(order.getFields()).flatMap(({ name, type }) => {
    const key = getNamedType(type);
    return isInputObjectType(key) && key.getFields().of ? name : [];
  });
}

/** Writes as many lookups as the limits admit: in an order, in a filter, in aggregates, and in each row of a page. */
function ofLookup({ name }: Field, lookup: string, ids: Ids): readonly ExpensiveRequest[] {
  const { maxAliases, maxConditions } = usualLimits;
  const of = JSON.stringify(ids.get('Nutrient')?.[0]);
  const order = repeat(maxConditions - 1, () => `{ ${lookup}: { of: ${of}, direction: ASC } }`);
  const where = repeat(maxConditions - 1, () => `{ of: ${of}, isNull: false }`);
  return [
    { name: `an order by many ${lookup}`, query: `{ ${name}(orderBy: [${order}]) { nodes { id } } }` },
    { name: `a filter by many ${lookup}`, query: `{ ${name}(where: { ${lookup}: [${where}] }) { totalCount } }` },
    {
      name: `aggregates of many ${lookup}`,
      query: `{ ${name} { aggregates { ${aliased(maxAliases - 1, `${lookup}(of: ${of}) { mean }`)} } } }`,
    },
    {
      name: `rows of many ${lookup}`,
      query: `{ ${name}(first: 100) { nodes { ${aliased(maxAliases - 1, `${lookup}(of: ${of}) { node { id } }`)} } } }`,
    },
  ];
}

/** A condition that no entity meets, so that the store examines every entity. */
const anyName = (count: number): string => `{ or: [${repeat(count, () => '{ name: { contains: $s } }')}] }`;

/** Returns filters that follow each relation of a kind, go back and forth, and end in many conditions. */
function deepFilters(where: GraphQLNamedType | undefined): readonly (readonly [path: string, filter: string])[] {
  const levels = 5;
  const along = (type: GraphQLNamedType | undefined, from: GraphQLNamedType | undefined, level: number): string => {
    const relations = relationsOf(type);
    const back = relations.find(({ far }) => far === from) ?? relations[0];
    return level === 0 || !back ? anyName(60) : back.write(along(back.far, type, level - 1));
  };
  return relationsOf(where).map(({ name, far, write }) => [name, write(along(far, where, levels))] as const);
}

/** Returns the to-many relations that a filter can follow, each with its name and with the filter of its far end. */
function relationsOf(type: GraphQLNamedType | undefined) {
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const related = getNamedType(field.type);
    const some = isInputObjectType(related) && related.getFields().none && related.getFields().some;
    const edge = some && getNamedType(some.type);
    const far = isInputObjectType(edge) ? edge.getFields().node : undefined;
    if (!far) return [];
    const write = (filter: string) => `{ ${field.name}: { some: { node: ${filter} } } }`;
    return [{ name: field.name, far: getNamedType(far.type), write }];
  });
}

interface PageSizes {
  readonly count: number;
  readonly size: number;
  readonly inner?: number;
}

/** Selects the first list of an entity many times, and another list in each of its items. */
function pages(type: GraphQLType, { count, size, inner }: PageSizes): string {
  const owner = getNamedType(type);
  const lists = isObjectType(owner) ? Object.values(owner.getFields()) : [];
  for (const list of lists) {
    const connection = getNamedType(list.type);
    const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
    if (!nodes || !list.args.some(({ name }) => name === 'first')) continue;
    const further = inner ? pages(nodes.type, { count: 1, size: inner }) : '';
    return repeat(count, (i) => `p${size}x${i}: ${list.name}(first: ${size}) { nodes { __typename ${further} } }`);
  }
  return '';
}

const quoted = (ids: readonly string[] | undefined, count: number): string =>
  JSON.stringify((ids ?? []).slice(0, count));

/** Selects a research field once, and as often as an operation may or as its work allows. */
const often = (field: string, count = roots): readonly ExpensiveRequest[] => [
  { name: 'once', query: `{ ${field} }` },
  { name: 'under many aliases', query: `{ ${aliased(count, field)} }` },
];

const lifeStage = '"life-stage:females-19-30"';
/** Nutrients that have reference intakes for every life stage. */
const nutrients = '["nutrient:iron", "nutrient:magnesium", "nutrient:zinc", "nutrient:vitamin-e", "nutrient:folate"]';

const byName: Readonly<Record<string, (ids: Ids) => readonly ExpensiveRequest[]>> = {
  node: () => [
    {
      name: 'long ids',
      query: `query ($id: ID!) { ${aliased(roots, 'node(id: $id) { id }')} }`,
      variables: { id: `food:${'a'.repeat(letters / roots - 50)}` },
    },
  ],
  nodes: (ids) => [
    {
      name: 'many long ids',
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 100 }, (_, i) => `food:${'a'.repeat(letters / 100 - 50)}${i}`) },
    },
    {
      name: 'many ids with full pages',
      query: `{ nodes(ids: ${quoted(ids.get('Food'), 100)}) {
        ... on Food { ${aliased(20, 'nutrients(first: 20) { nodes { id } }')} }
      } }`,
    },
  ],
  search: () => [
    {
      name: 'one long word',
      query: 'query ($s: String!) { search(text: $s) { totalCount } }',
      variables: { s: 'a'.repeat(usualLimits.maxSearchLetters) },
    },
    {
      name: 'long words under many aliases',
      query: `query ($s: String!) { ${aliased(roots, 'search(text: $s) { totalCount }')} }`,
      variables: { s: `${'a'.repeat(38)} `.repeat(usualLimits.maxSearchLetters / 39) },
    },
    {
      name: 'short words under many aliases',
      query: `query ($s: String!) { ${aliased(roots, 'search(text: $s) { totalCount }')} }`,
      variables: { s: [...'abcdefghijklmnopqrst'].slice(0, usualLimits.maxSearchWords).join(' ') },
    },
    {
      name: 'many words under many aliases',
      query: `query ($s: String!) { ${aliased(roots, 'search(text: $s) { totalCount }')} }`,
      variables: { s: 'vitamin leg b c d e muscle salmon raw cooked '.repeat(usualLimits.maxSearchWords / 10) },
    },
    {
      name: 'many kinds',
      query: `query ($k: [EntityKind!]) { ${aliased(roots, 'search(text: "raw", kinds: $k) { totalCount }')} }`,
      variables: { k: Array.from({ length: 20_000 }, () => 'PRACTICE') },
    },
  ],
  byXref: () => [
    {
      name: 'many long identifiers under many aliases',
      query: `query ($ids: [ID!]!) { ${aliased(roots, 'byXref(ids: $ids) { id }')} }`,
      variables: { ids: Array.from({ length: 100 }, () => `HP:${'0'.repeat(letters / roots / 100 - 50)}`) },
    },
    {
      name: 'one long identifier',
      query: 'query ($ids: [ID!]!) { byXref(ids: $ids) { id } }',
      variables: { ids: ['a.'.repeat(letters / 2 - 50)] },
    },
  ],
  release: () => [{ name: 'under many aliases', query: `{ ${aliased(roots, 'release { version }')} }` }],
  paths: () => [
    ...often('paths(from: "nutrient:iron", to: "food:kale-raw", maxLength: 3, first: 100) { __typename }', 3),
    {
      name: 'many relations',
      query: `query ($r: [RelationType!]) {
        ${aliased(3, 'paths(from: "nutrient:iron", to: "food:kale-raw", relations: $r) { __typename }')}
      }`,
      variables: { r: Array.from({ length: 20_000 }, () => 'CONTAINS') },
    },
  ],
  neighbourhood: () => often('neighbourhood(of: "nutrient:iron", depth: 3, limit: 100) { __typename }', 5),
  composition: (ids) => [
    ...often(`composition(food: "food:kale-raw", lifeStage: ${lifeStage}) { rows { nutrient { id } } }`),
    {
      name: 'many nutrients',
      query: `{ composition(food: "food:kale-raw", nutrients: ${quoted(ids.get('Nutrient'), 100)}) { __typename } }`,
    },
  ],
  lifeStageFor: () => often('lifeStageFor(ageYears: 25, sex: FEMALE, pregnant: true) { lifeStage { id } }'),
  careGuidance: (ids) =>
    often(`careGuidance(nutrients: ${quoted(ids.get('Nutrient'), 100)}) { seekCare { guidance { id } } }`),
  differential: (ids) =>
    often(
      `differential(present: ${quoted(ids.get('Symptom'), 100)}, suggestions: 5) { measure ranking { __typename } }`,
    ),
  compareRank: (ids) =>
    often(
      `compareRank(a: "nutrient:iron", b: "nutrient:magnesium", present: ${quoted(ids.get('Symptom'), 100)}) { gap }`,
    ),
  foodsFor: (ids) => [
    ...often(`foodsFor(nutrients: ${nutrients}, lifeStage: ${lifeStage}, first: 100) { __typename }`),
    {
      name: 'many excluded foods',
      query: `{ foodsFor(
        nutrients: ${nutrients}, lifeStage: ${lifeStage}, exclude: ${quoted(ids.get('Food'), 100)}
      ) { __typename } }`,
    },
    {
      name: 'a long filter',
      query: `query ($s: String!) { foodsFor(
        nutrients: ${nutrients}, lifeStage: ${lifeStage}, where: ${anyName(45)}
      ) { __typename } }`,
      variables: { s: 'é'.repeat(letters / 100) },
    },
  ],
  minimalFoods: () => [
    ...often(`minimalFoods(nutrients: ${nutrients}, lifeStage: ${lifeStage}, maxFoods: 3) { __typename }`),
    {
      name: 'a long filter',
      query: `query ($s: String!) { minimalFoods(
        nutrients: ${nutrients}, lifeStage: ${lifeStage}, where: ${anyName(45)}
      ) { __typename } }`,
      variables: { s: 'é'.repeat(letters / 100) },
    },
  ],
  dietAnalysis: (ids) => {
    const foods = ids.get('MeasuredFood') ?? [];
    const list = foods
      .slice(0, 100)
      .map((food) => `{ food: ${JSON.stringify(food)}, grams: 0.013 }`)
      .join(' ');
    return often(
      `dietAnalysis(foods: [${list}], lifeStage: ${lifeStage}, maxAdditions: 8) {
      notReached { additions { reached } } cannotTell { highestKnown { amountPer100g } } additions { reached } }`,
      1,
    );
  },
  absorptionPairs: () => often('absorptionPairs(nutrient: "nutrient:iron", first: 100) { __typename }'),
  enrichment: (ids) => often(`enrichment(foods: ${quoted(ids.get('Food'), 100)}, first: 100) { __typename }`),
  compare: (ids) => often(`compare(nutrients: ${quoted(ids.get('Nutrient'), 12)}) { __typename }`),
};

/** Requests over a limit and as large as a body may be. The service must refuse them before it does any work. */
export const refusedRequests: readonly (ExpensiveRequest & { readonly limit: string })[] = [
  {
    name: 'a long text at many places',
    limit: 'maxArgumentSize',
    query: `query ($s: String!) { foods(where: ${anyName(100)}) { totalCount } }`,
    variables: { s: 'é'.repeat(130_000) },
  },
  {
    name: 'a long list at many places',
    limit: 'maxArgumentSize',
    query: `query ($l: [String!]!) {
      foods(where: { or: [${repeat(100, () => '{ name: { in: $l } }')}] }) { totalCount }
    }`,
    variables: { l: Array.from({ length: 40_000 }, (_, i) => i.toString(36)) },
  },
  {
    name: 'a long cursor at many places',
    limit: 'maxArgumentSize',
    query: `query ($c: String) { ${aliased(roots, 'foods(after: $c) { totalCount }')} }`,
    variables: { c: Buffer.from(`[${'['.repeat(90_000)}`).toString('base64url') },
  },
  {
    name: 'a long list of ids',
    limit: 'maxIds',
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 40_000 }, () => 'a:b') },
  },
  {
    name: 'a long order',
    limit: 'maxInputObjects',
    query: `query ($o: [FoodOrder!]) { ${aliased(roots, 'foods(orderBy: $o) { totalCount }')} }`,
    variables: { o: Array.from({ length: 16_000 }, () => ({ name: 'ASC' })) },
  },
  {
    name: 'a filter that says nothing',
    limit: 'maxInputObjects',
    query: `query ($w: FoodWhere) { ${aliased(roots, 'foods(where: $w) { totalCount }')} }`,
    variables: { w: { and: Array.from({ length: 80_000 }, () => ({})) } },
  },
];
