/**
 * Serves a schema written by hand with Pothos: `pothos.ts URI PORT`. A DataLoader for each list reads the rows of all
 * parents of one level with one statement, which uses this service's indexes.
 */
import { createServer } from 'node:http';
import SchemaBuilder from '@pothos/core';
import DataLoader from 'dataloader';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

const [uri = '', port] = process.argv.slice(2);
const login = neo4j.auth.basic('neo4j', process.env.NUTRIGRAPH_PASSWORD ?? '');
const driver = neo4j.driver(uri, login, { disableLosslessIntegers: true });

type Properties = Readonly<Record<string, string>> & { readonly _key: string };
/** A row: the properties of the relationship and of the far node. */
type Row = readonly [edge: Properties, node: Properties];
type Direction = 'in' | 'out';

async function read<T>(statement: string, parameters: Record<string, unknown>): Promise<T[]> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    return (await session.run(statement, parameters)).records.map((record) => record.get(0) as T);
  } finally {
    await session.close();
  }
}

/** The loaders of one request, by list and page size. */
class Loaders {
  private readonly lists = new Map<string, DataLoader<string, readonly Row[]>>();
  readonly nodes = new DataLoader<string, Properties | null>(async (keys) => {
    const found = await read<Properties>('MATCH (n:Nutrigraph) WHERE n._key IN $keys RETURN properties(n)', { keys });
    const byKey = new Map(found.map((node) => [node._key, node]));
    return keys.map((key) => byKey.get(key) ?? null);
  });

  list(relation: string, direction: Direction, first: number): DataLoader<string, readonly Row[]> {
    const name = `${relation} ${direction} ${first}`;
    const known = this.lists.get(name);
    if (known) return known;
    const [end, place, pattern] =
      direction === 'in' ? ['_to', '_in', `()<-[r:${relation}]-(n)`] : ['_from', '_out', `()-[r:${relation}]->(n)`];
    const statement =
      `UNWIND $keys AS key RETURN COLLECT { MATCH ${pattern} WHERE r.${end} = key AND r.${place} >= 0 ` +
      `WITH n, r ORDER BY r.${end}, r.${place} LIMIT $first ` +
      `RETURN [properties(r), properties(n)] ORDER BY r.${end}, r.${place} }`;
    const loader = new DataLoader<string, readonly Row[]>((keys) => read(statement, { keys, first: neo4j.int(first) }));
    this.lists.set(name, loader);
    return loader;
  }
}

const builder = new SchemaBuilder<{
  Context: { loaders: Loaders };
  DefaultFieldNullability: true;
}>({});
type Kind = 'Symptom' | 'Nutrient' | 'Food' | 'Condition';
const kinds = {
  Symptom: builder.objectRef<Properties>('Symptom'),
  Nutrient: builder.objectRef<Properties>('Nutrient'),
  Food: builder.objectRef<Properties>('Food'),
  Condition: builder.objectRef<Properties>('Condition'),
};
const scalars = { id: 'ID', fortified: 'Boolean', amountPer100g: 'Float' } as const;
const scalarOf = (name: string) => scalars[name as keyof typeof scalars] ?? 'String';

/** Adds a field with a connection of the rows of a relation. */
function addList(
  near: Kind,
  field: string,
  far: Kind,
  relation: string,
  direction: Direction,
  properties: readonly string[],
): void {
  const name = `${near}${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const edge = builder.objectRef<Row>(`${name}Edge`).implement({
    fields: (t) => ({
      node: t.field({ type: kinds[far], resolve: ([, node]) => node }),
      ...Object.fromEntries(
        properties.map((property) => [
          property,
          t.field({ type: scalarOf(property), resolve: ([row]) => row[property] as never }),
        ]),
      ),
    }),
  });
  const connection = builder.objectRef<readonly Row[]>(`${name}Connection`).implement({
    fields: (t) => ({ edges: t.field({ type: [edge], resolve: (rows) => rows }) }),
  });
  builder.objectField(kinds[near], field, (t) =>
    t.field({
      type: connection,
      args: { first: t.arg.int({ defaultValue: 20 }) },
      resolve: ({ _key }, { first }, { loaders }) => loaders.list(relation, direction, first ?? 20).load(_key),
    }),
  );
}

function addKind(kind: Kind, properties: readonly string[]): void {
  kinds[kind].implement({
    fields: (t) =>
      Object.fromEntries(
        ['id', 'name', ...properties].map((property) => [
          property,
          t.field({ type: scalarOf(property), resolve: (node) => node[property] as never }),
        ]),
      ),
  });
  const field = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  builder.queryField(field, (t) =>
    t.field({
      type: kinds[kind],
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }, { loaders }) => loaders.nodes.load(`a/${id}`),
    }),
  );
}

builder.queryType({});
addKind('Symptom', []);
addKind('Condition', []);
addKind('Nutrient', ['unit']);
addKind('Food', ['description', 'category', 'level', 'fortified']);
addList('Symptom', 'nutrients', 'Nutrient', 'DEFICIENCY_SYMPTOM', 'in', ['prominence']);
addList('Condition', 'nutrients', 'Nutrient', 'DEFICIENCY_CONDITION', 'in', ['deficiencySeverity']);
addList('Nutrient', 'foods', 'Food', 'CONTAINS', 'in', ['amountPer100g', 'unit']);
addList('Nutrient', 'symptoms', 'Symptom', 'DEFICIENCY_SYMPTOM', 'out', ['prominence']);
addList('Nutrient', 'conditions', 'Condition', 'DEFICIENCY_CONDITION', 'out', ['deficiencySeverity']);
addList('Food', 'nutrients', 'Nutrient', 'CONTAINS', 'out', ['amountPer100g', 'unit']);

const foodPage = builder.objectRef<readonly Properties[]>('FoodConnection').implement({
  fields: (t) => ({ nodes: t.field({ type: [kinds.Food], resolve: (nodes) => nodes }) }),
});
builder.queryField('foods', (t) =>
  t.field({
    type: foodPage,
    args: { first: t.arg.int({ defaultValue: 20 }) },
    resolve: (_, { first }) =>
      read<Properties>(
        "MATCH (f:Food) WHERE f._side = 'a/' AND f._rank >= 0 " +
          'RETURN properties(f) ORDER BY f._side, f._rank LIMIT $first',
        { first: neo4j.int(first ?? 20) },
      ),
  }),
);

const yoga = createYoga({
  schema: builder.toSchema(),
  context: () => ({ loaders: new Loaders() }),
  logging: false,
  graphiql: false,
});
createServer(yoga).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGINT', () => process.exit(0));
