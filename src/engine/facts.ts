import { execute, validate } from 'graphql';
import type { ApiContext } from '../api/builder.ts';
import type { Limits } from '../base/limits.ts';
import { TimeSlice } from '../base/slice.ts';
import type { Work } from '../base/work.ts';
import type { EdgeTableRead } from '../plan/edge-reads.ts';
import { bindEdgeTable, type EdgeChoice, type EdgeTableRequest, edgeTableAlias } from '../plan/edge-table.ts';
import type { LimitValues } from '../plan/fact-limit.ts';
import { bindDegrees, bindIncident, degreesAlias, incidentAlias } from '../plan/incident.ts';
import type { OutcomeSelection } from '../plan/plan.ts';
import type { Preparer } from '../plan/prepare.ts';
import type { Degree, Edge, EdgeTable } from '../plan/result.ts';
import type { FactQuery, ResearchContext } from '../research/context.ts';
import { type Job, runInSlices } from '../research/job.ts';
import type { ReleaseReader } from './reader.ts';

/** Limits on queries for facts: they get whole lists, and only the work of reading those is limited. */
export const factLimits = (limits: Limits): Limits => ({
  ...limits,
  maxPageSize: limits.maxWork,
  defaultPageSize: limits.maxWork,
  maxIds: limits.maxWork,
  maxCost: Number.POSITIVE_INFINITY,
  maxArgumentSize: Number.POSITIVE_INFINITY,
  maxInputObjects: Number.POSITIVE_INFINITY,
});

/** The parts that all research fields of one operation share. */
export interface ResearchRun {
  /** Prepares queries for facts, under {@link factLimits}. */
  readonly preparer: Preparer;
  readonly reader: ReleaseReader;
  readonly work: Work;
}

/** Gives one research field its facts, and runs its algorithm. */
export class FieldContext implements ResearchContext {
  readonly limit: LimitValues | null;
  private readonly shared: ResearchRun;
  private readonly outcome: OutcomeSelection;

  constructor(shared: ResearchRun, outcome: OutcomeSelection, limit: LimitValues | null) {
    this.limit = limit;
    this.shared = shared;
    this.outcome = outcome;
  }

  withoutLimit(): ResearchContext {
    return this.limit === null ? this : new FieldContext(this.shared, this.outcome, null);
  }

  async ask<T>({ document }: FactQuery<T>, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const { preparer } = this.shared;
    const { schema } = preparer;
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('a query for facts begins with its operation');
    const [problem] = valid.has(document) ? [] : validate(schema, document);
    if (problem) throw new Error(`a query for facts is not valid: ${problem.message}`);
    valid.add(document);
    const { value: bound, errors } = preparer.prepare(document, operation, variables, this.limit);
    if (errors) throw new Error(`a query for facts was refused: ${errors.join('; ')}`);
    for (const error of bound.refused.values()) throw error;
    const rootValue = await this.shared.reader.readFacts(bound);
    const contextValue: ApiContext = { slice: new TimeSlice() };
    const result = await execute({ schema, document, variableValues: variables, rootValue, contextValue });
    if (result.errors) throw new Error(`a query for facts failed: ${result.errors.join('; ')}`);
    return result.data as T;
  }

  async incident(ids: readonly string[], relations: readonly string[]): Promise<readonly Edge[]> {
    const { preparer, reader } = this.shared;
    const tree = await reader.readFacts(
      bindIncident(preparer.graph, ids, relations, preparer.limits.maxWork, this.limit),
    );
    // The plan has this one root, which both executors answer with edges.
    const edges = tree[incidentAlias] as readonly Edge[];
    this.shared.work.visit(edges.length);
    return edges;
  }

  async degrees(ids: readonly string[], relations: readonly string[]): Promise<readonly Degree[]> {
    const { preparer, reader } = this.shared;
    const tree = await reader.readFacts(bindDegrees(preparer.graph, ids, relations, this.limit));
    const degrees = tree[degreesAlias] as readonly Degree[];
    this.shared.work.visit(degrees.length);
    return degrees;
  }

  async edgeTable(request: EdgeTableRequest): Promise<EdgeTable> {
    const table = (await this.readEdges('table', request)) as EdgeTable;
    this.shared.work.visit(table.from.length);
    return table;
  }

  async edgeEnds(choice: EdgeChoice): Promise<readonly string[]> {
    const ends = (await this.readEdges('ends', choice)) as readonly string[];
    this.shared.work.visit(ends.length);
    return ends;
  }

  async edgeCount(choice: EdgeChoice): Promise<number> {
    return (await this.readEdges('count', choice)) as number;
  }

  private async readEdges(as: EdgeTableRead['as'], request: EdgeTableRequest): Promise<unknown> {
    const { preparer, reader } = this.shared;
    const tree = await reader.readFacts(
      bindEdgeTable(preparer.graph, as, request, preparer.limits.maxWork, this.limit),
    );
    return tree[edgeTableAlias];
  }

  run<T>(job: Job<T>): Promise<T> {
    return runInSlices(job, this.shared.work, this.shared.reader.stop);
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

/** Queries for facts that are known to fit the schema. */
const valid = new WeakSet<FactQuery<unknown>['document']>();
