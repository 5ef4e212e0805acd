import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { daysWithUnder16, rotaOf, type HostedSlot } from './hosted-slot.js';

const halfTerm: HostedSlot = {
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  supervisorId: 'supervisor',
  deputyId: 'deputy',
  setRota: null,
  youngestBornOn: localDate('2011-11-05'),
};

describe('who is with the students', () => {
  it('are supervisor and deputy turn by turn until the employer says otherwise', () => {
    expect(rotaOf(halfTerm).map(({ adultIds }) => adultIds[0])).toEqual([
      'supervisor',
      'deputy',
      'supervisor',
      'deputy',
      'supervisor',
    ]);
  });

  it('is nobody on a day that the employer left out', () => {
    const set = [{ on: localDate('2026-10-26'), adultIds: ['deputy'] }];
    expect(rotaOf({ ...halfTerm, setRota: set }).map(({ adultIds }) => adultIds.length)).toEqual([1, 0, 0, 0, 0]);
  });
});

describe('the days of an adult with children under 16', () => {
  it('are those on the rota, over all slots, each once', () => {
    expect(daysWithUnder16('deputy', [halfTerm, halfTerm])).toEqual(['2026-10-27', '2026-10-29']);
    expect(daysWithUnder16('somebody else', [halfTerm])).toEqual([]);
  });

  it('end when the youngest turns 16', () => {
    expect(daysWithUnder16('supervisor', [{ ...halfTerm, youngestBornOn: localDate('2010-10-28') }])).toEqual([
      '2026-10-26',
    ]);
  });
});
