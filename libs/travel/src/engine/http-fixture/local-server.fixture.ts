import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface HeardRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a server says: a status with a body, or nothing at all while the line stays open, or a line that breaks. */
export type Saying =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'SILENCE'
  | 'BROKEN_LINE';

/** A server on this machine that says what it is told to, and keeps what it heard. */
export interface LocalServer {
  readonly baseUrl: string;
  readonly heard: readonly HeardRequest[];
  close(): Promise<void>;
}

/** Starts one on a port of its own. Text is said as it is, anything else as JSON. */
export async function startLocalServer(say: (request: HeardRequest) => Saying): Promise<LocalServer> {
  const heard: HeardRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '/', headers } = request;
      const each = { method, url: new URL(url, 'http://here'), headers, body: Buffer.concat(chunks).toString() };
      heard.push(each);
      const saying = say(each);
      if (saying === 'BROKEN_LINE') request.socket.destroy();
      if (typeof saying === 'string') return;
      response.writeHead(saying.status ?? 200, { 'Content-Type': 'application/json', ...saying.headers });
      response.end(typeof saying.body === 'string' ? saying.body : JSON.stringify(saying.body ?? {}));
    });
  });
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The address of a port that nobody listens on. */
export async function deadAddress(): Promise<string> {
  const server = await startLocalServer(() => ({}));
  await server.close();
  return server.baseUrl;
}
