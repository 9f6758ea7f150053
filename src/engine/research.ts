import { GraphQLError, type GraphQLSchema } from 'graphql';
import { fieldErrorCodes } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import { must } from '../base/must.ts';
import { inSpan } from '../base/tracing.ts';
import { Work } from '../base/work.ts';
import type { Graph } from '../model/graph.ts';
import { limitValues } from '../plan/fact-limit.ts';
import { assembleOutcome, entitiesIn } from '../plan/outcome.ts';
import type { BoundPlan, Research } from '../plan/plan.ts';
import { type BoundOperation, checkCost, Preparer } from '../plan/prepare.ts';
import type { NodeResult, ResultTree, RootResult } from '../plan/result.ts';
import { checkArguments } from '../research/arguments.ts';
import type { AnyResearch } from '../research/define.ts';
import { graphResearch } from '../research/index.ts';
import { FieldContext, factLimits, type ResearchRun } from './facts.ts';
import type { ReadPlan, ReleaseReader } from './reader.ts';

/**
 * Takes the cost of an operation from the allowance of its client: before the operation is read, and again for the
 * entities that research found. It refuses the operation by throwing a coded error.
 */
export type Charge = (cost: number) => Promise<void>;

/** The results of the research fields of an operation: ids in the place of entities, or the error of a field. */
type Outcomes = ReadonlyMap<Research, unknown>;

/** Answers the research fields of operations. */
export class ResearchEngine {
  private readonly graph: Graph;
  private readonly limits: Limits;
  private readonly preparer: Preparer;
  private readonly research: ReadonlyMap<string, AnyResearch>;

  constructor(graph: Graph, schema: GraphQLSchema, limits: Limits, research: readonly AnyResearch[]) {
    this.graph = graph;
    this.limits = limits;
    this.preparer = new Preparer(graph, schema, factLimits(limits));
    this.research = new Map([...graphResearch(graph), ...research].map((definition) => [definition.field, definition]));
  }

  /**
   * Answers the research fields of an operation with ids. Then reads everything selected of those entities, together
   * with the rest of the operation.
   * @returns the operation as it was read, with those ids in its values and their cost.
   * @throws {GraphQLError} with a code: see the research fields, and LIMIT_EXCEEDED for an answer that costs too much.
   */
  async read(bound: BoundOperation, reader: ReleaseReader, charge?: Charge): Promise<ReadPlan<BoundOperation>> {
    const run = { preparer: this.preparer, reader, work: new Work(this.preparer.limits) };
    const outcomes = await this.answerFields(bound, run);
    const found = this.bindFound(bound, outcomes);
    await charge?.(found.cost - bound.cost);
    const read = found.plan.roots.length > 0 ? await reader.read(found) : { bound: found, tree: {} };
    return { bound: read.bound, tree: withOutcomes(read, outcomes) };
  }

  /** Answers one field after the other, so that they share the operation's budget of work in a fixed order. */
  private async answerFields({ plan, values }: BoundOperation, run: ResearchRun): Promise<Outcomes> {
    const { times } = run.reader;
    const outcomes = new Map<Research, unknown>();
    for (const research of plan.research) {
      const attributes = { 'graphql.field.name': research.field };
      const before = run.work.visited;
      const answer = inSpan('facts', attributes, () => this.answerField(research, values, run), { times });
      outcomes.set(research, await answer.catch(fieldErrorOf));
      const done = run.reader.research.get(research.field) ?? 0;
      run.reader.research.set(research.field, done + run.work.visited - before);
    }
    return outcomes;
  }

  private answerField({ field, args, limit, outcome }: Research, values: BoundPlan['values'], run: ResearchRun) {
    const definition = must(this.research.get(field), 'the definition of a research field of the schema');
    const given = Object.fromEntries(Object.entries(args).map(([name, slot]) => [name, values[slot]]));
    const bounds = { graph: this.graph, limits: this.limits, field };
    const checked = checkArguments(bounds, definition.arguments, given);
    // The checks above give the arguments the types that the definition declares.
    return definition.answer(checked as never, new FieldContext(run, outcome, limitValues(limit, values)));
  }

  /** Puts the ids that research found into the slots of the plan, and checks what they cost. */
  private bindFound(bound: BoundOperation, outcomes: Outcomes): BoundOperation {
    const values = [...bound.values];
    for (const [{ outcome: selection }, outcome] of outcomes) {
      if (outcome instanceof GraphQLError) continue;
      for (const [slot, ids] of entitiesIn(selection, outcome)) values[slot] = [...ids];
    }
    return { ...bound, values, cost: checkCost({ plan: bound.plan, values }, this.limits) };
  }
}

/** Returns an error that costs its own field. @throws the error, when it costs the whole operation. */
function fieldErrorOf(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && fieldErrorCodes.has(error.extensions.code)) return error;
  throw error;
}

/** Adds the results of research fields to the tree, by alias and with entities in the place of their ids. */
function withOutcomes({ bound, tree }: ReadPlan<BoundPlan>, outcomes: Outcomes): ResultTree {
  const entity = entityReader(tree, bound);
  const results = [...outcomes].map(([{ alias, outcome: selection }, outcome]): [string, RootResult] => [
    alias,
    outcome instanceof GraphQLError ? outcome : assembleOutcome(selection, outcome, entity),
  ]);
  return { ...tree, ...Object.fromEntries(results) };
}

/** Finds the entities that were read for research, by the alias of their root and their id. */
function entityReader(tree: ResultTree, { plan, values }: BoundPlan) {
  const found = new Map<string, ReadonlyMap<string, NodeResult>>();
  for (const { alias, read } of plan.roots) {
    if (read.type !== 'byIds' || plan.slots[read.ids]?.use !== 'found') continue;
    const ids = values[read.ids] as readonly string[];
    const nodes = tree[alias] as readonly (NodeResult | null)[];
    found.set(alias, new Map(ids.flatMap((id, i) => (nodes[i] ? [[id, nodes[i]]] : []))));
  }
  return (root: string, id: string): NodeResult => {
    const node = found.get(root)?.get(id);
    if (!node) throw new Error(`the store has no ${id} under ${root}, though research found it there`);
    return node;
  };
}
