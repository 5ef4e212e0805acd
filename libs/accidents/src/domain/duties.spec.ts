import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, localDate } from '#kernel';
import { accidentKinds } from './accident.js';
import { accidentDuties, dayOf, dutyActs, dutyOf, dutyWords, type JudgedAccident } from './duties.js';

const at = (instant: string): Date => new Date(instant);
const monday: JudgedAccident = {
  kind: 'MINOR',
  daysUnable: null,
  isAtWork: true,
  occurredAt: at('2026-10-26T10:15:00Z'),
};
const asked = (more: Partial<JudgedAccident>, learntOn: string | null = null): string => {
  const { act, dueOn } = dutyOf({ ...monday, ...more }, learntOn === null ? null : localDate(learntOn));
  return dueOn === null ? act : `${act} by ${dueOn}`;
};

describe('what an accident asks of the employer', () => {
  it.each([
    ['NEAR_MISS', 'NONE', 'NONE'],
    ['MINOR', 'RECORD', 'RECORD'],
    ['OVER_THREE_DAYS', 'RECORD', 'RECORD'],
    ['TAKEN_TO_HOSPITAL', 'RECORD', 'REPORT by 2026-10-26'],
    ['OVER_SEVEN_DAYS', 'REPORT by 2026-11-10', 'REPORT by 2026-11-10'],
    ['SPECIFIED_INJURY', 'REPORT by 2026-10-26', 'REPORT by 2026-10-26'],
    ['DEATH', 'REPORT by 2026-10-26', 'REPORT by 2026-10-26'],
  ] as const)('of the kind %s is %s at a placement and %s on a visit', (kind, atWork, onVisit) => {
    expect([asked({ kind }), asked({ kind, isAtWork: false })]).toEqual([atWork, onVisit]);
  });

  it.each([
    [null, 'RECORD'],
    [0, 'RECORD'],
    [3, 'RECORD'],
    [4, 'RECORD'],
    [7, 'RECORD'],
    [8, 'REPORT by 2026-11-10'],
    [366, 'REPORT by 2026-11-10'],
  ])('goes by the days away as well: %s of them make %s', (daysUnable, duty) => {
    expect(asked({ daysUnable })).toBe(duty);
    expect(asked({ kind: 'DEATH', daysUnable })).toBe('REPORT by 2026-10-26');
  });

  it('counts from the day in England, also within an hour of midnight and over the change of the clocks', () => {
    const kind = 'SPECIFIED_INJURY';
    expect(asked({ kind, occurredAt: at('2026-06-30T22:59:59Z') })).toBe('REPORT by 2026-06-30');
    expect(asked({ kind, occurredAt: at('2026-06-30T23:00:00Z') })).toBe('REPORT by 2026-07-01');
    expect(asked({ kind, occurredAt: at('2026-11-30T23:59:59Z') })).toBe('REPORT by 2026-11-30');
    expect(asked({ kind: 'OVER_SEVEN_DAYS', occurredAt: at('2026-10-24T22:30:00Z') })).toBe('REPORT by 2026-11-08');
    expect(asked({ kind: 'OVER_SEVEN_DAYS', occurredAt: at('2026-12-20T12:00:00Z') })).toBe('REPORT by 2027-01-04');
  });

  it('is due at once from the day on which it became known, and the fifteen days stay those of the accident', () => {
    expect(asked({ kind: 'DEATH' }, '2026-11-20')).toBe('REPORT by 2026-11-20');
    expect(asked({ kind: 'DEATH' }, '2026-10-20')).toBe('REPORT by 2026-10-26');
    expect(asked({ daysUnable: 8 }, '2026-11-20')).toBe('REPORT by 2026-11-10');
  });

  it('is in words for each, says that it has to be confirmed, and since when it holds', () => {
    expect(new Set(dutyActs.map(dutyWords)).size).toBe(dutyActs.length);
    expect(accidentDuties).toMatchObject({ toConfirm: true, validFrom: '2013-10-01' });
  });

  const anAccident = fc.record({
    kind: fc.constantFrom(...accidentKinds),
    daysUnable: fc.option(fc.integer({ min: 0, max: 366 })),
    isAtWork: fc.boolean(),
    occurredAt: fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }),
  });

  it('is never less for more days, and never due later for more urgency', () => {
    fc.assert(
      fc.property(anAccident, fc.integer({ min: 0, max: 366 }), (accident, more) => {
        const [less, most] = [dutyOf(accident), dutyOf({ ...accident, daysUnable: (accident.daysUnable ?? 0) + more })];
        expect(most.weight).toBeGreaterThanOrEqual(less.weight);
        if (less.dueOn !== null) expect((most.dueOn ?? '9999') <= less.dueOn).toBe(true);
      }),
    );
  });

  it('has a last day exactly where a report is asked for: that of the accident or the fifteenth after it', () => {
    fc.assert(
      fc.property(anAccident, (accident) => {
        const { act, dueOn } = dutyOf(accident);
        expect(dueOn !== null).toBe(act === 'REPORT');
        if (dueOn !== null) expect([0, 15]).toContain(daysBetween(dayOf(accident.occurredAt), dueOn));
      }),
    );
  });

  it('is asked for no earlier than it was learnt, and no later than that or the accident where it is at once', () => {
    fc.assert(
      fc.property(anAccident, fc.integer({ min: -30, max: 400 }), (accident, later) => {
        const occurredOn = dayOf(accident.occurredAt);
        const learntOn = addDays(occurredOn, later);
        const [plain, learnt] = [dutyOf(accident), dutyOf(accident, learntOn)];
        expect(learnt.act).toBe(plain.act);
        if (plain.dueOn === occurredOn) expect(learnt.dueOn).toBe(later > 0 ? learntOn : occurredOn);
        else expect(learnt.dueOn).toBe(plain.dueOn);
      }),
    );
  });
});
