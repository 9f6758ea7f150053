/** Runs operations on an engine without a server. Most tests of the engine and of Neo4j use it. */
import { type DocumentNode, type GraphQLError, parse, validate } from 'graphql';
import { validationRules } from '../../../src/api/finite-floats.ts';
import type { Limits } from '../../../src/base/limits.ts';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import type { Answer } from '../../../src/engine/answer.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { AnyResearch } from '../../../src/research/define.ts';
import { settings } from '../../../src/settings/index.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { runBothWays } from './both-ways.ts';

/** The default limits of the service. */
export const defaultLimits = Object.fromEntries(
  Object.entries(settings).map(([name, setting]) => [name, setting.default]),
) as unknown as Limits;

/** Limits that are too wide for any test to reach. */
export const wideLimits: Limits = {
  ...defaultLimits,
  maxPageSize: 100_000,
  maxIds: 10_000,
  maxCost: Number.POSITIVE_INFINITY,
  maxConditions: 100_000,
  maxSearchLetters: 10_000,
  maxSearchWords: 1_000,
  maxWork: 1_000_000_000,
};

/** The answer to an operation, as JSON carries it. */
export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers, and the test is about what they find there.
  readonly data: any;
  readonly errors: readonly GraphQLError[];
  /** The plan with its values; undefined when the operation was refused before it was planned. */
  readonly bound: Answer['bound'];
  /** The plans that were read for the facts of research, before the operation itself. */
  readonly facts: Answer['facts'];
}

/** An engine over a graph in memory, without a server. Its limits are wide unless a test sets them. */
export class TestEngine {
  readonly engine: Engine;
  /** False makes each operation run once, for tests that count reads. Else it runs both ways. */
  runsBothWays = true;
  private readonly documents = new Map<string, DocumentNode>();

  /**
   * @param store a store of the same graph that takes the place of the embedded one.
   * @param research root fields that a graph does not have by itself.
   */
  constructor(
    graph: Graph,
    data: GraphData,
    limits: Partial<Limits> = {},
    store?: Store,
    research: readonly AnyResearch[] = [],
  ) {
    const all = { ...wideLimits, ...limits };
    this.engine = new Engine(graph, store ?? openMemoryStore(columnsOf(graph, data), all), all, research);
  }

  /** Parses and validates. It returns the same document for the same text, as the server's cache does. */
  document(text: string): DocumentNode {
    const known = this.documents.get(text);
    if (known) return known;
    const document = parse(text);
    const faults = validate(this.engine.schema, document, validationRules);
    if (faults.length > 0) throw new Error(`the test's operation is not valid: ${faults.join('; ')}`);
    this.documents.set(text, document);
    return document;
  }

  /** Runs an operation and returns its data, its errors and its plan. */
  async run(text: string, variableValues: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const document = this.document(text);
    const { result, bound, facts } = await (this.runsBothWays
      ? runBothWays(this.engine, { document, variableValues })
      : this.engine.run({ document, variableValues }));
    const data: unknown = result.data == null ? null : JSON.parse(JSON.stringify(result.data));
    return { data, errors: result.errors ?? [], bound, facts };
  }

  /** Returns the data of an operation that must succeed. */
  async data(text: string, variableValues: Readonly<Record<string, unknown>> = {}): Promise<Answered['data']> {
    const { data, errors } = await this.run(text, variableValues);
    if (errors.length > 0) throw new Error(`${text}\nfailed: ${errors.map(({ message }) => message).join('; ')}`);
    return data;
  }

  /** Returns the first error of an operation that the engine must refuse. */
  async refusal(text: string, variableValues: Readonly<Record<string, unknown>> = {}): Promise<GraphQLError> {
    const { errors } = await this.run(text, variableValues);
    const [error] = errors;
    if (!error) throw new Error(`${text}\nwas not refused`);
    return error;
  }
}
