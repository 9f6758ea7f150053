/**
 * Sends many thousand different requests to a service and measures whether its memory grows. The soak tests use it.
 */
import { sendPipelined } from '../http/pipelines.ts';
import type { RawAnswer } from '../http/raw-http.ts';
import type { MeasuredService } from './measured-service.ts';

/** A kind of request. Each request of a kind differs from all others. */
export interface Kind {
  readonly name: string;
  /** Writes the document of the request with this number. */
  readonly query: (number: number) => string;
  readonly variables?: (number: number) => object;
  /** The code of the error in each answer. Without it, the answer must have data. */
  readonly code?: string;
}

/** Operators and properties whose combinations give conditions of different shapes. */
const operators = ['eq', 'contains', 'startsWith'] as const;
const properties = ['name', 'description', 'id'] as const;

/** Returns a condition. Its properties, operators, length and order give it one of thousands of shapes. */
function condition(number: number): object {
  const one = (digit: number) => {
    const property = properties[digit % 3] ?? 'name';
    return { [property]: { [property === 'id' ? 'eq' : (operators[digit % 2] ?? 'eq')]: `x${number}` } };
  };
  const digits = [...number.toString(6)].map(Number);
  return { or: digits.map((digit) => (digit > 2 ? { not: one(digit) } : one(digit))) };
}

/** Requests with different documents, which differ in every name and value that a client can choose freely. */
export const distinctDocuments: readonly Kind[] = [
  { name: 'names and aliases', query: (n) => `query Op${n} { nutrient(id: "nutrient:iron") { a${n}: name } }` },
  { name: 'ids', query: (n) => `{ node(id: "nutrient:x${n}") { id } }` },
  {
    name: 'variables',
    query: (n) => `query ($v${n}: NutrientWhere) { nutrients(first: 1, where: $v${n}) { nodes { id } } }`,
    variables: (n) => ({ [`v${n}`]: condition(n) }),
  },
  { name: 'words to search for', query: (n) => `{ search(text: "iron ${n}", first: 1) { hits { score } } }` },
  { name: 'mistakes', query: (n) => `{ nutrients { nothing${n} } }`, code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'documents with syntax errors', query: (n) => `{ node(id: "x${n}"`, code: 'GRAPHQL_PARSE_FAILED' },
];

/** Requests with the same document and different values. */
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
 * The bytes that each request may leave behind. They are fewer than its id or its name needs. `slack` is the room, in
 * bytes, for optimized code and bounded caches.
 */
const bytesPerRequest = 40;
const slack = 1_000_000;

/** The result of {@link soak}. */
interface Soaked {
  /** The growth of the memory in use, in bytes, after all bounded caches are full. */
  readonly grown: number;
  /** The largest growth that is allowed, in bytes. */
  readonly bound: number;
  /** The memory in use at each measurement, for the message of a failure. */
  readonly alive: string;
}

/** Flags for the service: its cache of documents is full after the warm-up. */
export const smallCaches = ['--document-cache-bytes', '5000000'] as const;

/** The requests before the first measurement. They fill the caches of documents, errors, plans and names. */
const warmUp = 8_000;

/** The number of measurements after that. */
const measurements = 8;

/**
 * Sends `count` requests, the kinds in turn, and measures the memory several times.
 * @throws {Error} if an answer is not the one of its kind.
 */
export async function soak(service: MeasuredService, kinds: readonly Kind[], count: number): Promise<Soaked> {
  const send = (first: number, end: number) =>
    sendPipelined(
      service.url,
      end - first,
      (i) => bodyOf(kinds, first + i),
      (answer, i) => checkAnswer(kinds, answer, first + i),
    );
  const placeOf = (turn: number) => warmUp + Math.round(((count - warmUp) * turn) / measurements);
  await send(0, warmUp);
  const alive = [await service.alive()];
  for (let turn = 0; turn < measurements; turn++) {
    await send(placeOf(turn), placeOf(turn + 1));
    alive.push(await service.alive());
  }
  const shown = alive.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(', ');
  return {
    grown: (alive.at(-1) ?? 0) - (alive[0] ?? 0),
    bound: bytesPerRequest * (count - warmUp) + slack,
    alive: `alive: ${shown}`,
  };
}

/** Writes the body of the request with a number. The kinds take turns. */
function bodyOf(kinds: readonly Kind[], number: number): string {
  const kind = kinds[number % kinds.length];
  return JSON.stringify({ query: kind?.query(number), variables: kind?.variables?.(number) });
}

/** Checks the answer to the request with a number. @throws {Error} if it is not the answer of its kind. */
function checkAnswer(kinds: readonly Kind[], { body }: RawAnswer, number: number): void {
  const kind = kinds[number % kinds.length];
  const { data, errors = [] } = JSON.parse(body);
  const [code] = errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
  if (code !== kind?.code || (code === undefined && !data)) throw new Error(`${kind?.name}, ${number}: ${body}`);
}
