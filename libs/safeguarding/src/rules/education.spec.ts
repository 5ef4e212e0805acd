import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor, dates } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import { tLevelRoutes, unpaidGrounds, type TLevel } from '../school-facts.js';

const oneDay = [aDay('2027-07-05')];
const overSchoolAge = { bornOn: localDate('2010-03-14') };

describe('R03, arranged as part of education', () => {
  it.each([
    ['SCHOOL', false, 'ok'],
    ['LOCAL_AUTHORITY', false, 'ok'],
    ['STUDENT', true, 'ok'],
    ['STUDENT', false, 'FAIL 2027-07-05'],
  ] as const)('by %s, adopted: %s: %s', (by, isAdoptedBySchool, finding) => {
    const facts = { ...aPlacement, days: oneDay, arrangement: { by, isAdoptedBySchool } };
    expect(findingOf('R03', 'CONFIRM', facts)).toBe(finding);
    expect(
      findingOf('R03', 'CONFIRM', aPlacementFor(overSchoolAge, { days: oneDay, arrangement: facts.arrangement })),
    ).toBe('ok');
  });

  it('is unknown while nobody knows who arranged it, or how old the student is', () => {
    const facts = { ...aPlacement, days: oneDay, arrangement: null };
    expect(findingOf('R03', 'CONFIRM', facts)).toBe('UNKNOWN 2027-07-05');
    expect(findingOf('R03', 'CONFIRM', { ...aPlacement, days: oneDay, student: null })).toBe('UNKNOWN 2027-07-05');
  });

  it('ends on the last Friday of June', () => {
    const days = [aDay('2027-06-25'), aDay('2027-06-26')];
    const own = { by: 'STUDENT', isAdoptedBySchool: false } as const;
    const facts = aPlacementFor({ bornOn: localDate('2011-08-31') }, { days, arrangement: own });
    expect(findingOf('R03', 'CONFIRM', facts)).toBe('FAIL 2027-06-25');
  });
});

describe('R09, a week’s worth in each phase', () => {
  const had = (...on: string[]): PlacementFacts => aPlacementFor({ otherBookedDays: dates(...on) }, { days: oneDay });

  it('warns after five days in the same phase, and not after four or one day twice', () => {
    const four = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29'];
    expect(findingOf('R09', 'CONFIRM', had(...four))).toBe('ok');
    expect(findingOf('R09', 'CONFIRM', had(...four, '2026-10-29'))).toBe('ok');
    expect(findingOf('R09', 'CONFIRM', had(...four, '2026-10-30'))).toBe('FAIL 2027-07-05');
  });

  it('begins anew in Year 10 on 1 September', () => {
    const inYear9 = ['2026-08-24', '2026-08-25', '2026-08-26', '2026-08-27', '2026-08-28'];
    expect(findingOf('R09', 'CONFIRM', had(...inYear9))).toBe('ok');
    expect(findingOf('R09', 'CONFIRM', had('2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-08-31'))).toBe(
      'ok',
    );
    expect(findingOf('R09', 'CONFIRM', had('2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-09-07'))).toBe(
      'FAIL 2027-07-05',
    );
  });

  it('counts Years 7 to 9 together', () => {
    const facts = aPlacementFor(
      {
        bornOn: localDate('2012-09-01'),
        otherBookedDays: dates('2024-09-02', '2025-09-01', '2026-09-01', '2026-10-26', '2026-10-27'),
      },
      { days: oneDay },
    );
    expect(findingOf('R09', 'CONFIRM', facts)).toBe('FAIL 2027-07-05');
  });

  it('has nothing to say of the sixth form', () => {
    const week = dates('2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30');
    const of = (bornOn: string): PlacementFacts =>
      aPlacementFor({ bornOn: localDate(bornOn), otherBookedDays: week }, { days: oneDay });
    expect(findingOf('R09', 'CONFIRM', of('2010-09-01'))).toBe('FAIL 2027-07-05');
    expect(findingOf('R09', 'CONFIRM', of('2010-08-31'))).toBe('ok');
  });

  it('is unknown without the other bookings, the age or the student', () => {
    for (const student of [{ otherBookedDays: null }, { bornOn: null }])
      expect(findingOf('R09', 'CONFIRM', aPlacementFor(student, { days: oneDay }))).toBe('UNKNOWN 2027-07-05');
    expect(findingOf('R09', 'CONFIRM', { ...aPlacement, days: oneDay, student: null })).toBe('UNKNOWN 2027-07-05');
  });
});

