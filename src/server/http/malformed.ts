/** Answers input that never becomes a request: malformed HTTP, oversized headers, clients that are too slow. */
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
const malformed = {
  status: '400 Bad Request',
  message: 'The input is not an HTTP/1.1 request. Send one to the path of the API.',
};

/** Answers malformed input with a coded error if the connection still allows it, and closes the connection. */
export function answerMalformed(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { status, message } = causes[error.code ?? ''] ?? malformed;
    // A connection that was reset, or on which an answer is under way, cannot carry another answer.
    if (error.code === 'ECONNRESET' || !socket.writable || hasAnswered(socket)) socket.destroy();
    else socket.end(rawAnswer(status, message));
  });
  server.on('connect', (_request, socket: Duplex) => {
    socket.end(rawAnswer('405 Method Not Allowed', 'The service is not a proxy. Use another method than CONNECT.'));
  });
  server.on('checkExpectation', (request, response) => {
    response.writeHead(417, { connection: 'close', 'content-type': 'application/json; charset=utf-8' });
    const expectation = String(request.headers.expect).slice(0, 50);
    response.end(bodyOf(`The service cannot meet the header "expect: ${expectation}". Leave it out.`));
  });
}

/** Checks whether Node has begun to answer on a connection. Node keeps the answer under way in this field only. */
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
