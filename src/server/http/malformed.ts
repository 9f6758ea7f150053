/** Answers input that never becomes a request: malformed HTTP, oversized headers, clients that are too slow. */
import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { codedError } from '../../base/errors.ts';

const causes: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    message: 'The headers are larger than maxHeaderBytes allows. Send fewer or shorter ones, or use POST.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    message: 'The request did not arrive in time. Send it at once.',
  },
};
const malformed = {
  status: 400,
  message: 'The input is not an HTTP/1.1 request. Send one to the path of the API.',
};

/**
 * Answers malformed input with a coded error if the connection still allows it, and closes the connection.
 * @param note receives the status of each answer, and the address of the other end.
 */
export function answerMalformed(server: Server, note: (status: number, client: string) => void): void {
  const refuse = (socket: Duplex, status: number, message: string): void => {
    note(status, addressOf(socket));
    socket.end(rawAnswer(status, message));
  };
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { status, message } = causes[error.code ?? ''] ?? malformed;
    // A connection that was reset, or on which an answer is under way, cannot carry another answer.
    if (error.code === 'ECONNRESET' || !socket.writable || hasAnswered(socket)) socket.destroy();
    // A request whose body fails has its own record. Browsers open connections in advance, and may never use them.
    else if (answerOn(socket) || (socket as Socket).bytesRead === 0) socket.end(rawAnswer(status, message));
    else refuse(socket, status, message);
  });
  server.on('connect', (_request, socket: Duplex) => {
    refuse(socket, 405, 'The service is not a proxy. Use another method than CONNECT.');
  });
  server.on('checkExpectation', (request, response) => {
    note(417, addressOf(request.socket));
    response.writeHead(417, { connection: 'close', 'content-type': 'application/json; charset=utf-8' });
    const expectation = String(request.headers.expect).slice(0, 50);
    response.end(bodyOf(`The service cannot meet the header "expect: ${expectation}". Leave it out.`));
  });
}

const addressOf = (socket: Duplex): string => (socket as Socket).remoteAddress ?? '';

/** Returns the answer under way on a connection. Node keeps it in this field only. */
const answerOn = (socket: Duplex): { readonly headersSent: boolean } | null | undefined =>
  (socket as { readonly _httpMessage?: { readonly headersSent: boolean } | null })._httpMessage;

const hasAnswered = (socket: Duplex): boolean => answerOn(socket)?.headersSent === true;

const bodyOf = (message: string): string => JSON.stringify({ errors: [codedError('BAD_REQUEST', message)] });

function rawAnswer(status: number, message: string): string {
  const body = bodyOf(message);
  const headers = [
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}