describe('R10, the hours of a T Level', () => {
  const at = (tLevel: TLevel | null, ...days: PlacementFacts['days']): string =>
    findingOf('R10', 'CONFIRM', aPlacementFor({ ...overSchoolAge, tLevel }, { days }));
  const elsewhere = (route: TLevel['route'], hoursElsewhere: number, remoteHoursElsewhere = 0): TLevel => ({
    route,
    hoursElsewhere,
    remoteHoursElsewhere,
  });
  /** Seven hours of work, and a minute less. */
  const [whole, short] = [aDay('2027-07-05', '09:00', '16:30'), aDay('2027-07-05', '09:00', '16:29')];

  it.each([
    ['EARLY_YEARS_EDUCATOR', 743],
    ['DIGITAL', 308],
    ['OTHER', 308],
  ] as const)('are, for %s, enough with %i elsewhere and seven here, and not with a minute less', (route, hours) => {
    expect(at(elsewhere(route, hours), whole)).toBe('ok');
    expect(at(elsewhere(route, hours), short)).toBe('FAIL');
    expect(at(elsewhere(route, hours - 1), whole)).toBe('FAIL');
    expect(at(elsewhere(route, hours - 1), aDay('2027-07-05', '09:00', '17:30'))).toBe('ok');
  });

  it.each([
    ['EARLY_YEARS_EDUCATOR', 793, 160],
    ['DIGITAL', 393, 200],
    ['OTHER', 393, 80],
  ] as const)('are, for %s with %i elsewhere, away from work for %i of them and no more', (route, hours, remote) => {
    expect(at(elsewhere(route, hours, remote), whole)).toBe('ok');
    expect(at(elsewhere(route, hours, remote), short)).toBe('FAIL');
    expect(at(elsewhere(route, hours, remote + 1), whole)).toBe('FAIL');
    expect(at(elsewhere(route, hours, remote - 1), short)).toBe('ok');
  });

  it('are those of all days together, in two stretches too, without the breaks', () => {
    const halves = [aDay('2027-07-05', '09:00', '12:00', 0), aDay('2027-07-05', '13:00', '15:15', 15)];
    const days = [...halves, aDay('2027-07-12', '09:00', '11:00', 0)];
    expect(at(elsewhere('OTHER', 308), ...days)).toBe('ok');
    expect(at(elsewhere('OTHER', 307), ...days)).toBe('FAIL');
    expect(at(elsewhere('OTHER', 308), ...halves)).toBe('FAIL');
    expect(at(elsewhere('OTHER', 0), ...days)).toBe('FAIL');
  });

  it.each(['startsAt', 'finishesAt', 'breakMinutes'] as const)('are unknown while no %s is known', (missing) => {
    expect(at(elsewhere('OTHER', 400), whole, { ...aDay('2027-07-06'), [missing]: null })).toBe('UNKNOWN');
  });

  it('are unknown without days or a student, and of no account where the placement is part of no T Level', () => {
    expect(at(elsewhere('OTHER', 400))).toBe('UNKNOWN');
    expect(findingOf('R10', 'CONFIRM', { ...aPlacement, student: null })).toBe('UNKNOWN');
    expect(at(null)).toBe('ok');
    expect(at(null, { ...whole, startsAt: null })).toBe('ok');
  });

  it('are never too few for a day more at the workplace, or an hour less away from it', () => {
    const someHours = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(
        fc.constantFrom(...tLevelRoutes),
        fc.tuple(someHours, someHours),
        fc.integer({ min: 1, max: 9 }),
        (route, [one, other], days) => {
          const [remote, all] = [Math.min(one, other), Math.max(one, other)];
          const worked = Array.from({ length: days }, (_, later) => aDay(addDays(whole.on, later)));
          fc.pre(at(elsewhere(route, all, remote), ...worked) === 'ok');
          expect(at(elsewhere(route, all, remote), ...worked, aDay(addDays(whole.on, days)))).toBe('ok');
          if (remote > 0) expect(at(elsewhere(route, all, remote - 1), ...worked)).toBe('ok');
          // A digital course asks for no more than any other, and early years for no less.
          if (route !== 'DIGITAL') expect(at(elsewhere('DIGITAL', all, remote), ...worked)).toBe('ok');
          if (route === 'EARLY_YEARS_EDUCATOR') expect(at(elsewhere('OTHER', all, remote), ...worked)).toBe('ok');
        },
      ),
    );
  });
});

