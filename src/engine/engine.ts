import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { ApiContext } from '../api/builder.ts';
import { buildSchema } from '../api/schema.ts';
import { codedError, errorCodes } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import { TimeSlice } from '../base/slice.ts';
import { inSpan, markError, shortName } from '../base/tracing.ts';
import type { Graph } from '../model/graph.ts';
import { type Prepared, Preparer } from '../plan/prepare.ts';
import { printPlan } from '../plan/print.ts';
import type { AnyResearch } from '../research/define.ts';
import type { BoundPlan, Store } from '../store/store.ts';
import { checkAnswerSize } from './answer-size.ts';
import { type Readable, Reads } from './reads.ts';
import { withRefusals } from './refusals.ts';
import { type Charge, type Investigated, ResearchEngine } from './research.ts';
import { type Timings, timingsOf } from './timings.ts';

/** A request, parsed and validated against the engine's schema. */
export interface Operation extends Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> {
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal;
  readonly charge?: Charge;
}

/** What became of an operation. */
export interface Outcome {
  readonly result: ExecutionResult;
  /** Absent when the operation was refused before it was planned. */
  readonly prepared?: Prepared;
  /** Id of the release that was read; null when nothing was. */
  readonly release?: string | null;
  /** What the store was asked for the sake of research fields, before the operation itself was read. */
  readonly asked?: readonly BoundPlan[];
  /** Absent when the operation was refused before it was planned. */
  readonly timings?: Timings;
}

/**
 * Answers operations over one graph: plans the whole operation, has the store read it at once, and lets graphql-js
 * complete the answer with resolvers that look up the result tree.
 */
export class Engine {
  readonly schema;
  private readonly store: Store;
  private readonly preparer: Preparer;
  private readonly investigator: ResearchEngine;
  private readonly limits: Limits;

  /** @param research root fields that the domain adds to those every graph has. */
  constructor(graph: Graph, store: Store, limits: Limits, research: readonly AnyResearch[] = []) {
    this.schema = buildSchema(graph, research, limits);
    this.store = store;
    this.limits = limits;
    this.preparer = new Preparer(graph, this.schema, limits);
    this.investigator = new ResearchEngine(graph, this.schema, limits, research);
  }

  /** Never throws for anything the client did; what it throws is a failure of the service. */
  async run(request: Operation): Promise<Outcome> {
    const operation = getOperationAST(request.document, request.operationName);
    if (!operation) return { result: { errors: [noOperation(request.operationName)] } };
    return inSpan('operation', { 'graphql.operation.type': operation.operation }, async (span) => {
      if (operation.name) span.setAttribute('graphql.operation.name', shortName(operation.name.value));
      const outcome = await this.answer(request, operation);
      const { result, prepared } = outcome;
      if (prepared) span.setAttributes({ 'operation.cost': prepared.cost, 'plan.cached': prepared.cached });
      if (result.errors?.[0]) markError(span, result.errors[0]);
      return outcome;
    });
  }

  private async answer(request: Operation, operation: OperationDefinitionNode): Promise<Outcome> {
    const { document, operationName, variableValues } = request;
    const reads = new Reads(this.store);
    const started = performance.now();
    let prepared: Prepared | undefined;
    let planned = started;
    try {
      const outcome = await inSpan('plan', {}, () => this.preparer.prepare(document, operation, variableValues ?? {}));
      if (!isPrepared(outcome)) return { result: { errors: outcome.map(asUserError) } };
      prepared = outcome;
      planned = performance.now();
      await request.charge?.(prepared.cost);
      const { tree, asked, release, ...read } = await this.read(prepared, reads, request);
      prepared = read.prepared;
      const rootValue = withRefusals(tree, prepared);
      const answered = performance.now();
      const contextValue: ApiContext = { slice: new TimeSlice() };
      const result = await inSpan('complete', {}, () =>
        execute({ schema: this.schema, document, operationName, variableValues, rootValue, contextValue }),
      );
      checkAnswerSize(result, this.limits);
      const timings = timingsOf({ started, planned, answered, ended: performance.now() }, reads.milliseconds);
      return { result, prepared, release, asked, timings };
    } catch (error) {
      if (!isCoded(error)) throw error;
      const result = { errors: [locatedError(error, operation)] };
      if (!prepared) return { result };
      const ended = performance.now();
      return { result, prepared, timings: timingsOf({ started, planned, answered: ended, ended }, reads.milliseconds) };
    }
  }

  private async read(prepared: Prepared, store: Readable, { signal, charge }: Operation): Promise<Investigated> {
    const { roots, research } = prepared.plan;
    if (research.length > 0) return this.investigator.investigate(prepared, store, { signal, charge });
    // An operation that reads nothing, such as an introspection query, does not trouble the store.
    if (roots.length === 0) return { tree: {}, prepared, release: null, asked: [] };
    const { tree, release } = await store.execute(prepared, signal);
    return { tree, prepared, release, asked: [] };
  }

  /**
   * How an outcome came about, for developers: its plan in words, what the store was sent, its cost and timings.
   * @returns null for an operation that was refused before it was planned.
   */
  explain({ prepared, asked = [], timings }: Outcome): Readonly<Record<string, unknown>> | null {
    if (!prepared) return null;
    const { cost, cached } = prepared;
    const facts = asked.map((question) => this.explainQuestion(question));
    return {
      ...this.explainQuestion(prepared),
      ...(facts.length > 0 && { facts }),
      cost,
      cached,
      milliseconds: timings,
    };
  }

  private explainQuestion(question: BoundPlan) {
    return { plan: printPlan(question.plan).split('\n'), ...this.store.explain(question) };
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
