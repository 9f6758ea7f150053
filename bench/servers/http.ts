/** Serves answers with `node:http` and nothing else. */
import { createServer } from 'node:http';

/** Starts a server and prints a line when it accepts requests. */
export function serve(port: number, answer: (path: string, body: string) => Buffer | string | Promise<string>): void {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      try {
        const body = await answer(request.url ?? '/', Buffer.concat(parts).toString());
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
        response.writeHead(200, headers).end(body);
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  server.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'));
  process.on('SIGINT', () => process.exit(0));
}
