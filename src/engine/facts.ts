import { execute, validate } from 'graphql';
import type { ApiContext } from '../api/builder.ts';
import type { Limits } from '../base/limits.ts';
import { TimeSlice } from '../base/slice.ts';
import { Work } from '../base/work.ts';
import { degreesAlias, degreesQuestion, incidentAlias, incidentQuestion } from '../plan/incident.ts';
import type { OutcomeSelection } from '../plan/plan.ts';
import type { Preparer } from '../plan/prepare.ts';
import type { Degree, Edge, ResultTree } from '../plan/result.ts';
import type { Facts, ResearchContext } from '../research/context.ts';
import { type Job, runInSlices } from '../research/job.ts';
import { ReleaseChanged } from '../store/one-release.ts';
import type { BoundPlan } from '../store/store.ts';
import type { Readable } from './reads.ts';

/** Limits under which facts are read: lists come whole, and what bounds them is the work of reading them. */
export const factLimits = (limits: Limits): Limits => ({
  ...limits,
  maxPageSize: limits.maxWork,
  defaultPageSize: limits.maxWork,
  maxIds: limits.maxWork,
  maxCost: Number.POSITIVE_INFINITY,
  maxArgumentSize: Number.POSITIVE_INFINITY,
  maxInputObjects: Number.POSITIVE_INFINITY,
});

/** What the research fields of one operation have in common: where facts come from, and how much may be done. */
export class ResearchRun {
  readonly preparer: Preparer;
  readonly store: Readable;
  readonly signal: AbortSignal | undefined;
  readonly work: Work;
  /** What the store was asked, for developers to look at. */
  readonly asked: BoundPlan[] = [];
  /** Id of the release that is read; null before anything was. */
  release: string | null = null;

  /** @param preparer of facts: see {@link factLimits}. */
  constructor(preparer: Preparer, store: Readable, signal: AbortSignal | undefined) {
    this.preparer = preparer;
    this.store = store;
    this.signal = signal;
    this.work = new Work(preparer.limits);
  }

  /** @throws {ReleaseChanged} when the store holds another release than it did for an earlier question. */
  async read(question: BoundPlan) {
    const { release, tree } = await this.store.execute(question, this.signal);
    this.release ??= release;
    if (release !== this.release) throw new ReleaseChanged();
    return tree;
  }
}

/** What one research field may ask for. */
export class FieldContext implements ResearchContext {
  private readonly inquiry: ResearchRun;
  private readonly outcome: OutcomeSelection;

  constructor(inquiry: ResearchRun, outcome: OutcomeSelection) {
    this.inquiry = inquiry;
    this.outcome = outcome;
  }

  async ask<T>({ document }: Facts<T>, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const { preparer } = this.inquiry;
    const { schema } = preparer;
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('a query for facts begins with its operation');
    const [fault] = checked.has(document) ? [] : validate(schema, document);
    if (fault) throw new Error(`a query for facts is not valid: ${fault.message}`);
    checked.add(document);
    const question = preparer.prepare(document, operation, variables);
    if (!('plan' in question)) throw new Error(`a query for facts was refused: ${question.join('; ')}`);
    for (const error of question.refused.values()) throw error;
    const rootValue = await this.readFacts(question);
    const contextValue: ApiContext = { slice: new TimeSlice() };
    const result = await execute({ schema, document, variableValues: variables, rootValue, contextValue });
    if (result.errors) throw new Error(`a query for facts failed: ${result.errors.join('; ')}`);
    return result.data as T;
  }

  async incident(ids: readonly string[], relations: readonly string[]): Promise<readonly Edge[]> {
    const { graph, limits } = this.inquiry.preparer;
    const tree = await this.readFacts(incidentQuestion(graph, ids, relations, limits.maxWork));
    // The plan has this one root, which both executors answer so.
    const edges = tree[incidentAlias] as readonly Edge[];
    this.inquiry.work.visit(edges.length);
    return edges;
  }

  async degrees(ids: readonly string[], relations: readonly string[]): Promise<readonly Degree[]> {
    const tree = await this.readFacts(degreesQuestion(this.inquiry.preparer.graph, ids, relations));
    const degrees = tree[degreesAlias] as readonly Degree[];
    this.inquiry.work.visit(degrees.length);
    return degrees;
  }

  private readFacts(question: BoundPlan): Promise<ResultTree> {
    this.inquiry.asked.push(question);
    return this.inquiry.read(question);
  }

  run<T>(steps: Job<T>): Promise<T> {
    return runInSlices(steps, this.inquiry.work, this.inquiry.signal);
  }

  wants(path: string): boolean {
    let selections: readonly OutcomeSelection[] = [this.outcome];
    for (const name of path.split('.')) {
      const fields = selections.flat().filter((field) => field.name === name);
      if (fields.length === 0) return false;
      selections = fields.flatMap(({ read }) => (read.type === 'objects' ? [read.selection] : []));
    }
    return true;
  }
}

/** Queries for facts that were found to fit the schema. */
const checked = new WeakSet<Facts<unknown>['document']>();
