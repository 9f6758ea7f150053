import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestRecord } from '../observability/record.ts';

/** One request under way. Only the `Responder` writes to its response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly record: RequestRecord;
}

/** Returns a controller that aborts when the client leaves before it has the answer. */
export function stopWhenLeft({ response }: Exchange): AbortController {
  const stop = new AbortController();
  if (response.destroyed) stop.abort();
  else response.once('close', () => response.writableFinished || stop.abort());
  return stop;
}
