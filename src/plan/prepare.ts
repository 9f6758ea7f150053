import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { limitExceeded } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import type { Result } from '../base/result.ts';
import type { Graph } from '../model/graph.ts';
import { bindSlots } from './bind.ts';
import type { Document } from './collect.ts';
import { costOf } from './cost.ts';
import { type LimitValues, limitShape, limitVariable } from './fact-limit.ts';
import { refuseNulls } from './nulls.ts';
import { type BoundPlan, bindPlan, type Plan } from './plan.ts';
import { planOperation } from './planner.ts';
import { PrivateFields } from './privacy.ts';
import { sampleVariables } from './sample-variables.ts';
import { countObjects } from './size.ts';
import { splitVariables } from './variables.ts';

/** The number of plans that a document keeps: one for each operation and shape of its variables. */
const plansPerDocument = 8;

/** The bound plan of a client's operation. */
export interface BoundOperation extends BoundPlan {
  /** The cost with these values: see `cost.ts`. */
  readonly cost: number;
  /** True where the plan was made for an earlier request. */
  readonly cached: boolean;
  /** The errors of root fields with a wrong id, by alias: these fields are null, and the others get their answers. */
  readonly refused: ReadonlyMap<string, GraphQLError>;
  /** The coerced variables of the request. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly selection: Selection;
}

/** The selection sets that a plan was made for. */
export interface Selection {
  readonly document: Document;
  readonly operation: OperationDefinitionNode;
}

/** A plan, and what it was made for. */
interface KeptPlan {
  readonly plan: Plan;
  readonly selection: Selection;
}

/**
 * Turns operations into bound plans, and keeps the plans by document. They go with the parsed document, so the size of
 * the server's parser cache limits their number.
 */
export class Preparer {
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly privacy: PrivateFields;
  private readonly plans = new WeakMap<DocumentNode, LRUCache<string, KeptPlan>>();

  constructor(graph: Graph, schema: GraphQLSchema, limits: Limits) {
    this.graph = graph;
    this.schema = schema;
    this.limits = limits;
    this.privacy = new PrivateFields(schema);
  }

  /**
   * @param variableValues as the client sent them.
   * @param factLimit the limit by evidence on a query for facts.
   * @throws {GraphQLError} with a code, when an argument or the size of the operation is refused.
   * @returns the bound plan, or the errors in the variables.
   */
  prepare(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variableValues: Readonly<Record<string, unknown>>,
    factLimit: LimitValues | null = null,
  ): Result<BoundOperation> {
    checkObjects(variableValues, this.limits);
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], {
      ...variableValues,
    });
    if (errors) return { errors: errors.map(asUserError) };
    const { plan, selection, cached } = this.keptPlan(document, operation, coerced, factLimit);
    const given = factLimit ? { ...coerced, [limitVariable]: factLimit } : coerced;
    const { values, refused } = bindSlots(this.graph, plan, given, this.limits);
    const cost = checkCost({ plan, values }, this.limits);
    const { searches, lookups } = bindPlan(plan, values);
    // Written out, since the spreads of this object took a twentieth of the time of a small request.
    return { value: { plan, values, searches, lookups, cost, cached, refused, variables: coerced, selection } };
  }

  /** Returns the number of plans that a document keeps. */
  planCount(document: DocumentNode): number {
    return this.plans.get(document)?.size ?? 0;
  }

  /** Returns the plan for the shape of these variables. */
  private keptPlan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    factLimit: LimitValues | null = null,
  ): KeptPlan & { readonly cached: boolean } {
    const { referenced, shape } = splitVariables(this.schema, operation, variables);
    const kept = this.keptFor(document);
    // Only an operation that is alone in its document has no name.
    const key = `${operation.name?.value ?? ''} ${shape}${limitShape(factLimit)}`;
    const known = kept.get(key);
    const { plan, selection } = known ?? this.plan(document, operation, variables, referenced, factLimit);
    // The key has parts of the variables: the values of enums, and the number of objects in a list.
    if (!known && !this.privacy.isPrivate(document)) kept.set(key, { plan, selection });
    return { plan, selection, cached: known !== undefined };
  }

  /**
   * Plans the operations of a document before any request, with sample values for their variables. It leaves out
   * operations of which the values of variables choose the plan, and operations that it would refuse.
   */
  planAhead(document: DocumentNode): readonly Plan[] {
    return document.definitions.flatMap((operation) => {
      if (operation.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query') return [];
      const samples = sampleVariables(this.schema, operation);
      const { coerced } = samples ? getVariableValues(this.schema, operation.variableDefinitions ?? [], samples) : {};
      if (!coerced) return [];
      try {
        return [this.keptPlan(document, operation, coerced).plan];
      } catch (error) {
        if (error instanceof GraphQLError) return [];
        throw error;
      }
    });
  }

  /** Nulls are part of the shape of the variables, so a kept plan has had its nulls checked. */
  private plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    referenced: Readonly<Record<string, unknown>>,
    factLimit: LimitValues | null,
  ): KeptPlan {
    const { schema } = this;
    const fragments = fragmentsOf(document);
    refuseNulls({ schema, fragments, variables }, operation);
    const selection = { document: { schema, fragments, variables: referenced }, operation };
    return { plan: planOperation(this.graph, selection.document, operation, this.limits, factLimit), selection };
  }

  private keptFor(document: DocumentNode): LRUCache<string, KeptPlan> {
    const known = this.plans.get(document);
    if (known) return known;
    const kept = new LRUCache<string, KeptPlan>({ max: plansPerDocument });
    this.plans.set(document, kept);
    return kept;
  }
}

/** Refuses too many objects before their coercion, which compares each of them with all fields of its type. */
function checkObjects(variables: unknown, { maxInputObjects: max }: Limits): void {
  const count = countObjects(variables, max);
  if (count > max) throw limitExceeded('maxInputObjects', max, count);
}

/** Returns the cost of a plan with these values. @throws {GraphQLError} LIMIT_EXCEEDED when it is too high. */
export function checkCost(bound: Pick<BoundPlan, 'plan' | 'values'>, { maxCost }: Limits): number {
  const cost = costOf(bound);
  if (cost > maxCost) throw limitExceeded('maxCost', maxCost, cost);
  return cost;
}

/** Adds the code to the error of a variable that does not fit its type. */
const asUserError = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } });

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
