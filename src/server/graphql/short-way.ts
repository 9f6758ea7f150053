/**
 * The short way of a request: a document that Yoga has parsed and validated before needs none of Yoga's objects and
 * hooks. Both ways share the rules, the caches and the answerer, so they give the same answers.
 */
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import type { Body } from '../http/body.ts';
import { type Exchange, stopWhenLeft } from '../http/exchange.ts';
import type { Answerer } from './answerer.ts';
import type { Documents } from './documents.ts';
import { readParameters, type Source } from './request-checks.ts';
import type { RequestRules } from './rules.ts';

export class ShortWay {
  private readonly rules: RequestRules;
  private readonly documents: Documents;
  private readonly answerer: Pick<Answerer, 'answer'>;

  constructor(rules: RequestRules, documents: Documents, answerer: Pick<Answerer, 'answer'>) {
    this.rules = rules;
    this.documents = documents;
    this.answerer = answerer;
  }

  /**
   * Answers a request for a known document.
   * @returns the body of the answer, or its result if it has errors; null for a request that needs the full way.
   */
  async answer(exchange: Exchange, source: Source): Promise<Body | ExecutionResult | null> {
    const known = this.known(exchange, source);
    if (!known) return null;
    const { document, params } = known;
    const stop = stopWhenLeft(exchange);
    try {
      return await this.answerer.answer({
        document,
        operationName: params.operationName,
        variableValues: params.variables,
        extensions: params.extensions,
        stop,
        record: exchange.record,
      });
    } catch (error) {
      // The client has left: no answer, and no failure.
      return { errors: error === stop.signal.reason ? [] : [error as GraphQLError] };
    }
  }

  /** Finds the document of a request. @returns null if it is not known, or if the request breaks a rule. */
  private known(
    { record }: Exchange,
    source: Source,
  ): { readonly document: DocumentNode; readonly params: GraphQLParams } | null {
    try {
      const params = this.rules.parameters(readParameters(source));
      const document = this.documents.known(params.query ?? '');
      if (!document) return null;
      this.rules.choose(document, params, record);
      return { document, params };
    } catch (error) {
      // The full way meets the same error, and answers with it.
      if (error instanceof GraphQLError) return null;
      throw error;
    }
  }
}
