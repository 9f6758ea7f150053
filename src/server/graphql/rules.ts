/** The rules for a request and its answer, which Yoga and the short way share. */
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import type { Limits } from '../../base/limits.ts';
import type { RequestRecord } from '../observability/record.ts';
import { checkNesting } from './limits.ts';
import { chooseOperation } from './operation-choice.ts';
import type { ResolveId } from './persisted.ts';
import { checkParameters, withoutEmpty } from './request-checks.ts';

/** Checks the parameters of a request, and its choice of an operation. */
export class RequestRules {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  private readonly resolveId: ResolveId | null;

  /** @param resolveId finds the documents of ids; null for a service that takes no ids. */
  constructor(schema: GraphQLSchema, limits: Limits, resolveId: ResolveId | null) {
    this.schema = schema;
    this.limits = limits;
    this.resolveId = resolveId;
  }

  /**
   * Returns the parameters of a request with its document.
   * @throws {GraphQLError} with a code.
   */
  parameters(given: GraphQLParams): GraphQLParams {
    const filled = withoutEmpty(given);
    const params = this.resolveId ? this.resolveId(filled) : filled;
    checkParameters(params);
    checkNesting(this.limits, params);
    return params;
  }

  /** Checks the choice of an operation, and records its name. @throws {GraphQLError} with a code. */
  choose(document: DocumentNode, params: GraphQLParams, record: RequestRecord): void {
    chooseOperation(this.schema, document, params.operationName, record);
  }
}
