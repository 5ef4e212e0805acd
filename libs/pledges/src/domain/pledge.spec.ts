import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, localDateIn } from '#kernel';
import { faultsOfPledge } from './pledge.js';
import { parseQuarter, quarterOf, quartersFrom, standingOn } from './quarter.js';

describe('a quarter', () => {
  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2028-Q1', '2028-01-01', '2028-03-31'],
  ])('%s is from %s to %s', (name, firstDay, lastDay) => {
    expect(parseQuarter(name)).toEqual({ name, firstDay, lastDay });
  });

  it.each(['2026-Q0', '2026-Q5', '1999-Q1', '2026Q4', ' 2026-Q4', '2026-q4', ''])('is not %p', (text) => {
    expect(parseQuarter(text)).toBeUndefined();
  });

  it('holds each of its days, and neither the day before nor the day after', () => {
    const days = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays(localDate('2000-01-01'), count));
    fc.assert(
      fc.property(days, (day) => {
        const quarter = quarterOf(day);
        expect(parseQuarter(quarter.name)).toEqual(quarter);
        expect(standingOn(quarter, day)).toBe('RUNNING');
        expect(standingOn(quarter, addDays(quarter.firstDay, -1))).toBe('AHEAD');
        expect(standingOn(quarter, addDays(quarter.lastDay, 1))).toBe('OVER');
        expect(quartersFrom(quarter, quarterOf(addDays(quarter.lastDay, 1)))).toBe(2);
      }),
    );
  });

  it('begins at midnight in London, also in summer time', () => {
    const standing = (instant: string): string => {
      const quarter = parseQuarter('2026-Q3');
      return quarter === undefined ? '' : standingOn(quarter, localDateIn('Europe/London', new Date(instant)));
    };
    expect(standing('2026-06-30T22:59:59Z')).toBe('AHEAD');
    expect(standing('2026-06-30T23:00:00Z')).toBe('RUNNING');
    expect(standing('2026-09-30T22:59:59Z')).toBe('RUNNING');
    expect(standing('2026-09-30T23:00:00Z')).toBe('OVER');
  });
});

describe('a pledge', () => {
  const placement = { kind: 'PLACEMENT', measure: 'PLACES' } as const;

  it.each([
    ['AHEAD', null, []],
    ['AHEAD', 'Just so.', []],
    ['RUNNING', null, ['reason']],
    ['RUNNING', '  ', ['reason']],
    ['RUNNING', 'We have lost a room.', []],
    ['AHEAD', 'Ring 0121 496 0100.', ['reason']],
  ] as const)(
    'that is changed while its quarter is %s with the reason %p has the faults %p',
    (standing, reason, faults) => {
      expect(faultsOfPledge(placement, reason, standing).map(({ path }) => path)).toEqual(faults);
    },
  );

  it('of a placement is counted by places or hours', () => {
    expect(faultsOfPledge({ ...placement, measure: 'VISITS' }, null, 'AHEAD').map(({ path }) => path)).toEqual([
      'measure',
    ]);
    expect(faultsOfPledge({ kind: 'WORKPLACE_VISIT', measure: 'VISITS' }, null, 'AHEAD')).toEqual([]);
  });
});
