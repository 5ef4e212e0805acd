import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { systemActor, systemClock, type UnitOfWork } from '#kernel';
import { codeOf, newId, unitOfWork, type Transaction } from '#platform';
import { anEmployer, anOpportunity, aProgramme, aSlot, asOwner, surroundings } from '#testing';
import { aMeetingOf } from './guards.js';

const unspied: unknown = Reflect.get(pg.Client.prototype, 'query');

let dataSource: DataSource;
let work: UnitOfWork<Transaction>;
let slots: [string, string];
/** Every statement that this test's own units of work sent, in order. */
let sent: string[];

beforeAll(async () => {
  dataSource = new DataSource({ type: 'postgres', url: surroundings().service, installExtensions: false });
  await dataSource.initialize();
  const employer = await anEmployer(await aProgramme());
  const opportunityId = await anOpportunity(employer);
  slots = [await aSlot(employer, opportunityId), await aSlot(employer, opportunityId)];
  work = unitOfWork(dataSource, { clock: systemClock, newId }, (tx) => tx);
  Reflect.set(pg.Client.prototype, 'query', function spied(this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    sent.push(typeof first === 'string' ? first : '');
    return Reflect.apply(unspied as (...args: unknown[]) => unknown, this, args);
  });
  sent = [];
});

afterEach(() => {
  sent = [];
});

afterAll(async () => {
  Reflect.set(pg.Client.prototype, 'query', unspied);
  await dataSource.destroy();
});

const begun = (): number => sent.filter((text) => /^(start transaction|begin)/i.test(text)).length;
const actor = systemActor('test');

describe('a unit of work that PostgreSQL asks to try again', () => {
  it.each(['40001', '40P01'])('is begun anew as a whole after %s', async (code) => {
    let attempts = 0;
    const seen = await work.run(actor, async ({ manager }) => {
      attempts++;
      await manager.query('update slot set taken = taken + 1 where id = $1', [slots[0]]);
      if (attempts < 3) await manager.query(`do $$ begin raise sqlstate '${code}'; end $$`);
      const [row] = await manager.query<{ taken: number }[]>('select taken from slot where id = $1', [slots[0]]);
      await manager.query('update slot set taken = taken - 1 where id = $1', [slots[0]]);
      return row?.taken;
    });
    expect(attempts).toBe(3);
    expect(begun()).toBe(3);
    expect(sent.filter((text) => /^rollback/i.test(text))).toHaveLength(2);
    expect(sent.filter((text) => text.startsWith('set local app.role'))).toHaveLength(3);
    // The updates of the attempts that failed are gone.
    expect(seen).toBe(1);
  });

  it('is not begun again after anything else', async () => {
    await expect(
      work.run(actor, ({ manager }) => manager.query(`do $$ begin raise sqlstate '23505'; end $$`)),
    ).rejects.toThrow();
    expect(begun()).toBe(1);
  });

  it('gives up after five attempts with what PostgreSQL said', async () => {
    const failed = await work
      .run(actor, ({ manager }) => manager.query(`do $$ begin raise sqlstate '40001'; end $$`))
      .catch((error: unknown) => error);
    expect(codeOf(failed)).toBe('40001');
    expect(begun()).toBe(5);
  });

  it('gets through where two lock the same slots in opposite order', async () => {
    const meet = aMeetingOf(2);
    const touch = (order: readonly string[]): Promise<unknown> =>
      work.run(actor, async ({ manager }) => {
        for (const id of order) {
          await manager.query('update slot set taken = taken + 1 where id = $1', [id]);
          await meet();
        }
      });
    await Promise.all([touch(slots), touch([...slots].reverse())]);
    expect(begun()).toBe(3);
    const rows = await asOwner<{ taken: number }>('select taken from slot where id = any($1)', [slots]);
    expect(rows.map(({ taken }) => taken)).toEqual([2, 2]);
  });
});
