import { haversineMetres, walkMinutes } from '#geo';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aQuestion, placeAt, site } from '../http-fixture/line-world.fixture.js';
import { noWay, unknownWay } from '../travel-engine.js';
import type { RiddenStop } from './ridden-stops.js';
import { waysHome } from './ways-home.js';

const metres = fc.integer({ min: -6_000, max: 6_000 });
const places = fc.tuple(metres, metres).map(([north, east]) => placeAt(north, east));
const stops = fc
  .array(fc.record({ place: places, minutes: fc.nat(60), rides: fc.integer({ min: 1, max: 3 }) }), { maxLength: 12 })
  .map((each) =>
    each
      .map(({ place, minutes, rides }): RiddenStop => ({ ...place, minutes, rides }))
      .sort((left, right) => left.latitude - right.latitude),
  );
const searches = fc.record({
  stops,
  homes: fc.array(places, { maxLength: 6 }),
  maxMinutes: fc.integer({ min: 10, max: 90 }),
  maxWalkMinutes: fc.integer({ min: 5, max: 60 }),
  searchedMinutes: fc.integer({ min: 10, max: 90 }),
  longestTransferMinutes: fc.nat(20),
});

describe('the ways between the site and the homes', () => {
  it('are the best of walking all the way and of every stop, looked at one by one', () => {
    fc.assert(
      fc.property(searches, ({ homes, maxMinutes, maxWalkMinutes, ...search }) => {
        const question = aQuestion(homes, { limits: { maxMinutes, maxWalkMinutes } });
        const { minutes, rides } = waysHome(question, search);
        homes.forEach((home, at) => {
          const walk = walkMinutes(haversineMetres(site, home));
          const onFoot =
            walk <= Math.min(maxWalkMinutes, maxMinutes) ? [{ minutes: walk, rides: 0, isSure: true }] : [];
          const ridden = search.stops
            .map((stop) => ({ ...stop, walk: walkMinutes(haversineMetres(stop, home)) }))
            .filter((stop) => stop.walk <= maxWalkMinutes)
            .map((stop) => ({
              minutes: stop.minutes + stop.walk,
              rides: stop.rides,
              isSure: stop.walk + search.longestTransferMinutes <= maxWalkMinutes,
            }))
            .filter((way) => way.minutes <= Math.min(maxMinutes, search.searchedMinutes));
          const ways = [...onFoot, ...ridden];
          const [best] = ways
            .filter(({ isSure }) => isSure)
            .sort((left, right) => left.minutes - right.minutes || left.rides - right.rides);
          const isUnknown = ways.length > 0 || search.searchedMinutes < maxMinutes;
          expect([minutes[at], rides[at]]).toEqual(
            best === undefined ? [isUnknown ? unknownWay : noWay, 0] : [best.minutes, best.rides],
          );
        });
      }),
    );
  });
});
