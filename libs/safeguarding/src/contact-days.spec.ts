import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel';
import { contactDaysAround, isUnder16, turnByTurn } from './contact-days.js';
import { dates } from './facts.fixture.js';

const first = localDate('2026-10-01');

describe('the days of an adult with children under 16', () => {
  it('count once each, with the day itself', () => {
    expect(contactDaysAround([], first)).toBe(1);
    expect(contactDaysAround([first, first], first)).toBe(1);
    expect(contactDaysAround(dates('2026-10-02', '2026-10-05'), first)).toBe(3);
  });

  it('count together when thirty days hold them, and not when it takes thirty-one', () => {
    expect(contactDaysAround([first], addDays(first, 29))).toBe(2);
    expect(contactDaysAround([first], addDays(first, 30))).toBe(1);
  });

  it('are looked for before and after, in whichever thirty days hold most', () => {
    const days = [addDays(first, -20), addDays(first, -10), addDays(first, 15), addDays(first, 18)];
    expect(contactDaysAround(days, first)).toBe(4);
  });

  it('are as many as the fullest of all windows around the day, tried one by one', () => {
    const offsets = fc.array(fc.integer({ min: -45, max: 45 }), { maxLength: 14 });
    fc.assert(
      fc.property(offsets, (around) => {
        const days = around.map((offset) => addDays(first, offset));
        const windows = Array.from({ length: 30 }, (_, back) => {
          const held = new Set(around.filter((offset) => offset >= -back && offset <= 29 - back));
          return held.add(0).size;
        });
        expect(contactDaysAround(days, first)).toBe(Math.max(...windows));
      }),
    );
  });

  it('end on the sixteenth birthday, also one of 29 February', () => {
    expect(isUnder16(localDate('2010-10-27'), localDate('2026-10-26'))).toBe(true);
    expect(isUnder16(localDate('2010-10-27'), localDate('2026-10-27'))).toBe(false);
    expect(isUnder16(localDate('2012-02-29'), localDate('2028-02-28'))).toBe(true);
    expect(isUnder16(localDate('2012-02-29'), localDate('2028-02-29'))).toBe(false);
  });
});

describe('the rota that is offered', () => {
  it('gives a week to two adults turn by turn', () => {
    const week = dates('2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30');
    expect(turnByTurn(week, ['a', 'b']).map(({ adultIds }) => adultIds[0])).toEqual(['a', 'b', 'a', 'b', 'a']);
    expect(turnByTurn(week, ['a']).every(({ adultIds }) => adultIds[0] === 'a')).toBe(true);
    expect(turnByTurn(week, [])[0]?.adultIds).toEqual([]);
  });
});
