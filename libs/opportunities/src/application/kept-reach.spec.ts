import { beforeEach, describe, expect, it } from '@jest/globals';
import { localDate, localTime } from '#kernel';
import {
  homeCellOf,
  travellerOf,
  type Traveller,
  type TravelRequest,
  type TravelSite,
  type TravelTimeProvider,
} from '#travel';
import { KeptReach } from './kept-reach.js';

const home = { latitude: 52.48, longitude: -1.86 };
const student = travellerOf({ homeCell: homeCellOf(home), yearGroup: 10, saidLimits: {}, fare: null });

function aSlot(id: string, overrides: Partial<TravelSite> = {}): TravelSite {
  const hours = { startsAt: localTime('09:00'), finishesAt: localTime('15:00') };
  return { id, point: { latitude: 52.5, longitude: -1.9 }, on: localDate('2026-10-05'), ...hours, ...overrides };
}

let asked: string[][];
let now: number;

/** Within reach is whatever is not called "far". */
const travelTimes = {
  batch: ({ sites, homes }: TravelRequest<string, string>) => {
    asked.push(sites.map(({ id }) => id));
    return Promise.resolve(
      sites.filter(({ id }) => !id.startsWith('far')).map(({ id }) => ({ siteId: id, homeId: homes[0]?.id })),
    );
  },
} as unknown as TravelTimeProvider;

let reach: KeptReach;
const of = async (traveller: Traveller, ...sites: TravelSite[]): Promise<string[]> => [
  ...(await reach.of(traveller, sites)),
];

beforeEach(() => {
  asked = [];
  now = Date.parse('2026-09-14T08:00:00Z');
  reach = new KeptReach(travelTimes, { now: () => new Date(now) });
});

describe('what is within reach', () => {
  it('is asked once for each slot', async () => {
    const elsewhere = { others: [{ point: home, on: localDate('2026-10-06') }] };
    expect(await of(student, aSlot('near', elsewhere), aSlot('far'))).toEqual(['near']);
    expect(await of(student, aSlot('near', elsewhere), aSlot('far'), aSlot('other'))).toEqual(['near', 'other']);
    expect(asked).toEqual([['near', 'far'], ['other']]);
  });

  it.each([
    ['another day', { on: localDate('2026-10-06') }],
    ['other hours', { finishesAt: localTime('16:00') }],
    ['another place', { point: { latitude: 52.5, longitude: -1.91 } }],
    ['a place further north', { point: { latitude: 52.51, longitude: -1.9 } }],
    ['an earlier start', { startsAt: localTime('08:00') }],
    ['days at another site', { others: [{ point: home, on: localDate('2026-10-06') }] }],
  ])('is asked anew for %s', async (_what, overrides) => {
    await of(student, aSlot('slot'));
    await of(student, aSlot('slot', overrides));
    expect(asked).toEqual([['slot'], ['slot']]);
  });

  it('is asked anew as soon as the student’s home or limits change', async () => {
    await of(student, aSlot('slot'));
    await of({ ...student, limits: { ...student.limits, maxMinutesEachWay: 20 } }, aSlot('slot'));
    await of({ ...student, cell: homeCellOf({ latitude: 52.4, longitude: -1.8 }) }, aSlot('slot'));
    expect(asked).toHaveLength(3);
  });

  it('is kept for a minute', async () => {
    await of(student, aSlot('slot'));
    now += 59_999;
    await of(student, aSlot('slot'));
    expect(asked).toHaveLength(1);
    now += 1;
    await of(student, aSlot('slot'));
    expect(asked).toHaveLength(2);
  });
});
