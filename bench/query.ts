/** The form of a query that several contenders answer. Each file in `bench/queries/` has one, in all its forms. */

/** The ids that the queries of one size start from: those of generated nodes, where there are any. */
export interface Ids {
  readonly food: string;
  /** Two nutrients that many foods contain, each with an amount that some of them exceed. */
  readonly nutrients: readonly [string, string];
  readonly amounts: readonly [number, number];
  readonly symptom: string;
}

/** Statements whose one value is the answer's `data`. Ids in `parameters` are keys, such as "a/food:kale". */
export interface CypherForm {
  readonly indexed: string;
  readonly plain: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Query {
  readonly name: string;
  /** The query to this service, and to each peer whose schema has the same shape. */
  readonly graphql: string;
  readonly cypher?: CypherForm;
  /** The query to `@neo4j/graphql`, and a function that gives its data the shape of this service's. */
  readonly neo4jGraphql?: { readonly graphql: string; readonly shape: (data: unknown) => unknown };
  /** Whether the hand-written Pothos schema has the fields of `graphql`. */
  readonly pothos?: true;
  /** Returns the part of the data that contenders must agree on, for a query that peers can answer only in part. */
  readonly compared?: (data: unknown) => unknown;
}

/** Returns the part of an answer at a path, or undefined. */
export const at = (data: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce((part, name) => (part as Record<string | number, unknown> | undefined)?.[name], data);

/** Returns the items of the list at a path. */
export const listAt = (data: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const list = at(data, ...path);
  return Array.isArray(list) ? list : [];
};

/** Moves the properties of relations, which `@neo4j/graphql` nests in `properties`, to their edges. */
export function withoutProperties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProperties);
  if (typeof value !== 'object' || value === null) return value;
  const { properties, ...rest } = value as Record<string, unknown>;
  const entries = Object.entries({ ...(properties as object | undefined), ...rest });
  return Object.fromEntries(entries.map(([name, part]) => [name, withoutProperties(part)]));
}

/** The side that the first load into an empty database fills. */
const side = 'a/';
export const keyOf = (id: string): string => `${side}${id}`;

/** Orders rows by their place, which is the default order of this service's lists. Both forms can use it. */
export interface Row {
  readonly relation: string;
  /** The variable of the near node, and whether the relation leads away from it. */
  readonly near: string;
  readonly direction: 'out' | 'in';
  /** The label and the variable of the far node; the variable of the relationship is the same with `r_` before it. */
  readonly label: string;
  readonly far: string;
  readonly first: number;
  /** The value of a row. */
  readonly value: string;
}

/** Writes one list of a hand-written statement: with the index on (end, place), or by the pattern alone. */
export function listOf(isIndexed: boolean, { relation, near, direction, label, far, first, value }: Row): string {
  const edge = `r_${far}`;
  const [end, place] = direction === 'out' ? ['_from', '_out'] : ['_to', '_in'];
  const pattern = (start: string) =>
    direction === 'out'
      ? `(${start})-[${edge}:${relation}]->(${far}:${label})`
      : `(${start})<-[${edge}:${relation}]-(${far}:${label})`;
  const match = isIndexed
    ? `MATCH ${pattern('').replace(`:${label}`, '')} WHERE ${edge}.${end} = ${near}._key AND ${edge}.${place} >= 0`
    : `MATCH ${pattern(near)}`;
  const order = isIndexed ? `${edge}.${end}, ${edge}.${place}` : `${edge}.${place}`;
  return `COLLECT { ${match} WITH ${far}, ${edge} ORDER BY ${order} LIMIT ${first} RETURN ${value} ORDER BY ${order} }`;
}
