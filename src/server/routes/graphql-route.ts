import type { Admission } from '../access/admission.ts';
import type { App } from '../graphql/app.ts';
import { type CacheTags, withCacheHeaders } from '../graphql/cache-headers.ts';
import { notAcceptable } from '../http/check-request.ts';
import { anyAnswer, cacheHeaders, isKnown, notModified } from '../http/conditional.ts';
import type { Exchange } from '../http/exchange.ts';
import { pageType, preferredType } from '../http/media-types.ts';
import { graphqlPath } from '../http/paths.ts';
import { type HttpAnswer, refusalAnswer } from '../http/respond.ts';
import type { Playground } from '../playground/playground.ts';

export interface GraphqlRouteOptions {
  readonly admission: Admission;
  readonly app: App;
  /** Null if clients may not cache answers. */
  readonly tags: CacheTags | null;
  /** Null for none: browsers then get the same answers as programs. */
  readonly playground: Playground | null;
}

/** Answers the path of the API, and sends the playground to browsers. */
export class GraphqlRoute {
  private readonly admission: Admission;
  private readonly app: App;
  private readonly tags: CacheTags | null;
  private readonly playground: Playground | null;

  constructor({ admission, app, tags, playground }: GraphqlRouteOptions) {
    this.admission = admission;
    this.app = app;
    this.tags = tags;
    this.playground = playground;
  }

  /**
   * Chooses the media type, admits the client, confirms an answer that the client has, and hands all else to the app.
   * @param url path and query of the request.
   * @returns null if the client has left.
   */
  async answer(exchange: Exchange, url: string): Promise<HttpAnswer | null> {
    const answer = await this.answerInType(exchange, url);
    if (!answer) return null;
    const { status, headers, body } = answer;
    return { status, headers: { ...headers, vary: 'Accept' }, body };
  }

  private async answerInType(exchange: Exchange, url: string): Promise<HttpAnswer | null> {
    const { request, record } = exchange;
    const type = preferredType(request, this.playground && request.method !== 'POST' ? 'answersAndPage' : 'answers');
    if (type === undefined) return refusalAnswer(record, notAcceptable);
    if (type === pageType && this.playground) return this.playground.answer(graphqlPath, request);
    const refusal = await this.admission.admit(request, record);
    if (refusal) return refusalAnswer(record, refusal);
    const tag = request.method === 'POST' ? null : ((await this.tags?.tagOf(url, type)) ?? null);
    record.release = tag?.release ?? null;
    const known = request.headers['if-none-match'];
    if (tag && known !== anyAnswer && isKnown(request.headers, tag.etag)) return notModified(cacheHeaders(tag));
    const answer = await this.app.answer(exchange, url, type);
    return answer && withCacheHeaders(answer, tag, record, known);
  }
}
