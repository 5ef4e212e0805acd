import { describe, expect, it } from '@jest/globals';
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
