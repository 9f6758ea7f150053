import type { IncomingMessage } from 'node:http';
import { answerBuffers } from '../../base/buffers.ts';
import type { Body } from './body.ts';
import type { Cors } from './cors.ts';
import { preferredEncoding } from './encoding.ts';
import type { Exchange } from './exchange.ts';
import { recordHeaders, securityHeaders } from './headers.ts';
import type { HttpAnswer } from './respond.ts';
import { turnEnd } from './turn-end.ts';

/** Sends every answer: adds the headers that all of them have, and compresses the body as the client prefers. */
export class Responder {
  private readonly cors: Cors;
  private readonly security: Readonly<Record<string, string>>;
  private readonly compressAboveBytes: number;

  /** @param compressAboveBytes the smallest body to compress. */
  constructor(cors: Cors, compressAboveBytes: number) {
    this.cors = cors;
    this.security = securityHeaders(cors.isOn);
    this.compressAboveBytes = compressAboveBytes;
  }

  /** Sends an answer, unless the client has left. */
  async send(exchange: Exchange, { status, headers, body }: HttpAnswer): Promise<void> {
    const { request, response, record } = exchange;
    const encoding = body && this.encodingFor(request, body);
    const encoded = encoding && body?.encoded(encoding);
    const content = (encoded instanceof Promise ? await encoded : encoded) ?? body?.content;
    await turnEnd();
    if (response.destroyed) return;
    const vary = [this.cors.isOn && 'Origin', headers.vary, body && 'Accept-Encoding'].filter(Boolean).join(', ');
    response.writeHead(status, {
      'x-request-id': record.requestId,
      ...this.security,
      ...this.cors.headersFor(request),
      ...headers,
      ...(vary !== '' && { vary }),
      ...(encoding && { 'content-encoding': encoding }),
      ...(body && { 'content-length': typeof content === 'object' ? content.length : body.bytes }),
      ...recordHeaders(record),
    });
    // The next answer may use the memory of this one. Kept answers have memory of their own.
    const written = body?.content;
    if (typeof written === 'object') response.end(content, () => answerBuffers.give(written));
    else response.end(content);
  }

  private encodingFor(request: IncomingMessage, body: Body) {
    // An answer to HEAD has no bytes, so compressing them would only serve their number.
    if (body.bytes < this.compressAboveBytes || request.method === 'HEAD') return null;
    return preferredEncoding(request.headers['accept-encoding']);
  }
}
