import { Agent, request } from 'node:http';

/** What became of one request. */
export interface Attempt {
  /** The status; null when no answer came. */
  readonly status: number | null;
  /** Whether the connection had carried an answer before. */
  readonly reused: boolean;
  /** What kept the answer away, such as "ECONNREFUSED". */
  readonly code: string | null;
  /** The answer's `connection` header. */
  readonly connection: string | null;
  readonly body: string;
}

/** One client with one connection, which it keeps as long as the server lets it. */
export class KeepAliveClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Sends one operation. It never throws. */
  ask(body: object): Promise<Attempt> {
    return new Promise((resolve) => {
      const sent = request(
        this.url,
        { agent: this.agent, method: 'POST', headers: { 'content-type': 'application/json' } },
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
