import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable, type TravelEngineName } from '../travel-engine.js';
import { JsonField } from './json-field.js';

/** A server that answers questions in JSON, and our patience with it. */
export interface JsonServer {
  readonly engine: TravelEngineName;
  /** For connecting and answering together, each time it is asked. */
  readonly timeoutMs: number;
  /** The longest we wait when it says that it is too busy (429, 503); also how long when it does not say for how long. */
  readonly longestWaitMs: number;
}

/** What it said. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/**
 * Asks, and asks once more when it is too busy now and will not be within our patience. Redirects are not followed: keys and homes are
 * sent to nobody but whom the operator named. Throws `EngineUnavailable` where no answer comes; an answer that refuses is an answer.
 */
export async function askServer(server: JsonServer, url: URL, request: RequestInit): Promise<Reply> {
  const first = await askOnce(server, url, request);
  if (first.status !== 429 && first.status !== 503) return first;
  const waitMs = first.retryAfterMs ?? server.longestWaitMs;
  if (waitMs > server.longestWaitMs) return first;
  await sleep(waitMs);
  return askOnce(server, url, request);
}

/** The answer, still to be looked at. Throws `EngineUnavailable` where it is a refusal, or not JSON. */
export function readReply({ engine }: JsonServer, { status, text }: Reply): JsonField {
  if (status !== 200) throw new EngineUnavailable(engine, `HTTP status ${status}`);
  return JsonField.parse(engine, text);
}

/**
 * An address of the server under its base, whether that ends in a stroke or not. Throws RangeError where the base is no http address; not
 * with the address itself, which may hold a password.
 */
export function addressOf(engine: TravelEngineName, baseUrl: string, path: string): URL {
  const base = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (base === undefined || !/^https?:$/.test(base.protocol) || `${base.username}${base.password}` !== '') {
    throw new RangeError(`The base URL of ${engine} has to be an http or https address without a user or a password`);
  }
  return new URL(path, base.href.replace(/\/?$/, '/'));
}

async function askOnce(
  { engine, timeoutMs }: JsonServer,
  url: URL,
  request: RequestInit,
): Promise<Reply & { retryAfterMs: number | undefined }> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, text: await response.text(), retryAfterMs: retryAfterMs(response.headers) };
  } catch (fault) {
    throw new EngineUnavailable(engine, reasonOf(fault, timeoutMs));
  }
}

/** In either of its two forms, seconds or a date; a date is held against the server's own clock. Source: RFC 9110, 10.2.3. */
function retryAfterMs(headers: Headers): number | undefined {
  const said = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(said)) return 1_000 * Number(said);
  const waitMs = Date.parse(said) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

/** Never the message of a fault: it may name the address that was asked, and that may say where somebody works. */
function reasonOf(fault: unknown, timeoutMs: number): string {
  if (member(fault, 'name') === 'TimeoutError') return `nothing came within ${timeoutMs} ms`;
  const code = member(member(fault, 'cause'), 'code');
  return `the connection failed (${typeof code === 'string' ? code : 'no code'})`;
}

/** Not by `instanceof`: faults of `fetch` may come from another realm. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
