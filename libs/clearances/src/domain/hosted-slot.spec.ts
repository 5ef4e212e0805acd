import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import {
  adultsOfSlot,
  daysWithUnder16,
  daysWithUnder16ByAdult,
  rotaOf,
  type HostedSlot,
  type PlannedHalf,
} from './hosted-slot.js';

const halfTerm: HostedSlot = {
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  supervisorId: 'supervisor',
  deputyId: 'deputy',
  setRota: null,
  planned: [],
  partners: [],
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

describe('an adult whom the plan names for a half-day', () => {
  const half = (day: number, of: 'AM' | 'PM', hostAdultId = 'printer'): PlannedHalf => ({ day, half: of, hostAdultId });

  it('is there on that day beside whoever is on duty', () => {
    const planned = [half(2, 'PM'), half(3, 'AM', 'supervisor')];
    expect(rotaOf({ ...halfTerm, planned }).map(({ adultIds }) => adultIds)).toEqual([
      ['supervisor'],
      ['deputy', 'printer'],
      ['supervisor'],
      ['deputy'],
      ['supervisor'],
    ]);
  });

  it('is there alone on a day that the plan gives away whole, and the others take turns over the rest', () => {
    const planned = [half(1, 'AM'), half(1, 'PM', 'curator'), half(4, 'AM'), half(4, 'PM')];
    expect(rotaOf({ ...halfTerm, planned }).map(({ adultIds }) => adultIds)).toEqual([
      ['printer', 'curator'],
      ['supervisor'],
      ['deputy'],
      ['printer'],
      ['supervisor'],
    ]);
  });

  it('is not taken away by a rota, since the plan is what was promised', () => {
    const setRota = [{ on: localDate('2026-10-26'), adultIds: ['deputy'] }];
    expect(rotaOf({ ...halfTerm, setRota, planned: [half(1, 'PM')] })[0]?.adultIds).toEqual(['deputy', 'printer']);
  });

  it('has that day counted once, however many halves and slots it is in, and no other', () => {
    const planned = [half(2, 'AM'), half(2, 'PM'), half(5, 'PM')];
    expect(
      daysWithUnder16('printer', [
        { ...halfTerm, planned },
        { ...halfTerm, planned },
      ]),
    ).toEqual(['2026-10-27', '2026-10-30']);
    // The plan is for five days, and a shorter slot has fewer.
    expect(daysWithUnder16('printer', [{ ...halfTerm, endsOn: localDate('2026-10-27'), planned }])).toEqual([
      '2026-10-27',
    ]);
  });

  it('is one of the adults of the slot', () => {
    expect(adultsOfSlot({ ...halfTerm, planned: [half(1, 'AM'), half(2, 'AM', 'deputy')] })).toEqual([
      'supervisor',
      'deputy',
      'printer',
    ]);
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

describe('the days of all adults', () => {
  it('are those that each of them has, and nobody without one is among them', () => {
    const planned = [{ day: 2, half: 'PM' as const, hostAdultId: 'printer' }];
    const turned16 = { ...halfTerm, youngestBornOn: localDate('2010-10-28'), deputyId: 'curator' };
    const slots = [halfTerm, { ...halfTerm, planned }, turned16];
    const all = daysWithUnder16ByAdult(slots);
    expect([...all.keys()].sort()).toEqual(['curator', 'deputy', 'printer', 'supervisor']);
    for (const [adult, days] of all) expect(days).toEqual(daysWithUnder16(adult, slots));
    expect([...daysWithUnder16ByAdult([{ ...turned16, startsOn: localDate('2026-10-28') }])]).toEqual([]);
  });
});
