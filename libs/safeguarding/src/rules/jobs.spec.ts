import { describe, expect, it } from '@jest/globals';
import { dayKindAt } from '#calendar';
import { localDate } from '#kernel';
import { jobOnDay, type JobHours } from '../child-employment.js';
import { aCoverDay, aDay, aPlacementFor } from '../facts.fixture.js';
import type { DayAtWork, PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import { ruleBook } from '../rule-book.js';
import type { CoverDay } from '../school-facts.js';
import { noDaySet } from '../settings.js';

const job = { as: 'JOB', permitIssuedOn: localDate('2027-01-04') } as const;
const old: JobHours = { latestFinish: '19:00', sundayMinutes: 120, beforeSchoolMinutes: null, isPermitFirst: false };
const reformed: JobHours = { latestFinish: '20:00', sundayMinutes: null, beforeSchoolMinutes: 60, isPermitFirst: true };

/** A child of 14 on these days; 15 from 1 February 2027. */
function aJob(days: DayAtWork[], kind: CoverDay['kind'], changes: Partial<PlacementFacts> = {}): PlacementFacts {
  const school = { days: days.map(({ on }) => aCoverDay(on, { kind })), accidentCoverUntil: null };
  return aPlacementFor({ bornOn: localDate('2012-02-01') }, { days, school, engagement: job, ...changes });
}

const found = (facts: PlacementFacts, hours: JobHours = old): string => {
  const [day] = facts.days;
  if (day === undefined) throw new Error('a day is judged');
  return jobOnDay(facts, facts.engagement.as === 'JOB' ? facts.engagement : job, day, hours);
};

describe('a job in school age', () => {
  it.each([
    ['an hour after school', '2027-01-11', '15:30', '16:30', 'TERM', 'ok', 'ok'],
    ['two hours after school', '2027-01-11', '15:30', '17:30', 'TERM', 'ok', 'ok'],
    ['a minute more', '2027-01-11', '15:30', '17:31', 'TERM', 'fail', 'fail'],
    ['a minute too early after school', '2027-01-11', '15:29', '16:30', 'TERM', 'fail', 'fail'],
    ['an hour before school', '2027-01-11', '07:30', '08:30', 'TERM', 'ok', 'ok'],
    ['more than an hour before school', '2027-01-11', '07:15', '08:30', 'TERM', 'ok', 'fail'],
    ['into school', '2027-01-11', '08:00', '08:31', 'TERM', 'fail', 'fail'],
    ['too early', '2027-01-11', '06:59', '08:00', 'TERM', 'fail', 'fail'],
    ['from seven', '2027-01-11', '07:00', '08:00', 'TERM', 'ok', 'ok'],
    ['to seven in the evening', '2027-01-11', '18:00', '19:00', 'TERM', 'ok', 'ok'],
    ['past seven in the evening', '2027-01-11', '18:00', '19:01', 'TERM', 'fail', 'ok'],
    ['past eight in the evening', '2027-01-11', '19:00', '20:01', 'TERM', 'fail', 'fail'],
    ['two hours on a Sunday', '2027-01-17', '10:00', '12:00', 'WEEKEND', 'ok', 'ok'],
    ['more on a Sunday', '2027-01-17', '10:00', '12:01', 'WEEKEND', 'fail', 'ok'],
    ['four hours without a break', '2027-01-16', '10:00', '14:00', 'WEEKEND', 'ok', 'ok'],
    ['a minute more without a break', '2027-01-16', '10:00', '14:01', 'WEEKEND', 'fail', 'fail'],
    ['two hours on a Sunday in the holidays', '2027-02-14', '10:00', '12:01', 'HOLIDAY', 'fail', 'ok'],
  ] as const)('%s: %s %s to %s', (_name, on, from, to, kind, before, after) => {
    const facts = aJob([aDay(on, from, to, 0)], kind);
    expect(found(facts)).toBe(before);
    expect(found(facts, reformed)).toBe(after);
  });

  it('has a break of an hour after four, and five hours on other days, eight from 15 on', () => {
    const saturday = (to: string, rest: number, on = '2027-01-16'): string =>
      found(aJob([aDay(on, '09:00', to, rest)], 'WEEKEND'));
    expect(saturday('15:00', 60)).toBe('ok');
    expect(saturday('15:01', 61)).toBe('ok');
    expect(saturday('15:01', 60)).toBe('fail');
    expect(saturday('14:00', 59)).toBe('fail');
    expect(saturday('18:00', 60, '2027-01-30')).toBe('fail');
    expect(saturday('18:00', 60, '2027-02-06')).toBe('ok');
    expect(saturday('18:01', 60, '2027-02-06')).toBe('fail');
  });

  it('begins at 14, on the birthday', () => {
    const born = (bornOn: string): string =>
      found({
        ...aJob([aDay('2027-01-16', '10:00', '12:00', 0)], 'WEEKEND'),
        student: aPlacementFor({ bornOn: localDate(bornOn) }).student,
      });
    expect(born('2013-01-16')).toBe('ok');
    expect(born('2013-01-17')).toBe('fail');
  });

  it('has 12 hours in a week of term, 25 in the holidays and 35 from 15 on', () => {
    const week = (monday: number, month: string, minutes: number, kind: CoverDay['kind']): string => {
      const days = [0, 1, 2, 3, 4].map((offset) => {
        const on = `2027-${month}-${String(monday + offset).padStart(2, '0')}`;
        return { ...aDay(on, '09:00', '18:00', 60), breakMinutes: 540 - minutes };
      });
      return found(aJob(days, kind));
    };
    expect(week(4, '01', 300, 'HOLIDAY')).toBe('ok');
    expect(week(4, '01', 301, 'HOLIDAY')).toBe('fail');
    expect(week(15, '02', 420, 'HALF_TERM')).toBe('ok');
    expect(week(15, '02', 421, 'HALF_TERM')).toBe('fail');
    const sixDays = (minutes: number): string => {
      const days = [4, 5, 6, 7, 8, 9].map((day) => ({
        ...aDay(`2027-01-0${String(day)}`, '09:00', '18:00'),
        breakMinutes: 540 - minutes,
      }));
      return found(aJob(days, 'HOLIDAY'));
    };
    expect(sixDays(250)).toBe('ok');
    expect(sixDays(251)).toBe('fail');
    expect(week(4, '01', 144, 'BANK_HOLIDAY')).toBe('ok');
    expect(week(4, '01', 145, 'BANK_HOLIDAY')).toBe('fail');
  });

  it('takes a bank holiday of the calendar for no school day, and its week for no holiday', () => {
    const term = {
      startsOn: localDate('2027-04-12'),
      endsOn: localDate('2027-07-20'),
      halfTermFrom: localDate('2027-05-31'),
      halfTermTo: localDate('2027-06-04'),
    };
    const on = (date: string): string =>
      found(aJob([aDay(date, '09:00', '12:00', 0)], dayKindAt([term], localDate(date))));
    expect([on('2027-05-03'), on('2027-05-04'), on('2027-05-10')]).toEqual(['ok', 'fail', 'fail']);
    expect([on('2027-05-31'), on('2027-06-01'), on('2027-08-30')]).toEqual(['ok', 'ok', 'ok']);
  });

  it('needs a permit, under the new law before its first day', () => {
    const days = [aDay('2027-01-11', '16:00', '17:00', 0), aDay('2027-01-04', '16:00', '17:00', 0)];
    const permit = (permitIssuedOn: string | null): PlacementFacts =>
      aJob(days, 'TERM', {
        engagement: { as: 'JOB', permitIssuedOn: permitIssuedOn === null ? null : localDate(permitIssuedOn) },
      });
    expect([found(permit(null)), found(permit(null), reformed)]).toEqual(['fail', 'fail']);
    expect([found(permit('2027-01-04')), found(permit('2027-01-04'), reformed)]).toEqual(['ok', 'ok']);
    expect([found(permit('2027-01-05')), found(permit('2027-01-05'), reformed)]).toEqual(['ok', 'fail']);
  });

  it('is unknown without hours, break, age or what the day is for the school', () => {
    const day = aDay('2027-01-11', '16:00', '17:00', 0);
    for (const unknown of [{ startsAt: null }, { finishesAt: null }, { breakMinutes: null }])
      expect(found(aJob([{ ...day, ...unknown }], 'TERM'))).toBe('unknown');
    expect(found(aJob([day], null))).toBe('unknown');
    expect(found(aJob([day], 'TERM', { school: null }))).toBe('unknown');
    expect(found(aJob([day], 'TERM', { school: { days: null, accidentCoverUntil: null } }))).toBe('unknown');
    expect(found(aJob([day], 'TERM', { school: { days: [], accidentCoverUntil: null } }))).toBe('unknown');
    expect(found({ ...aJob([day], 'TERM'), student: null })).toBe('unknown');
  });

  it('goes by what each day is for the school, in whatever order they stand', () => {
    const days = [aDay('2027-01-16', '10:00', '14:00', 0)];
    const school = {
      days: [aCoverDay('2027-01-15', { kind: 'TERM' }), aCoverDay('2027-01-16', { kind: 'WEEKEND' })],
      accidentCoverUntil: null,
    };
    expect(found(aJob(days, 'TERM', { school }))).toBe('ok');
    expect(found(aJob(days, 'TERM'))).toBe('fail');
  });

  it('is unknown where another stretch of the week is', () => {
    const [known, open] = [aDay('2027-01-11', '16:00', '17:00', 0), aDay('2027-01-12', '16:00', '17:00', 0)];
    expect(found(aJob([known, { ...open, finishesAt: null }], 'TERM'))).toBe('unknown');
  });
});

describe('R06 to R08, why a job is refused', () => {
  const bad = aJob([aDay('2027-01-11', '10:00', '15:00', 0)], 'TERM');
  const good = aJob([aDay('2027-01-11', '16:00', '17:00', 0)], 'TERM');
  const grown = aPlacementFor({ bornOn: localDate('2009-02-01') }).student;

  it('say by the law of the day what is wrong, and refuse also what is lawful', () => {
    expect(findingOf('R06', 'CONFIRM', bad)).toBe('FAIL 2027-01-11');
    expect(findingOf('R06', 'CONFIRM', good)).toBe('ok');
    expect(findingOf('R07', 'CONFIRM', bad)).toBe('ok');
    for (const facts of [bad, good]) expect(findingOf('R08', 'CONFIRM', facts)).toBe('FAIL 2027-01-11');
  });

  it('follow each other on the day that is still to be set', () => {
    const lastDay = { ...aDay('2150-12-30', '10:00', '15:00', 0) };
    const days = [lastDay, { ...lastDay, on: noDaySet }];
    const late = { ...aJob(days, 'TERM'), student: aPlacementFor({ bornOn: localDate('2136-02-01') }).student };
    expect(findingOf('R06', 'ALLOCATE', late)).toBe('FAIL 2150-12-30');
    expect(findingOf('R07', 'ALLOCATE', late)).toBe('FAIL 2150-12-31');
    const evening = days.map((day) => ({
      ...day,
      startsAt: aDay('2027-01-01', '18:30').startsAt,
      finishesAt: aDay('2027-01-01', '09:00', '19:30').finishesAt,
    }));
    const permitted = { ...late, days: evening };
    expect(findingOf('R06', 'ALLOCATE', permitted)).toBe('FAIL 2150-12-30');
    expect(findingOf('R07', 'ALLOCATE', permitted)).toBe('ok');
  });

  it('the new law lets a Sunday be a day like any other, an hour before school, and asks for the permit first', () => {
    const rule = ruleBook.find(({ id }) => id === 'R07');
    const check = (facts: PlacementFacts): unknown => {
      const [day] = facts.days;
      return rule?.judged === 'EACH_DAY' && day !== undefined ? rule.check(facts, day) : undefined;
    };
    expect(check(aJob([aDay('2027-01-17', '10:00', '14:00', 0)], 'WEEKEND'))).toBe('ok');
    expect(findingOf('R06', 'CONFIRM', aJob([aDay('2027-01-17', '10:00', '14:00', 0)], 'WEEKEND'))).toBe(
      'FAIL 2027-01-17',
    );
    expect(check(aJob([aDay('2027-01-11', '07:15', '08:30', 0)], 'TERM'))).toBe('fail');
    expect(findingOf('R06', 'CONFIRM', aJob([aDay('2027-01-11', '07:15', '08:30', 0)], 'TERM'))).toBe('ok');
    const late = { as: 'JOB', permitIssuedOn: localDate('2027-01-12') } as const;
    expect(check(aJob([aDay('2027-01-11', '16:00', '17:00', 0)], 'TERM', { engagement: late }))).toBe('fail');
    expect(
      findingOf('R06', 'CONFIRM', aJob([aDay('2027-01-11', '16:00', '17:00', 0)], 'TERM', { engagement: late })),
    ).toBe('ok');
  });

  it('have nothing to say of experience, nor over school age', () => {
    for (const ruleId of ['R06', 'R08']) {
      expect(findingOf(ruleId, 'CONFIRM', { ...bad, engagement: { as: 'EXPERIENCE' } })).toBe('ok');
      expect(findingOf(ruleId, 'CONFIRM', { ...bad, student: grown })).toBe('ok');
      expect(findingOf(ruleId, 'CONFIRM', { ...bad, student: null })).toBe('UNKNOWN 2027-01-11');
    }
  });
});
