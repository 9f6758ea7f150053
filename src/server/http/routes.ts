/** What is answered on which path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import onHeaders from 'on-headers';
import { codedError, isErrorCode } from '../../base/errors.ts';
import type { CacheTag, RequestContext } from '../context.ts';
import { confirm } from '../graphql/cache-headers.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Readiness } from '../observability/ready.ts';
import type { RequestRecord } from '../observability/record.ts';
import { graphqlPath, healthPath, metricsPath, readyPath } from '../paths.ts';
import { type PlaygroundPage, sendPage } from '../playground/playground.ts';
import {
  checkHeaders,
  graphqlMethods,
  methodNotAllowed,
  notAcceptable,
  readMethods,
  targetOf,
} from './check-request.ts';
import type { Cors } from './cors.ts';
import { setRecordHeaders, setSecurityHeaders } from './headers.ts';
import { answerTypes, pageType, preferredType } from './media-types.ts';
import { type Refusal, sendJson, sendRefusal } from './respond.ts';

export interface RouteOptions {
  readonly graphql: (request: IncomingMessage, response: ServerResponse, context: RequestContext) => unknown;
  /** Makes the playground; called once, when a browser first asks. Without it browsers get what programs get. */
  readonly playground?: (() => Promise<PlaygroundPage>) | undefined;
  /** Whether the store can answer. */
  readonly ready: () => Promise<Readiness>;
  /** What monitoring reads; null when it is switched off. */
  readonly metrics: Metrics | null;
  readonly cors: Cors;
  /** Whether a request may be answered; gives back what refuses it. */
  readonly admit: (request: IncomingMessage, record: RequestRecord) => Promise<Refusal | null>;
  /** Makes the tag of what is asked by GET; without it nothing may be kept. */
  readonly tag?: ((question: readonly string[]) => Promise<CacheTag | null>) | undefined;
}

/** Answers one request; what it throws is a failure of the service. */
export type Respond = (request: IncomingMessage, response: ServerResponse, record: RequestRecord) => Promise<void>;

const notFound: Refusal = {
  status: 404,
  error: codedError('NOT_FOUND', `Nothing is here. The API is at ${graphqlPath}, by GET or POST.`),
};

/** Makes what answers requests, whatever path they name. */
export function routesOf(options: RouteOptions): Respond {
  const { cors } = options;
  const answerGraphql = graphqlRoute(options);
  const reads = readRoutes(options);
  return async (request, response, record) => {
    onHeaders(response, () => setRecordHeaders(response, record));
    setSecurityHeaders(response, cors.isOn);
    cors.apply(request, response);
    const refuse = (refusal: Refusal) => {
      const { code } = refusal.error.extensions;
      if (isErrorCode(code)) record.codes.add(code);
      sendRefusal(response, refusal);
    };
    const fault = checkHeaders(request);
    if (fault) return refuse(fault);
    const target = targetOf(request);
    const methods = target?.path === graphqlPath ? graphqlMethods : reads.has(target?.path ?? '') ? readMethods : null;
    if (!target || !methods) return refuse(notFound);
    if (!methods.split(', ').includes(request.method ?? '')) return refuse(methodNotAllowed(target.path, methods));
    if (request.method === 'OPTIONS') return cors.preflight(response, methods);
    const read = reads.get(target.path);
    if (read) return read(response);
    const refusal = await answerGraphql(request, response, record, target.path + target.query);
    if (refusal) refuse(refusal);
  };
}

/** What is read at the paths beside the API. */
function readRoutes({ ready, metrics }: RouteOptions) {
  const routes = new Map<string, (response: ServerResponse) => Promise<void>>([
    ['/', async (response) => void response.writeHead(302, { location: graphqlPath }).end()],
    [healthPath, async (response) => sendJson(response, 200, { status: 'ok' })],
    [
      readyPath,
      async (response) => {
        const { release, fault } = await ready();
        if (release) sendJson(response, 200, { status: 'ready', release: release.id });
        else sendJson(response, 503, { status: 'not ready', reasons: [fault] });
      },
    ],
  ]);
  if (metrics) {
    routes.set(metricsPath, async (response) => {
      const text = await metrics.render();
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
    });
  }
  return routes;
}

/** The API and, for browsers, the playground. It gives back what is to be refused. */
function graphqlRoute({ graphql, playground, admit, tag: tagOf }: RouteOptions) {
  let page: Promise<PlaygroundPage> | undefined;
  return async (request: IncomingMessage, response: ServerResponse, record: RequestRecord, url: string) => {
    response.appendHeader('vary', 'Accept');
    const types = playground && request.method !== 'POST' ? [...answerTypes, pageType] : answerTypes;
    const type = preferredType(request, types);
    if (type === undefined) return notAcceptable;
    if (type === pageType && playground) {
      page ??= playground();
      sendPage(request, response, await page);
      return null;
    }
    // Yoga would answer with event streams and multipart, too, and does not compare media types as RFC 9110 does.
    request.headers.accept = type;
    const refusal = await admit(request, record);
    if (refusal) return refusal;
    // Yoga makes a URL of the header, which nobody needs and which fails on what clients may write there.
    request.headers.host = 'localhost';
    request.url = url;
    // Node sends no body in answer to HEAD, whatever is written.
    if (request.method === 'HEAD') request.method = 'GET';
    const tag = (request.method === 'GET' && (await tagOf?.([url, type]))) || null;
    record.release = tag?.release ?? null;
    if (tag && confirm(request, response, tag)) return null;
    await graphql(request, response, { requestId: record.requestId, record, tag });
    return null;
  };
}
