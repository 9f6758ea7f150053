/** GraphQL over HTTP at `graphqlPath`. All other paths, and the playground, belong to `routes/`. */
import type { ExecutionResult } from 'graphql';
import { processRegularResult } from 'graphql-yoga';
import { Body } from '../http/body.ts';
import type { Exchange } from '../http/exchange.ts';
import { BodyTooLarge, readBody } from '../http/read-body.ts';
import type { HttpAnswer } from '../http/respond.ts';
import { bodyTooLarge, type ClientErrors } from './errors.ts';
import { contentTypeFault } from './read-json.ts';
import type { Source } from './request-checks.ts';
import type { ShortWay } from './short-way.ts';
import type { Yoga, YogaContext } from './yoga.ts';

/** Answers requests for GraphQL: the short way if it can, otherwise through Yoga. */
export class App {
  private readonly yoga: Yoga;
  private readonly shortWay: ShortWay | null;
  private readonly errors: ClientErrors;
  private readonly maxBodyBytes: number;

  /** @param shortWay null if every request takes the full way, for tests that compare the two. */
  constructor(yoga: Yoga, shortWay: ShortWay | null, errors: ClientErrors, maxBodyBytes: number) {
    this.yoga = yoga;
    this.shortWay = shortWay;
    this.errors = errors;
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * Answers a request.
   * @param url path and query of the request.
   * @param mediaType of the answer.
   * @returns null if the client has left.
   */
  async answer(exchange: Exchange, url: string, mediaType: string): Promise<HttpAnswer | null> {
    const { request } = exchange;
    if (request.method !== 'POST') return this.answerFrom({ url }, exchange, url, mediaType);
    // The full way refuses any other body, without reading it.
    const fault = contentTypeFault(request.headers['content-type'] ?? '');
    if (fault !== 'none') return this.fullWay({ url }, exchange, url, mediaType);
    const body = await readBody(request, this.maxBodyBytes);
    if (body === null) return null;
    if (!(body instanceof BodyTooLarge)) return this.answerFrom({ body }, exchange, url, mediaType);
    return this.errorAnswer({ errors: [bodyTooLarge(this.maxBodyBytes, body.announced)] }, exchange, mediaType);
  }

  private async answerFrom(source: Source, exchange: Exchange, url: string, mediaType: string): Promise<HttpAnswer> {
    const answered = await this.shortWay?.answer(exchange, source);
    if (!answered) return this.fullWay(source, exchange, url, mediaType);
    if (!(answered instanceof Body)) return this.errorAnswer(answered, exchange, mediaType);
    return { status: 200, headers: { 'content-type': `${mediaType}; charset=utf-8` }, body: answered };
  }

  private async fullWay(source: Source, exchange: Exchange, url: string, mediaType: string): Promise<HttpAnswer> {
    const { headers, method } = exchange.request;
    const request = new this.yoga.fetchAPI.Request(`http://localhost${url}`, {
      method: method === 'POST' ? 'POST' : 'GET',
      // Yoga would also answer with event streams and multipart, and does not compare media types as RFC 9110 does.
      headers: { accept: mediaType, 'content-type': headers['content-type'] ?? '' },
      ...('body' in source && { body: source.body as Uint8Array<ArrayBuffer> }),
    });
    const sent: YogaContext['sent'] = { body: null };
    const answer = await httpAnswer(await this.yoga.handleRequest(request, { exchange, sent }));
    return sent.body ? { ...answer, body: sent.body } : answer;
  }

  /** Answers with errors. Yoga's own function chooses the status, as on the full way. */
  private errorAnswer(result: ExecutionResult, { record }: Exchange, mediaType: string): Promise<HttpAnswer> {
    const shown = this.errors.apply(result, record);
    return httpAnswer(processRegularResult(shown, this.yoga.fetchAPI, mediaType));
  }
}

async function httpAnswer(response: Response): Promise<HttpAnswer> {
  const headers = [...response.headers].map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return {
    status: response.status,
    // The length is that of the plain body, and the body may be compressed yet.
    headers: Object.fromEntries(headers.filter(([name]) => name !== 'content-length')),
    body: new Body(await response.text()),
  };
}
