import { GraphQLError, type GraphQLSchema } from 'graphql';
import { fieldErrorCodes } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import { inSpan } from '../base/tracing.ts';
import type { Graph } from '../model/graph.ts';
import { assembleOutcome, entitiesIn } from '../plan/outcome.ts';
import type { Research } from '../plan/plan.ts';
import { checkCost, type Prepared, Preparer } from '../plan/prepare.ts';
import type { NodeResult, ResultTree, RootResult } from '../plan/result.ts';
import { checkArguments } from '../research/arguments.ts';
import type { AnyResearch } from '../research/define.ts';
import { graphResearch } from '../research/index.ts';
import { inOneRelease } from '../store/one-release.ts';
import type { BoundPlan } from '../store/store.ts';
import { FieldContext, factLimits, ResearchRun } from './facts.ts';
import type { Readable } from './reads.ts';

/** What came of reading a plan with research in it. */
export interface Investigated {
  readonly tree: ResultTree;
  /** The plan with the ids that the research answered with, and what it costs with them. */
  readonly prepared: Prepared;
  /** Id of the release that was read; null when nothing was. */
  readonly release: string | null;
  /** What the store was asked before, for facts. */
  readonly asked: readonly BoundPlan[];
}

/**
 * Takes what an operation costs from whoever asks: before it is read, and again for what research found,
 * once that is known. What it throws, coded, refuses the operation.
 */
export type Charge = (cost: number) => Promise<void>;

/** Who an operation is answered for. */
export interface Client {
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal | undefined;
  readonly charge: Charge | undefined;
}

/**
 * Answers plans with research fields: each asks for its facts and answers with ids; then one more question to the
 * store reads everything selected of those, together with the rest of the operation.
 */
export class ResearchEngine {
  private readonly graph: Graph;
  private readonly limits: Limits;
  private readonly facts: Preparer;
  private readonly research: ReadonlyMap<string, AnyResearch>;

  constructor(graph: Graph, schema: GraphQLSchema, limits: Limits, research: readonly AnyResearch[]) {
    this.graph = graph;
    this.limits = limits;
    this.facts = new Preparer(graph, schema, factLimits(limits));
    this.research = new Map([...graphResearch(graph), ...research].map((definition) => [definition.field, definition]));
  }

  /** @throws {GraphQLError} with a code: see the research fields, and LIMIT_EXCEEDED for an answer that costs too much. */
  async investigate(prepared: Prepared, store: Readable, client: Client): Promise<Investigated> {
    return inOneRelease(() => this.attempt(prepared, new ResearchRun(this.facts, store, client.signal), client.charge));
  }

  private async attempt(prepared: Prepared, inquiry: ResearchRun, charge: Charge | undefined): Promise<Investigated> {
    const { plan } = prepared;
    const values = [...prepared.values];
    const outcomes = new Map<Research, unknown>();
    for (const research of plan.research) {
      const outcome = await inSpan('facts', { 'graphql.field.name': research.field }, () =>
        this.answer(research, values, inquiry),
      ).catch(refusalOf);
      outcomes.set(research, outcome);
      if (outcome instanceof GraphQLError) continue;
      for (const [slot, ids] of entitiesIn(research.outcome, outcome)) values[slot] = [...ids];
    }
    const complete = { ...prepared, values, cost: checkCost({ plan, values }, this.limits) };
    await charge?.(complete.cost - prepared.cost);
    const read = plan.roots.length > 0 ? await inquiry.read(complete) : {};
    const entity = entityReader(plan.research.length > 0 ? read : {}, complete);
    const answers = [...outcomes].map(([{ alias, outcome: selection }, outcome]): [string, RootResult] => [
      alias,
      outcome instanceof GraphQLError ? outcome : assembleOutcome(selection, outcome, entity),
    ]);
    return {
      tree: { ...read, ...Object.fromEntries(answers) },
      prepared: complete,
      release: inquiry.release,
      asked: inquiry.asked,
    };
  }

  private answer(
    { field, args, outcome }: Research,
    values: readonly unknown[],
    inquiry: ResearchRun,
  ): Promise<unknown> {
    const definition = this.research.get(field);
    if (!definition) throw new Error(`the schema has a research field ${field} that nothing answers`);
    const given = Object.fromEntries(Object.entries(args).map(([name, slot]) => [name, values[slot]]));
    const bounds = { graph: this.graph, limits: this.limits, field };
    const checked = checkArguments(bounds, definition.arguments, given);
    // The checks above give the arguments the types that the definition declares.
    return definition.answer(checked as never, new FieldContext(inquiry, outcome));
  }
}

/** Returns an error that costs its own field. @throws the error, when it costs the whole operation. */
function refusalOf(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && fieldErrorCodes.has(error.extensions.code)) return error;
  throw error;
}

/** Finds the entities that were read for an outcome, by the alias of their root and their id. */
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
    if (!node) throw new Error(`the store has no ${id} under ${root}, of which the research found it`);
    return node;
  };
}
