/** Sends requests on one connection that stays open. The tests of shutdown, slow clients and replicas use it. */
import { Agent, request } from 'node:http';

/** The result of one request. */
export interface Attempt {
  /** The status of the answer; null without an answer. */
  readonly status: number | null;
  /** Whether the connection is one that carried an earlier answer. */
  readonly reused: boolean;
  /** The error that prevented an answer, such as "ECONNREFUSED". */
  readonly code: string | null;
  /** The answer's `connection` header. */
  readonly connection: string | null;
  readonly body: string;
}

/** One client with one connection, which it keeps as long as the server allows. */
export class KeepAliveClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly url: string;
  private readonly headers: Readonly<Record<string, string>>;

  /** @param headers that each request has beside its content type. */
  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.headers = headers;
  }

  /** Sends one operation. It never throws: errors are in the result. */
  ask(body: object): Promise<Attempt> {
    return new Promise((resolve) => {
      const sent = request(
        this.url,
        { agent: this.agent, method: 'POST', headers: { 'content-type': 'application/json', ...this.headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          const end = (code: string | null) =>
            resolve({
              status: response.complete ? (response.statusCode ?? null) : null,
              reused: sent.reusedSocket,
              code,
              connection: response.headers.connection ?? null,
              body: text,
            });
          response.on('end', () => end(null)).on('error', ({ message }) => end(message));
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) =>
        resolve({
          status: null,
          reused: sent.reusedSocket,
          code: error.code ?? error.message,
          connection: null,
          body: '',
        }),
      );
      sent.end(JSON.stringify(body));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
