import { describe, expect, it } from '@jest/globals';
import { dayKindAt } from '#calendar';
import { localDate } from '#kernel';
import { aCoverDay, aDay, aPlacement } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import type { CoverDay } from '../school-facts.js';

const days = [aDay('2026-10-26')];
const nothing = { hasOnCallContact: false, hasSafeguardingLead: false, isInsurerTold: false };
const covered = (changes: Partial<CoverDay>): PlacementFacts => ({
  ...aPlacement,
  days,
  school: { days: [aCoverDay('2026-10-26', changes)], accidentCoverUntil: null },
});
const unknown: readonly PlacementFacts['school'][] = [
  null,
  { days: null, accidentCoverUntil: null },
  { days: [aCoverDay('2026-10-27')], accidentCoverUntil: null },
];

describe('R11, days outside term', () => {
  it.each(['HALF_TERM', 'HOLIDAY', 'WEEKEND', 'BANK_HOLIDAY'] as const)(
    'of %s are covered in all three ways',
    (kind) => {
      expect(findingOf('R11', 'CONFIRM', covered({ kind }))).toBe('ok');
      for (const missing of ['hasOnCallContact', 'hasSafeguardingLead', 'isInsurerTold'] as const)
        expect(findingOf('R11', 'CONFIRM', covered({ kind, [missing]: false }))).toBe('FAIL 2026-10-26');
    },
  );

  it('are those that the calendar says, bank holidays of England inside and outside a term among them', () => {
    const spring = {
      startsOn: localDate('2027-01-04'),
      endsOn: localDate('2027-03-25'),
      halfTermFrom: localDate('2027-02-15'),
      halfTermTo: localDate('2027-02-19'),
    };
    const summer = {
      startsOn: localDate('2027-04-12'),
      endsOn: localDate('2027-07-20'),
      halfTermFrom: localDate('2027-05-31'),
      halfTermTo: localDate('2027-06-04'),
    };
    const asked = (on: string): string => {
      const cover = aCoverDay(on, { ...nothing, kind: dayKindAt([spring, summer], localDate(on)) });
      return findingOf('R11', 'CONFIRM', {
        ...aPlacement,
        days: [aDay(on)],
        school: { days: [cover], accidentCoverUntil: null },
      });
    };
    // The early May one lies in term, the spring one in a half-term, Easter Monday and the August one in holidays.
    for (const on of ['2027-05-03', '2027-05-31', '2027-03-29', '2027-08-30', '2026-12-28'])
      expect([on, asked(on)]).toEqual([on, `FAIL ${on}`]);
    for (const on of ['2027-05-04', '2027-03-25', '2027-04-12']) expect([on, asked(on)]).toEqual([on, 'ok']);
  });

  it('are not those of term, where nobody is asked', () => {
    expect(findingOf('R11', 'CONFIRM', covered({ kind: 'TERM', ...nothing }))).toBe('ok');
  });

  it('may be any while the school has set no terms, so that cover is asked for', () => {
    expect(findingOf('R11', 'BOOK', covered({ kind: null }))).toBe('ok');
    expect(findingOf('R11', 'BOOK', covered({ kind: null, isInsurerTold: false }))).toBe('UNKNOWN 2026-10-26');
  });

  it.each(unknown)('are unknown while nothing is known of the day', (school) => {
    expect(findingOf('R11', 'CONFIRM', { ...aPlacement, days, school })).toBe('UNKNOWN 2026-10-26');
    expect(findingOf('R84', 'CONFIRM', { ...aPlacement, days, school })).toBe('UNKNOWN 2026-10-26');
  });
});

describe('R84, a safeguarding lead', () => {
  it('is reachable on each day, in term as well', () => {
    expect(findingOf('R84', 'CONFIRM', covered({ ...nothing, hasSafeguardingLead: true }))).toBe('ok');
    expect(findingOf('R84', 'CONFIRM', covered({ hasSafeguardingLead: false }))).toBe('FAIL 2026-10-26');
  });

  it('is looked for day by day', () => {
    const both = [aDay('2026-10-26'), aDay('2026-10-27')];
    const school = {
      days: [aCoverDay('2026-10-26'), aCoverDay('2026-10-27', { hasSafeguardingLead: false })],
      accidentCoverUntil: null,
    };
    expect(findingOf('R84', 'CONFIRM', { ...aPlacement, days: both, school })).toBe('FAIL 2026-10-27');
  });
});

describe('R55, personal-accident cover', () => {
  const until = (date: string | null): PlacementFacts => ({
    ...aPlacement,
    days,
    school: { days: null, accidentCoverUntil: date === null ? null : localDate(date) },
  });

  it('lasts to the day itself', () => {
    expect(findingOf('R55', 'CONFIRM', until('2026-10-26'))).toBe('ok');
    expect(findingOf('R55', 'CONFIRM', until('2026-10-25'))).toBe('FAIL 2026-10-26');
    expect(findingOf('R55', 'CONFIRM', until(null))).toBe('FAIL 2026-10-26');
    expect(findingOf('R55', 'CONFIRM', { ...aPlacement, days, school: null })).toBe('UNKNOWN 2026-10-26');
  });
});
