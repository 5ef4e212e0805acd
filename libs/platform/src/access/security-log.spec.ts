import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Pool } from 'pg';
import { systemActor } from '#kernel';
import type { AuditEntry } from '../database/audit-entry.js';
import { ScopedReads } from '../database/reads.js';
import { nobody, SecurityLog } from './security-log.js';

/** Stands where the database is, and may be out; what is written there for good is asked of the real one in test/audit. */
class Trail extends ScopedReads {
  readonly batches: unknown[][] = [];
  isOut = false;
  answered = Promise.resolve();

  constructor() {
    super(new Pool());
  }

  override async unscoped(_: unknown, [rows]: readonly unknown[]): Promise<never[]> {
    await this.answered;
    if (this.isOut) throw new Error('the database is away');
    this.batches.push(JSON.parse(String(rows)) as unknown[]);
    return [];
  }
}

const entry: AuditEntry = { action: 'access.refused', objectType: 'Operation', objectId: 'publish' };
const objects = (batch: unknown[] | undefined): unknown[] =>
  (batch ?? []).map((row) => (row as { object_id: unknown }).object_id);
const complaints: unknown[][] = [];
let trail: Trail;
let log: SecurityLog;

/** Notes refusals of these operations. */
function note(...operations: string[]): void {
  for (const objectId of operations) log.note(systemActor('test'), { ...entry, objectId });
}

beforeEach(() => {
  jest.useFakeTimers();
  complaints.length = 0;
  Logger.overrideLogger({
    log: () => {},
    warn: () => {},
    error: (...said: unknown[]) => complaints.push(said.filter(Boolean)),
  });
  trail = new Trail();
  log = new SecurityLog(trail);
});

afterEach(() => {
  jest.useRealTimers();
  Logger.overrideLogger(true);
});

describe('the log of who was turned away', () => {
  it('names nobody where nobody signed in', () => {
    const nowhere = { programmeId: null, schoolId: null, employerId: null, studentId: null };
    expect(nobody('r')).toEqual({ accountId: null, role: 'NEWCOMER', ...nowhere, requestId: 'r' });
  });

  it('writes what came within a fifth of a second as one batch, by whom and in order', async () => {
    note('first');
    await jest.advanceTimersByTimeAsync(199);
    note('second');
    expect(trail.batches).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(trail.batches.map(objects)).toEqual([['first', 'second']]);
    expect(trail.batches[0]?.[0]).toMatchObject({
      action: 'access.refused',
      acting_role: 'SYSTEM',
      request_id: 'test',
    });
  });

  it('writes each once, and the next batch by itself', async () => {
    note('first');
    await jest.advanceTimersByTimeAsync(200);
    note('second');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(trail.batches.map(objects)).toEqual([['first'], ['second']]);
    expect(jest.getTimerCount()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('asks nothing of the database when nobody was turned away', async () => {
    await log.flush();
    expect(trail.batches).toEqual([]);
  });

  it('writes what still waits when the service stops, and is then at rest', async () => {
    note('last');
    await log.onModuleDestroy();
    expect(trail.batches.map(objects)).toEqual([['last']]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('has written what it was writing, too, before the service stops', async () => {
    let answer = (): void => undefined;
    trail.answered = new Promise((resolve) => (answer = resolve));
    note('first');
    await jest.advanceTimersByTimeAsync(200);
    let isStopped = false;
    const stopped = log.onModuleDestroy().then(() => (isStopped = true));
    await jest.advanceTimersByTimeAsync(1_000);
    expect([isStopped, trail.batches]).toEqual([false, []]);
    answer();
    await stopped;
    expect(trail.batches.map(objects)).toEqual([['first']]);
  });

  it('keeps what cannot be written, says so, and tries again after two seconds', async () => {
    trail.isOut = true;
    note('first');
    await jest.advanceTimersByTimeAsync(200);
    expect(complaints).toEqual([['Refusals could not be written into the audit trail; they wait.', 'SecurityLog']]);
    trail.isOut = false;
    note('second');
    await jest.advanceTimersByTimeAsync(1_999);
    expect(trail.batches).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(trail.batches.map(objects)).toEqual([['first', 'second']]);
  });

  it('says how many more there were beyond ten thousand, and of ten thousand nothing', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `op${index}`);
    note(...many);
    await log.flush();
    expect(objects(trail.batches[0])).toEqual(many);
    note(...many, 'one', 'another');
    await log.flush();
    expect(objects(trail.batches[1])).toEqual([...many, null]);
    expect(trail.batches[1]?.at(-1)).toMatchObject({
      action: 'security-log.full',
      acting_role: 'NEWCOMER',
      object_type: 'Refusal',
      object_id: null,
      reason: '2 more',
      request_id: 'security-log',
    });
  });
});
