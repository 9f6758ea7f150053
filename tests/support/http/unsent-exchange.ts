/** Makes an exchange for a test that calls the server without HTTP. The test of errors uses it. */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Exchange } from '../../../src/server/http/exchange.ts';
import { newRecord } from '../../../src/server/observability/record.ts';

/** Returns an exchange that no client began. */
export function unsentExchange(requestId: string): Exchange {
  const request = new IncomingMessage(new Socket());
  return { request, response: new ServerResponse(request), record: { ...newRecord(request, '', ''), requestId } };
}
