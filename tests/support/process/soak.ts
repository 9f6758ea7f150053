import { sendPipelined } from '../http/pipelines.ts';
import type { RawAnswer } from '../http/raw-http.ts';
import type { MeasuredService } from './measured-service.ts';

/** A kind of request of which no two are alike. */
export interface Kind {
  readonly name: string;
  /** The text of the one with this number. */
  readonly query: (number: number) => string;
  readonly variables?: (number: number) => object;
  /** The code of the error that each is answered with; nothing for data. */
  readonly code?: string;
}

/** Combinations of conditions, a shape each. */
const operators = ['eq', 'contains', 'startsWith'] as const;
const properties = ['name', 'description', 'id'] as const;

/** Variables of thousands of shapes: which conditions, of which properties, how many of them and in which order. */
function condition(number: number): object {
  const one = (digit: number) => {
    const property = properties[digit % 3] ?? 'name';
    return { [property]: { [property === 'id' ? 'eq' : (operators[digit % 2] ?? 'eq')]: `x${number}` } };
  };
  const digits = [...number.toString(6)].map(Number);
  return { or: digits.map((digit) => (digit > 2 ? { not: one(digit) } : one(digit))) };
}

/** Documents, each of its own text, and with what else in a request has names and values without end. */
export const distinctDocuments: readonly Kind[] = [
  { name: 'names and aliases', query: (n) => `query Op${n} { nutrient(id: "nutrient:iron") { a${n}: name } }` },
  { name: 'ids', query: (n) => `{ node(id: "nutrient:x${n}") { id } }` },
  {
    name: 'variables',
    query: (n) => `query ($v${n}: NutrientWhere) { nutrients(first: 1, where: $v${n}) { nodes { id } } }`,
    variables: (n) => ({ [`v${n}`]: condition(n) }),
  },
  { name: 'texts to search for', query: (n) => `{ search(text: "iron ${n}", first: 1) { hits { score } } }` },
  { name: 'mistakes', query: (n) => `{ nutrients { nothing${n} } }`, code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'texts that are no documents', query: (n) => `{ node(id: "x${n}"`, code: 'GRAPHQL_PARSE_FAILED' },
];

/** One document with values without end. */
export const distinctValues: readonly Kind[] = [
  {
    name: 'ids',
    query: () => 'query ($id: ID!) { node(id: $id) { id } }',
    variables: (n) => ({ id: `nutrient:x${n}` }),
  },
  {
    name: 'wrong ids',
    query: () => 'query ($id: ID!) { node(id: $id) { id } }',
    variables: (n) => ({ id: `x${n}` }),
    code: 'BAD_ID',
  },
  {
    name: 'shapes',
    query: () => 'query ($where: NutrientWhere) { nutrients(first: 1, where: $where) { nodes { id } } }',
    variables: (n) => ({ where: condition(n) }),
  },
  { name: 'variables that are not declared', query: () => '{ __typename }', variables: (n) => ({ [`v${n}`]: n }) },
];

/**
 * Bytes of each request that may stay: fewer than its id or its name would take. And what may come and go with
 * optimized code and bounded caches, in bytes.
 */
const bytesPerRequest = 40;
const slack = 1_000_000;

/** What was found by {@link soak}. */
interface Soaked {
  /** Bytes by which what is alive has grown since everything that keeps a bounded number of things is full. */
  readonly grown: number;
  /** Bytes that it may have grown by. */
  readonly bound: number;
  /** For the message of a failure: what was alive at each look. */
  readonly alive: string;
}

/** Flags for a service that is soaked: what it keeps of documents is full after the warm-up. */
export const smallCaches = ['--document-cache-bytes', '5000000'] as const;

/** Requests before the first look: of each kind, more than the documents, errors, plans and names that are kept. */
const warmUp = 8_000;

/** How often it is looked after that. */
const looks = 8;

/**
 * Sends so many requests, the kinds in turn, and looks at what is alive in between.
 * @throws {Error} when one is not answered as its kind is.
 */
export async function soak(service: MeasuredService, kinds: readonly Kind[], count: number): Promise<Soaked> {
  const send = (first: number, end: number) =>
    sendPipelined(
      service.url,
      end - first,
      (i) => bodyOf(kinds, first + i),
      (answer, i) => checkAnswer(kinds, answer, first + i),
    );
  const placeOf = (look: number) => warmUp + Math.round(((count - warmUp) * look) / looks);
  await send(0, warmUp);
  const alive = [await service.alive()];
  for (let look = 0; look < looks; look++) {
    await send(placeOf(look), placeOf(look + 1));
    alive.push(await service.alive());
  }
  const shown = alive.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(', ');
  return {
    grown: (alive.at(-1) ?? 0) - (alive[0] ?? 0),
    bound: bytesPerRequest * (count - warmUp) + slack,
    alive: `alive: ${shown}`,
  };
}

/** The body of the request with a number, the kinds in turn. */
function bodyOf(kinds: readonly Kind[], number: number): string {
  const kind = kinds[number % kinds.length];
  return JSON.stringify({ query: kind?.query(number), variables: kind?.variables?.(number) });
}

/** @throws {Error} when the request with a number was not answered as its kind is. */
function checkAnswer(kinds: readonly Kind[], { body }: RawAnswer, number: number): void {
  const kind = kinds[number % kinds.length];
  const { data, errors = [] } = JSON.parse(body);
  const [code] = errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
  if (code !== kind?.code || (code === undefined && !data)) throw new Error(`${kind?.name}, ${number}: ${body}`);
}
