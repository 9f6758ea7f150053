import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { limitExceeded } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import type { Graph } from '../model/graph.ts';
import { bindSlots } from './bind.ts';
import { costOf } from './cost.ts';
import { refuseNulls } from './nulls.ts';
import type { BoundPlan, Plan } from './plan.ts';
import { planOperation } from './planner.ts';
import { countObjects } from './size.ts';
import { splitVariables } from './variables.ts';

/** Plans kept for one document: its operations times the shapes its variables have taken. */
const plansPerDocument = 8;

/** A plan bound to one request's values, before the search index is asked. */
export interface Prepared extends BoundPlan {
  /** See `cost.ts`. */
  readonly cost: number;
  /** Whether the plan was made for an earlier request. */
  readonly cached: boolean;
  /** Errors of root fields with a wrong id, by alias: these are null, and the rest is answered. */
  readonly refused: ReadonlyMap<string, GraphQLError>;
}

/**
 * Turns operations into bound plans, and keeps the plans by document. A document is forgotten with the parsed
 * document itself, so the bound on what is kept is that of the server's parser cache.
 */
export class Preparer {
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  private readonly plans = new WeakMap<DocumentNode, Map<string, Plan>>();

  constructor(graph: Graph, schema: GraphQLSchema, limits: Limits) {
    this.graph = graph;
    this.schema = schema;
    this.limits = limits;
  }

  /**
   * @param variableValues as the client sent them.
   * @throws {GraphQLError} with a code, when an argument or the size of the operation is refused.
   * @returns the bound plan, or the errors that coercing the variables gave.
   */
  prepare(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variableValues: Readonly<Record<string, unknown>>,
  ): Prepared | readonly GraphQLError[] {
    checkObjects(variableValues, this.limits);
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], {
      ...variableValues,
    });
    if (errors) return errors;
    const { referenced, shape } = splitVariables(this.schema, operation, coerced);
    const kept = this.keptFor(document);
    const key = `${operation.name?.value ?? ''} ${shape}`;
    const known = kept.get(key);
    const plan = known ?? this.plan(document, operation, coerced, referenced);
    if (!known) {
      const [oldest] = kept.keys();
      if (kept.size >= plansPerDocument && oldest !== undefined) kept.delete(oldest);
      kept.set(key, plan);
    }
    const { values, refused } = bindSlots(this.graph, plan, coerced, this.limits);
    const cost = checkCost({ plan, values }, this.limits);
    return { plan, values, cost, cached: known !== undefined, refused };
  }

  /** Nulls belong to the shape of the variables: of a plan that is kept, they are known to be right. */
  private plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    referenced: Readonly<Record<string, unknown>>,
  ): Plan {
    const { schema } = this;
    const fragments = fragmentsOf(document);
    refuseNulls({ schema, fragments, operation, variables });
    return planOperation(this.graph, { schema, fragments, variables: referenced }, operation, this.limits);
  }

  private keptFor(document: DocumentNode): Map<string, Plan> {
    const kept = this.plans.get(document) ?? new Map<string, Plan>();
    this.plans.set(document, kept);
    return kept;
  }
}

/** Refuses many objects before they are coerced, when each of them is compared with all fields of its type. */
function checkObjects(variables: unknown, { maxInputObjects: max }: Limits): void {
  const count = countObjects(variables, max);
  if (count > max) throw limitExceeded('maxInputObjects', max, count);
}

/** What a plan costs with these values. @throws {GraphQLError} LIMIT_EXCEEDED when that is too much. */
export function checkCost(bound: BoundPlan, { maxCost }: Limits): number {
  const cost = costOf(bound);
  if (cost > maxCost) throw limitExceeded('maxCost', maxCost, cost);
  return cost;
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
