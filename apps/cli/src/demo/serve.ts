import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';
import type { DatabaseUrls } from '#platform';

const api = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));
const worker = fileURLToPath(new URL('../../../worker/src/main.js', import.meta.url));

/** The API and the worker as processes of their own, as they run in earnest. */
export interface Serving {
  readonly apiUrl: string;
  /** Ends when one of the processes ends. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Starts the API and the worker on this machine, under the service's own login, and waits until the API is ready. */
export async function serve(urls: DatabaseUrls, issuer: string, audience: string, smtpUrl: string): Promise<Serving> {
  const port = await freePort(Number(process.env['PORT'] ?? 3000));
  const env = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: urls.service,
    CATALOGUE_DATABASE_URL: urls.catalogue,
    OIDC_ISSUERS: `${issuer}=${audience}`,
    FOOTHOLD_EXPLORABLE: 'true',
    FOOTHOLD_SMTP_URL: smtpUrl,
    FOOTHOLD_SITE: `http://127.0.0.1:${port}/graphiql`,
  };
  const children = [api, worker].map((main) =>
    spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const stop = (): void => children.forEach((child) => child.kill('SIGTERM'));
  const apiUrl = `http://127.0.0.1:${port}`;
  try {
    await untilReady(`${apiUrl}/health/ready`, children);
  } catch (error) {
    stop();
    throw error;
  }
  const ended = Promise.race(children.map(async (child) => once(child, 'exit'))).then(stop);
  return { apiUrl, ended, stop };
}

async function untilReady(url: string, children: readonly ChildProcess[]): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (children.some(({ exitCode }) => exitCode !== null))
      throw new Error('The API or the worker ended as it started.');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`Nothing answers at ${url}.`);
}

/** The wanted port, or the next one that nobody listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
  throw new Error(`No port between ${wanted} and ${wanted + 99} is free.`);
}
