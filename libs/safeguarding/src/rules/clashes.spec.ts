import { describe, expect, it } from '@jest/globals';
import { aPlacement, aPlacementFor, dates } from '../facts.fixture.js';
import { findingOf } from '../finding-of.fixture.js';

describe('R12, booked nowhere else', () => {
  it('names the days that are taken, and only those of this placement', () => {
    const facts = aPlacementFor({ otherBookedDays: dates('2027-07-02', '2027-07-09', '2027-07-05', '2027-07-12') });
    expect(findingOf('R12', 'ALLOCATE', facts)).toBe('FAIL 2027-07-05 2027-07-09');
  });

  it('allows a booking that ends the day before and one that starts the day after', () => {
    const facts = aPlacementFor({ otherBookedDays: dates('2027-07-04', '2027-07-10') });
    expect(findingOf('R12', 'ALLOCATE', facts)).toBe('ok');
  });

  it('is unknown while the other bookings are, or the student is', () => {
    const week = 'UNKNOWN 2027-07-05 2027-07-06 2027-07-07 2027-07-08 2027-07-09';
    expect(findingOf('R12', 'CONFIRM', aPlacementFor({ otherBookedDays: null }))).toBe(week);
    expect(findingOf('R12', 'CONFIRM', { ...aPlacement, student: null })).toBe(week);
  });
});

describe('R12a, days that the school keeps free', () => {
  it('holds for placements and for talks at school', () => {
    const exam = { blackoutDays: dates('2027-07-07') };
    expect(findingOf('R12a', 'CONFIRM', aPlacementFor(exam))).toBe('FAIL 2027-07-07');
    expect(findingOf('R12a', 'CONFIRM', aPlacementFor(exam, { kind: 'SCHOOL_VISIT' }))).toBe('FAIL 2027-07-07');
  });

  it('allows the day after the exam', () => {
    expect(findingOf('R12a', 'CONFIRM', aPlacementFor({ blackoutDays: dates('2027-07-04') }))).toBe('ok');
  });

  it('is unknown while the school has not given its calendar', () => {
    const facts = aPlacementFor({ blackoutDays: null }, { days: aPlacement.days.slice(0, 1) });
    expect(findingOf('R12a', 'CONFIRM', facts)).toBe('UNKNOWN 2027-07-05');
  });
});

describe('a student of whom nothing is known', () => {
  it.each(['R12', 'R12a'])('leaves %s open', (ruleId) => {
    expect(findingOf(ruleId, 'CONFIRM', { ...aPlacement, student: null })).toMatch(/^UNKNOWN/);
  });
});
