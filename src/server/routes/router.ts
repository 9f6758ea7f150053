import { codedError } from '../../base/errors.ts';
import type { Explorer } from '../explorer/explorer.ts';
import { checkHeaders, graphqlMethods, listed, methodNotAllowed, readMethods } from '../http/check-request.ts';
import type { Cors } from '../http/cors.ts';
import type { Exchange } from '../http/exchange.ts';
import { explorerPath, graphqlPath, routeOf, schemaPath } from '../http/paths.ts';
import { type HttpAnswer, type Refusal, refusalAnswer } from '../http/respond.ts';
import { targetOf } from '../http/target.ts';
import type { Playground } from '../playground/playground.ts';
import type { GraphqlRoute } from './graphql-route.ts';
import type { SchemaRoute } from './schema-route.ts';
import type { StatusRoutes } from './status-routes.ts';

const notFound: Refusal = {
  status: 404,
  error: codedError('NOT_FOUND', `The service has nothing at this path. The API is at ${graphqlPath}, by GET or POST.`),
};

const explorerOff: Refusal = {
  status: 404,
  error: codedError(
    'NOT_FOUND',
    `The explorer of this service is off. Its operator can start it with --explorer on. The API is at ${graphqlPath}.`,
  ),
};

type Page = Playground | Explorer;

/** The pages for browsers; null for one that is switched off. */
export interface Pages {
  readonly playground: Playground | null;
  readonly explorer: Explorer | null;
}

/** Checks the request, and chooses the route by its path. */
export class Router {
  private readonly cors: Cors;
  private readonly graphql: GraphqlRoute;
  private readonly schema: SchemaRoute;
  private readonly status: StatusRoutes;
  private readonly pages: Pages;

  constructor(cors: Cors, graphql: GraphqlRoute, schema: SchemaRoute, status: StatusRoutes, pages: Pages) {
    this.cors = cors;
    this.graphql = graphql;
    this.schema = schema;
    this.status = status;
    this.pages = pages;
  }

  /**
   * Answers one request. An error that it throws is a failure of the service.
   * @returns null if the client has left.
   */
  answer(exchange: Exchange): HttpAnswer | Promise<HttpAnswer | null> {
    const refusal = checkHeaders(exchange.request);
    return refusal ? refusalAnswer(exchange.record, refusal) : this.answerPath(exchange);
  }

  private answerPath(exchange: Exchange): HttpAnswer | Promise<HttpAnswer | null> {
    const { request, record } = exchange;
    const target = targetOf(request);
    if (!target) return refusalAnswer(record, notFound);
    const { path, query } = target;
    const { playground, explorer } = this.pages;
    const page = [playground, explorer].find((one) => one?.has(path));
    const methods = page ? readMethods : this.methodsOf(path);
    if (!methods) return refusalAnswer(record, this.missing(path));
    if (!methods.has(request.method ?? '')) return refusalAnswer(record, methodNotAllowed(path, methods));
    if (request.method === 'OPTIONS') return this.cors.preflight(request, listed(methods));
    if (path === graphqlPath) return this.graphql.answer(exchange, path + query);
    if (path === schemaPath) return this.schema.answer(exchange);
    return page ? this.answerFile(page, exchange, path) : this.status.answer(path, query);
  }

  private async answerFile(page: Page, { request, record }: Exchange, path: string): Promise<HttpAnswer> {
    return (await page.answer(path, request)) ?? refusalAnswer(record, notFound);
  }

  /** Returns the methods that a path takes; null if the service has nothing there. */
  private methodsOf(path: string): ReadonlySet<string> | null {
    if (path === graphqlPath) return graphqlMethods;
    return path === schemaPath || this.status.has(path) ? readMethods : null;
  }

  /** Says why a path has nothing: the explorer may be off. */
  private missing(path: string): Refusal {
    return routeOf(path) === explorerPath && !this.pages.explorer ? explorerOff : notFound;
  }
}
