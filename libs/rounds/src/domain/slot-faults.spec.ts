import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { slotFaults } from './slot-faults.js';

const halfTerm = {
  isPlacement: true,
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  yearGroups: [10, 11],
};
const window = { slotsFrom: localDate('2026-10-26'), slotsTo: localDate('2026-10-30') };
const yearTen = { yearGroup: 10 };
const today = localDate('2026-09-14');

describe('slotFaults', () => {
  it('finds nothing against a placement whose days are exactly those of the window', () => {
    expect(slotFaults(halfTerm, window, yearTen, today)).toEqual([]);
  });

  it.each([
    [
      'a visit',
      { ...halfTerm, isPlacement: false },
      'Only placements are applied for; a school books visits and events.',
    ],
    [
      'a day too early',
      { ...halfTerm, startsOn: localDate('2026-10-25') },
      'The round is for placements from 2026-10-26 to 2026-10-30.',
    ],
    [
      'a day too long',
      { ...halfTerm, endsOn: localDate('2026-10-31') },
      'The round is for placements from 2026-10-26 to 2026-10-30.',
    ],
    ['another year group', { ...halfTerm, yearGroups: [12] }, 'The placement is not for Year 10.'],
  ])('refuses %s', (_, slot, fault) => {
    expect(slotFaults(slot, window, yearTen, today)).toEqual([fault]);
  });

  it('refuses a placement from its first day on', () => {
    expect(slotFaults(halfTerm, window, yearTen, localDate('2026-10-25'))).toEqual([]);
    expect(slotFaults(halfTerm, window, yearTen, localDate('2026-10-26'))).toEqual(['The placement has begun.']);
  });

  it('names every reason at once', () => {
    const slot = {
      isPlacement: false,
      startsOn: localDate('2026-09-07'),
      endsOn: localDate('2026-09-11'),
      yearGroups: [],
    };
    expect(slotFaults(slot, window, yearTen, today)).toHaveLength(4);
  });
});
