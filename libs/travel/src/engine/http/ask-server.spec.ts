import { afterEach, describe, expect, it } from '@jest/globals';
import { deadAddress, startLocalServer, type LocalServer, type Saying } from '../http-fixture/local-server.fixture.js';
import { EngineUnavailable } from '../travel-engine.js';
import { addressOf, askServer, readReply, type JsonServer } from './ask-server.js';

let server: LocalServer | undefined;

afterEach(() => server?.close());

const patience: JsonServer = { engine: 'MOTIS', timeoutMs: 5_000, longestWaitMs: 1_000 };

/** Says one after the other, the last for good. */
async function ask(sayings: readonly Saying[], changes: Partial<JsonServer> = {}): Promise<number> {
  const left = [...sayings];
  server = await startLocalServer(() => (left.length > 1 ? left.shift() : left[0]) ?? {});
  const reply = await askServer(
    { ...patience, ...changes },
    addressOf('MOTIS', server.baseUrl, 'where?home=52.5,-1.8'),
    {},
  );
  return reply.status;
}

const well = { body: {} };
const busy = (status: number, headers: Record<string, string> = {}): Saying => ({ status, headers });

describe('asking a server', () => {
  it.each([429, 503])('asks once more after %i, when it is to be had soon', async (status) => {
    expect(await ask([busy(status, { 'Retry-After': '0' }), well])).toBe(200);
    expect(server?.heard).toHaveLength(2);
  });

  it('waits as long as its patience where it is not told for how long', async () => {
    expect(await ask([busy(429), well], { longestWaitMs: 20 })).toBe(200);
  });

  it('understands a date, by the clock of the server', async () => {
    const date = new Date('2026-11-24T09:00:00Z').toUTCString();
    expect(await ask([busy(429, { 'Retry-After': date, Date: date }), well])).toBe(200);
  });

  it('does not ask a third time', async () => {
    expect(await ask([busy(429, { 'Retry-After': '0' })])).toBe(429);
    expect(server?.heard).toHaveLength(2);
  });

  it.each([
    ['a server that is busy for an hour', busy(429, { 'Retry-After': '3600' }), 429],
    ['a wrong key', busy(401), 401],
    ['a fault of the server', busy(500), 500],
    ['a server that sends us elsewhere', busy(302, { Location: 'http://127.0.0.1:1/' }), 302],
  ])('asks %s once', async (_, saying, status) => {
    expect(await ask([saying, well])).toBe(status);
    expect(server?.heard).toHaveLength(1);
  });

  it.each([
    ['says nothing', 'SILENCE', 'nothing came within 50 ms'],
    ['hangs up', 'BROKEN_LINE', 'the connection failed (UND_ERR_SOCKET)'],
  ] as const)('gives up on a server that %s', async (_, saying, reason) => {
    await expect(ask([saying], saying === 'SILENCE' ? { timeoutMs: 50 } : {})).rejects.toEqual(
      new EngineUnavailable('MOTIS', reason),
    );
  });

  it('gives up on a port that nobody listens on, and does not say which', async () => {
    const nobody = addressOf('MOTIS', await deadAddress(), 'where?home=52.5,-1.8');
    await expect(askServer(patience, nobody, {})).rejects.toEqual(
      new EngineUnavailable('MOTIS', 'the connection failed (ECONNREFUSED)'),
    );
  });
});

describe('a reply', () => {
  it.each([
    [{ status: 503, text: 'at 52.5,-1.8' }, 'HTTP status 503'],
    [{ status: 200, text: '{"all": [' }, 'what it says is not JSON'],
    [{ status: 200, text: '' }, 'what it says is not JSON'],
  ])('is not read where it is none: %p', (reply, reason) => {
    expect(() => readReply(patience, reply)).toThrow(new EngineUnavailable('MOTIS', reason));
  });
});

describe('an address', () => {
  it.each([
    ['http://localhost:8080', 'http://localhost:8080/api/v1/one-to-all'],
    ['https://travel.example/motis/', 'https://travel.example/motis/api/v1/one-to-all'],
    ['https://travel.example/motis', 'https://travel.example/motis/api/v1/one-to-all'],
  ])('stands under its base %s', (base, address) => {
    expect(addressOf('MOTIS', base, 'api/v1/one-to-all').href).toBe(address);
  });

  it.each(['', 'localhost:8080', 'ftp://localhost', 'https://me:secret@localhost', '/api'])('is not %p', (base) => {
    expect(() => addressOf('MOTIS', base, 'api')).toThrow(/^The base URL of MOTIS has to be/);
  });
});
