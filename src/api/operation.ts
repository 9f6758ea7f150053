import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  locatedError,
} from 'graphql';
import { codedError, errorCodes } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { Graph } from '../model/graph.ts';
import { type Prepared, Preparer } from '../plan/prepare.ts';
import { printPlan } from '../plan/print.ts';
import { TimeSlice } from '../slice.ts';
import type { Store } from '../store/store.ts';
import type { ApiContext } from './builder.ts';
import { buildSchema } from './schema.ts';

/** A request, parsed and validated against the engine's schema. */
export interface Operation extends Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> {
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal;
}

/** What became of an operation. */
export interface Outcome {
  readonly result: ExecutionResult;
  /** Absent when the operation was refused before it was planned. */
  readonly prepared?: Prepared;
  /** Milliseconds spent planning and binding, in the store, and completing the answer. Absent when it was refused. */
  readonly timings?: { readonly plan: number; readonly store: number; readonly complete: number };
}

/**
 * Answers operations over one graph: plans the whole operation, has the store read it at once, and lets graphql-js
 * complete the answer with resolvers that look up the result tree.
 */
export class Engine {
  readonly schema;
  private readonly store: Store;
  private readonly preparer: Preparer;

  constructor(graph: Graph, store: Store, limits: Limits) {
    this.schema = buildSchema(graph);
    this.store = store;
    this.preparer = new Preparer(graph, this.schema, limits);
  }

  /** Never throws for anything the client did; what it throws is a failure of the service. */
  async run(request: Operation): Promise<Outcome> {
    const { document, operationName, variableValues } = request;
    const operation = getOperationAST(document, operationName);
    if (!operation) return { result: { errors: [noOperation(operationName)] } };
    let prepared: Prepared | undefined;
    const started = performance.now();
    try {
      const outcome = this.preparer.prepare(document, operation, variableValues ?? {});
      if (!isPrepared(outcome)) return { result: { errors: outcome.map(asUserError) } };
      prepared = outcome;
      const planned = performance.now();
      // An operation that reads nothing, such as an introspection query, does not trouble the store.
      const rootValue = prepared.plan.roots.length > 0 ? await this.store.execute(prepared, request.signal) : {};
      const read = performance.now();
      const contextValue: ApiContext = { slice: new TimeSlice() };
      const result = await execute({
        schema: this.schema,
        document,
        operationName,
        variableValues,
        rootValue,
        contextValue,
      });
      const timings = { plan: planned - started, store: read - planned, complete: performance.now() - read };
      return { result, prepared, timings };
    } catch (error) {
      if (!isCoded(error)) throw error;
      return { result: { errors: [locatedError(error, operation)] }, ...(prepared && { prepared }) };
    }
  }

  /**
   * How an outcome came about, for developers: its plan in words, what the store was sent, its cost and timings.
   * @returns null for an operation that was refused before it was planned.
   */
  explain({ prepared, timings }: Outcome): Readonly<Record<string, unknown>> | null {
    if (!prepared) return null;
    const { plan, cost, cached } = prepared;
    return { plan: printPlan(plan).split('\n'), cost, cached, milliseconds: timings, ...this.store.explain(prepared) };
  }
}

const isPrepared = (outcome: Prepared | readonly GraphQLError[]): outcome is Prepared => 'plan' in outcome;

const isCoded = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && String(error.extensions.code) in errorCodes;

const noOperation = (name: string | null | undefined): GraphQLError =>
  codedError(
    'OPERATION_RESOLUTION_FAILURE',
    name
      ? `The document has no operation named ${JSON.stringify(name)}. Send the name of one that it has.`
      : 'The document has several operations, or none. Send operationName to say which to run.',
  );

/** A variable that does not fit its type. */
const asUserError = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } });
