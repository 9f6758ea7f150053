/** Answers to what never becomes a request: text that is not HTTP, headers without end, clients that take too long. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { codedError } from '../../base/errors.ts';

const causes: Readonly<Record<string, { readonly status: string; readonly message: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The headers are larger than maxHeaderBytes allows. Send fewer or shorter ones, or use POST.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'The request did not arrive in time. Send it at once.',
  },
};
const malformed = { status: '400 Bad Request', message: 'What was sent is not an HTTP/1.1 request.' };

/** Answers each of them with a coded error where that can still be sent, and closes the connection. */
export function answerBroken(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { status, message } = causes[error.code ?? ''] ?? malformed;
    // A connection that was reset, or on which an answer is under way, can be told nothing more.
    if (error.code === 'ECONNRESET' || !socket.writable || hasAnswered(socket)) socket.destroy();
    else socket.end(rawAnswer(status, message));
  });
  server.on('connect', (_request, socket: Duplex) => {
    socket.end(rawAnswer('405 Method Not Allowed', 'This is no proxy: CONNECT leads nowhere.'));
  });
  server.on('checkExpectation', (request, response) => {
    response.writeHead(417, { connection: 'close', 'content-type': 'application/json; charset=utf-8' });
    response.end(
      bodyOf(`Nothing meets the header "expect: ${String(request.headers.expect).slice(0, 50)}". Leave it out.`),
    );
  });
}

/** Whether Node has begun to answer on a connection: it keeps the answer under way there, and says so nowhere else. */
const hasAnswered = (socket: Duplex): boolean =>
  (socket as { readonly _httpMessage?: { readonly headersSent: boolean } })._httpMessage?.headersSent === true;

const bodyOf = (message: string): string => JSON.stringify({ errors: [codedError('BAD_REQUEST', message)] });

function rawAnswer(status: string, message: string): string {
  const body = bodyOf(message);
  const headers = [
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  return `HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}
