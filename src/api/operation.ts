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
import type { Plan } from '../plan/plan.ts';
import { type Prepared, Preparer } from '../plan/prepare.ts';
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
    try {
      const outcome = this.preparer.prepare(document, operation, variableValues ?? {});
      if (!isPrepared(outcome)) return { result: { errors: outcome.map(asUserError) } };
      prepared = outcome;
      // An operation that reads nothing, such as an introspection query, does not trouble the store.
      const rootValue = prepared.plan.roots.length > 0 ? await this.store.execute(prepared, request.signal) : {};
      const contextValue: ApiContext = { slice: new TimeSlice() };
      const result = await execute({
        schema: this.schema,
        document,
        operationName,
        variableValues,
        rootValue,
        contextValue,
      });
      return { result, prepared };
    } catch (error) {
      if (!isCoded(error)) throw error;
      return { result: { errors: [locatedError(error, operation)] }, ...(prepared && { prepared }) };
    }
  }

  /** The plan of a document that has been made, for people to look at. */
  plan(request: Operation): Plan | readonly GraphQLError[] {
    const operation = getOperationAST(request.document, request.operationName);
    if (!operation) return [noOperation(request.operationName)];
    const outcome = this.preparer.prepare(request.document, operation, request.variableValues ?? {});
    return isPrepared(outcome) ? outcome.plan : outcome;
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
