import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from '../access/admission.ts';
import type { App } from '../graphql/app.ts';
import type { CacheTags } from '../graphql/cache-headers.ts';
import { notAcceptable } from '../http/check-request.ts';
import { confirm } from '../http/conditional.ts';
import { answerTypes, pageType, preferredType } from '../http/media-types.ts';
import type { Refusal } from '../http/respond.ts';
import type { RequestRecord } from '../observability/record.ts';
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
   * @returns the refusal; null after an answer.
   */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    record: RequestRecord,
    url: string,
  ): Promise<Refusal | null> {
    response.appendHeader('vary', 'Accept');
    const types = this.playground && request.method !== 'POST' ? [...answerTypes, pageType] : answerTypes;
    const type = preferredType(request, types);
    if (type === undefined) return notAcceptable;
    if (type === pageType && this.playground) {
      await this.playground.send(request, response);
      return null;
    }
    const refusal = await this.admission.admit(request, record);
    if (refusal) return refusal;
    prepareForYoga(request, url, type);
    const tag = (request.method === 'GET' && (await this.tags?.tagOf(url, type))) || null;
    record.release = tag?.release ?? null;
    if (tag && confirm(request, response, tag)) return null;
    await this.app.handle(request, response, { requestId: record.requestId, record, tag });
    return null;
  }
}

/** Replaces the parts of a request that Yoga would read in its own way. */
function prepareForYoga(request: IncomingMessage, url: string, mediaType: string): void {
  // Yoga would also answer with event streams and multipart, and does not compare media types as RFC 9110 does.
  request.headers.accept = mediaType;
  // Yoga builds a URL from this header, which fails for some values that clients may send.
  request.headers.host = 'localhost';
  request.url = url;
  // Node sends no body in answer to HEAD.
  if (request.method === 'HEAD') request.method = 'GET';
}
