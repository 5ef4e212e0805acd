import { rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { ClusterHome } from './cluster-home.js';
import { textIfPresent, writeDraft } from './kept-file.js';

/** The port that this home's server used last, or a free one. It may have been taken since. */
export async function portToTry(home: ClusterHome): Promise<number> {
  return (await lastPort(home)) ?? (await freePort());
}

/** Writes down the port that the server has got, for the next time. */
export async function keepPort(home: ClusterHome, port: number): Promise<void> {
  if ((await lastPort(home)) === port) return;
  await rename(await writeDraft(home.portFile, String(port), home.user), home.portFile);
}

/** A port of 127.0.0.1 on which nobody listens at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function lastPort(home: ClusterHome): Promise<number | undefined> {
  const port = Number(await textIfPresent(home.portFile));
  return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : undefined;
}