describe('R13, unpaid over school age', () => {
  const grown = (changes: Partial<PlacementFacts> = {}): PlacementFacts =>
    aPlacementFor(overSchoolAge, { days: oneDay, ...changes });

  it('asks why, and takes each of the grounds', () => {
    expect(findingOf('R13', 'CONFIRM', grown())).toBe('UNKNOWN 2027-07-05');
    for (const unpaidGround of unpaidGrounds)
      expect(findingOf('R13', 'CONFIRM', aPlacementFor({ ...overSchoolAge, unpaidGround }, { days: oneDay }))).toBe(
        'ok',
      );
  });

  it('is without pay for a year as part of a course and not a day longer; shadowing has no such end', () => {
    const days = [aDay('2027-07-05'), aDay('2028-07-04'), aDay('2028-07-05')];
    const on = (unpaidGround: (typeof unpaidGrounds)[number]): string =>
      findingOf('R13', 'CONFIRM', aPlacementFor({ ...overSchoolAge, unpaidGround }, { days }));
    expect(on('COURSE_UP_TO_A_YEAR')).toBe('FAIL 2028-07-05');
    expect(on('SHADOWING')).toBe('ok');
  });

  it('does not ask in school age, up to the last Friday of June, nor of a job', () => {
    const days = [aDay('2027-06-25'), aDay('2027-06-26')];
    const leaver = aPlacementFor({ bornOn: localDate('2011-03-14') }, { days });
    expect(findingOf('R13', 'CONFIRM', leaver)).toBe('UNKNOWN 2027-06-26');
    expect(findingOf('R13', 'CONFIRM', grown({ engagement: { as: 'JOB', permitIssuedOn: null } }))).toBe('ok');
  });

  it('is unknown without an age', () => {
    expect(findingOf('R13', 'CONFIRM', aPlacementFor({ bornOn: null }, { days: oneDay }))).toBe('UNKNOWN 2027-07-05');
    expect(findingOf('R13', 'CONFIRM', { ...aPlacement, days: oneDay, student: null })).toBe('UNKNOWN 2027-07-05');
  });
});

describe('R14, taught with the own year', () => {
  it.each([
    [8, 'FAIL'],
    [9, 'ok'],
    [10, 'ok'],
    [11, 'ok'],
    [12, 'FAIL'],
    [null, 'UNKNOWN'],
  ] as const)('Year %s at the age of Year 10: %s', (yearGroup, finding) => {
    expect(findingOf('R14', 'CONFIRM', aPlacementFor({ bornOn: localDate('2011-12-01'), yearGroup }))).toBe(finding);
  });

  it('counts by the day of decision, and is unknown without a date of birth', () => {
    const facts = aPlacementFor({ bornOn: localDate('2011-12-01'), yearGroup: 11 });
    expect(findingOf('R14', 'CONFIRM', { ...facts, decidedOn: localDate('2026-08-31') })).toBe('FAIL');
    expect(findingOf('R14', 'CONFIRM', { ...facts, decidedOn: localDate('2026-09-01') })).toBe('ok');
    expect(findingOf('R14', 'CONFIRM', aPlacementFor({ bornOn: null }))).toBe('UNKNOWN');
    expect(findingOf('R14', 'CONFIRM', { ...aPlacement, student: null })).toBe('UNKNOWN');
  });
});
