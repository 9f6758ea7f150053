import type { IncomingMessage, ServerResponse } from 'node:http';
import onHeaders from 'on-headers';
import { codedError } from '../../base/errors.ts';
import { checkHeaders, graphqlMethods, methodNotAllowed, readMethods, targetOf } from '../http/check-request.ts';
import type { Cors } from '../http/cors.ts';
import { setRecordHeaders, setSecurityHeaders } from '../http/headers.ts';
import { graphqlPath } from '../http/paths.ts';
import { type Refusal, sendRefusal } from '../http/respond.ts';
import type { RequestRecord } from '../observability/record.ts';
import type { GraphqlRoute } from './graphql-route.ts';
import type { StatusRoutes } from './status-routes.ts';

const notFound: Refusal = {
  status: 404,
  error: codedError('NOT_FOUND', `The service has nothing at this path. The API is at ${graphqlPath}, by GET or POST.`),
};

/** Sets the headers of every answer, checks the request, and chooses the route by its path. */
export class Router {
  private readonly cors: Cors;
  private readonly graphql: GraphqlRoute;
  private readonly status: StatusRoutes;

  constructor(cors: Cors, graphql: GraphqlRoute, status: StatusRoutes) {
    this.cors = cors;
    this.graphql = graphql;
    this.status = status;
  }

  /** Answers one request. An error that it throws is a failure of the service. */
  async answer(request: IncomingMessage, response: ServerResponse, record: RequestRecord): Promise<void> {
    onHeaders(response, () => setRecordHeaders(response, record));
    setSecurityHeaders(response, this.cors.isOn);
    this.cors.apply(request, response);
    const refusal = checkHeaders(request) ?? (await this.answerPath(request, response, record));
    if (refusal) sendRefusal(response, record, refusal);
  }

  /** @returns the refusal; null after an answer. */
  private async answerPath(
    request: IncomingMessage,
    response: ServerResponse,
    record: RequestRecord,
  ): Promise<Refusal | null> {
    const target = targetOf(request);
    if (!target) return notFound;
    const { path, query } = target;
    const methods = path === graphqlPath ? graphqlMethods : this.status.has(path) ? readMethods : null;
    if (!methods) return notFound;
    if (!methods.split(', ').includes(request.method ?? '')) return methodNotAllowed(path, methods);
    if (request.method === 'OPTIONS') this.cors.preflight(response, methods);
    else if (path === graphqlPath) return this.graphql.answer(request, response, record, path + query);
    else await this.status.answer(path, response);
    return null;
  }
}
