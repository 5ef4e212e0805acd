import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor } from '../facts.fixture.js';
import type { PlacementNote } from '../school-facts.js';
import { inSchoolAge, isNoted, noted } from './parties.js';

const found = (bornOn: string | null, on: string): string =>
  inSchoolAge(aPlacementFor({ bornOn: bornOn === null ? null : localDate(bornOn) }), aDay(on), () => 'fail');

describe('what is asked of students of school age alone', () => {
  it('is asked until the last Friday in June of the year of the sixteenth birthday', () => {
    expect(found('2011-03-01', '2027-06-25')).toBe('fail');
    expect(found('2011-03-01', '2027-06-26')).toBe('ok');
  });

  it('is unknown without a birthday or a student', () => {
    expect(found(null, '2027-07-05')).toBe('unknown');
    expect(inSchoolAge({ ...aPlacement, student: null }, aDay('2027-07-05'), () => 'ok')).toBe('unknown');
  });
});

describe('what was noted about a placement', () => {
  const note: PlacementNote = { kind: 'KEY_FINDINGS_TOLD', placementVersion: 'v2' };

  it('counts for that version and that kind', () => {
    const facts = aPlacementFor({ notes: [note] });
    expect([isNoted(facts, note.kind), noted(facts, note.kind)]).toEqual([true, 'ok']);
    const changed = { ...facts, placementVersion: 'v3' };
    expect([isNoted(changed, note.kind), noted(changed, note.kind)]).toEqual([false, 'fail']);
  });

  it('is not there where there are no notes, and unknown where nobody has looked', () => {
    const expected = [
      [aPlacementFor({ notes: [] }), 'fail'],
      [aPlacementFor({ notes: null }), 'unknown'],
      [{ ...aPlacement, student: null }, 'unknown'],
    ] as const;
    for (const [facts, finding] of expected)
      expect([isNoted(facts, note.kind), noted(facts, note.kind)]).toEqual([false, finding]);
  });
});
