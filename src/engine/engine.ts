import { setImmediate as turn } from 'node:timers/promises';
import {
  type DocumentNode,
  execute,
  GraphQLError,
  getOperationAST,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { ApiContext } from '../api/builder.ts';
import { buildSchema } from '../api/schema.ts';
import { codedError, isErrorCode } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import type { Result } from '../base/result.ts';
import { TimeSlice } from '../base/slice.ts';
import { inSpan, isTracing, markError, SpanTimes, shortName } from '../base/tracing.ts';
import type { Graph } from '../model/graph.ts';
import type { BoundPlan, Plan } from '../plan/plan.ts';
import { type BoundOperation, Preparer } from '../plan/prepare.ts';
import { printPlan } from '../plan/print.ts';
import type { PrivateFields } from '../plan/privacy.ts';
import { WriterCache } from '../plan/write/cache.ts';
import { treeSource } from '../plan/write/tree.ts';
import { writeAnswer } from '../plan/write/write.ts';
import type { AnyResearch } from '../research/define.ts';
import { inOneRelease } from '../store/one-release.ts';
import type { Store } from '../store/store.ts';
import { AdmittedEntities } from './admitted-entities.ts';
import { type Answer, type Operation, refusedAnswer, timingsOf, writtenAnswer } from './answer.ts';
import { checkAnswerSize } from './answer-size.ts';
import { withSortedErrors } from './error-order.ts';
import { type ReadPlan, ReleaseReader } from './reader.ts';
import { withRefusals } from './refusals.ts';
import { ResearchEngine } from './research.ts';

/**
 * Answers operations over one graph: plans the whole operation, has the store read it at once, and writes the answer as
 * JSON. graphql-js completes what the writer cannot write, with resolvers that look up the result tree.
 */
export class Engine {
  readonly schema;
  private readonly store: Store;
  private readonly preparer: Preparer;
  private readonly research: ResearchEngine;
  private readonly limits: Limits;
  /** For searches under a limit by evidence. */
  private readonly admitted: AdmittedEntities;
  private readonly writers = new WriterCache(treeSource);

  /** @param research root fields of the domain, beside those that every graph has. */
  constructor(graph: Graph, store: Store, limits: Limits, research: readonly AnyResearch[] = []) {
    this.schema = buildSchema(graph, research, limits);
    this.store = store;
    this.limits = limits;
    this.admitted = new AdmittedEntities(graph);
    this.preparer = new Preparer(graph, this.schema, limits);
    this.research = new ResearchEngine(graph, this.schema, limits, research);
  }

  /** Finds the operations whose arguments and answers the service must not keep. */
  get privacy(): PrivateFields {
    return this.preparer.privacy;
  }

  /** Returns the number of plans that a document keeps. */
  planCount(document: DocumentNode): number {
    return this.preparer.planCount(document);
  }

  /** Answers an operation, also with the client's errors. It throws failures of the service only. */
  async run(request: Operation): Promise<Answer> {
    const operation = getOperationAST(request.document, request.operationName);
    if (!operation) return refusedAnswer([noOperation(request.operationName)]);
    if (!isTracing()) return this.answer(request, operation);
    return inSpan('operation', { 'graphql.operation.type': operation.operation }, async (span) => {
      if (operation.name) span.setAttribute('graphql.operation.name', shortName(operation.name.value));
      const answer = await this.answer(request, operation);
      const { result, bound } = answer;
      if (bound) span.setAttributes({ 'operation.cost': bound.cost, 'plan.cached': bound.cached });
      if (result.errors?.[0]) markError(span, result.errors[0]);
      return answer;
    });
  }

  /**
   * Plans documents before any request, and lets the store prepare the plans in the background.
   * @param documents valid for the schema.
   * @returns a promise that resolves at the end of the preparations. It never rejects.
   */
  async warm(documents: readonly DocumentNode[]): Promise<void> {
    if (!this.store.warm) return;
    const planned: (readonly Plan[])[] = [];
    for (const document of documents) {
      planned.push(this.preparer.planAhead(document));
      await turn();
    }
    await this.store.warm(planned.flat().filter(({ roots }) => roots.length > 0));
  }

  /** Leads an operation through its steps. Each of them may refuse it. */
  private async answer(request: Operation, operation: OperationDefinitionNode): Promise<Answer> {
    const times = new SpanTimes();

    // Plan the operation, or take the plan of a request like it, and bind the values of this request.
    const prepared = await refusable(operation, () => this.prepare(request, operation, times));
    if (prepared.errors) return refusedAnswer(prepared.errors);

    const answered = await refusable(operation, async () => {
      // Charge its cost to the client, before anything is read.
      await request.charge?.(prepared.value.cost);

      // Read it from the store at once. Research fields read their facts first.
      const read = await this.read(prepared.value, request, times);

      // Write the answer, or let graphql-js complete it.
      const answer = await inSpan('complete', {}, () => this.complete(read, request), { times });
      const { result, body, way } = answer;
      const { bound, release, facts, research } = read;
      return { value: { result, body, way, bound, release, facts, research, timings: timingsOf(times) } };
    });

    if (!answered.errors) return answered.value;
    return { ...refusedAnswer(answered.errors), bound: prepared.value, timings: timingsOf(times) };
  }

  private prepare({ document, variableValues }: Operation, operation: OperationDefinitionNode, times: SpanTimes) {
    return inSpan('plan', {}, () => this.preparer.prepare(document, operation, variableValues ?? {}), { times });
  }

  private read(bound: BoundOperation, request: Operation, times: SpanTimes) {
    return inOneRelease(async () => {
      const reader = new ReleaseReader(this.store, this.admitted, times, request.stop);
      const read = await this.readPlan(bound, reader, request);
      return {
        bound: read.bound,
        tree: read.tree,
        written: read.written,
        release: reader.release,
        facts: reader.facts,
        research: reader.research,
      };
    });
  }

  private async readPlan(
    bound: BoundOperation,
    reader: ReleaseReader,
    { charge, way }: Operation,
  ): Promise<ReadPlan<BoundOperation>> {
    const { roots, research } = bound.plan;
    if (research.length > 0) return this.research.read(bound, reader, charge);
    // An operation that reads nothing, such as an introspection query, does not need the store.
    if (roots.length === 0) return { bound, tree: {} };
    return way === 'completed' ? reader.read(bound) : reader.write(bound, this.limits);
  }

  private async complete(read: ReadPlan<BoundOperation>, request: Operation) {
    const { tree, bound, written } = read;
    if (written) return writtenAnswer(written);
    const writer = request.way !== 'completed' ? this.writers.of(bound) : null;
    if (!writer) return this.completed(read, request);
    return writtenAnswer(await writeAnswer(writer, tree, { operation: bound, limits: this.limits }, request.stop));
  }

  /** Completes an answer by graphql-js, which looks each field up in the result tree. */
  private async completed({ tree, bound }: ReadPlan<BoundOperation>, request: Operation) {
    const { document, operationName, variableValues } = request;
    const rootValue = withRefusals(tree, bound);
    const contextValue: ApiContext = { slice: new TimeSlice() };
    const args = { schema: this.schema, document, operationName, variableValues, rootValue, contextValue };
    const result = withSortedErrors(await execute(args));
    // Refuse an answer that is too large, before it becomes JSON.
    checkAnswerSize(result, this.limits);
    return { result, body: null, way: 'completed' } as const;
  }

  /**
   * Explains an answer to developers: its plan in words, the store's query, its cost and timings.
   * @returns null for an operation that was refused before it was planned.
   */
  explain({ bound, facts = [], timings, way }: Answer): Readonly<Record<string, unknown>> | null {
    if (!bound) return null;
    const { cost, cached } = bound;
    return {
      ...this.explainPlan(bound),
      ...(facts.length > 0 && { facts: facts.map((plan) => this.explainPlan(plan)) }),
      cost,
      cached,
      answer: way,
      milliseconds: timings,
    };
  }

  private explainPlan(bound: BoundPlan) {
    return { plan: printPlan(bound.plan).split('\n'), ...this.store.explain(bound) };
  }
}

/**
 * Runs steps that may refuse an operation: by their result, or by throwing an error with a code.
 * @throws every other error, which is a failure of the service.
 */
async function refusable<T>(operation: OperationDefinitionNode, steps: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await steps();
  } catch (error) {
    if (!(error instanceof GraphQLError && isErrorCode(error.extensions.code))) throw error;
    return { errors: [locatedError(error, operation)] };
  }
}

const noOperation = (name: string | null | undefined): GraphQLError =>
  codedError(
    'OPERATION_RESOLUTION_FAILURE',
    name
      ? `The document has no operation named ${JSON.stringify(name)}. Send the name of one that it has.`
      : 'The document has several operations, or none. Send operationName to say which to run.',
  );
