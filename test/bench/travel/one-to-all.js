// One-to-all searches, one after another, from or to many places.
import { nearStops, StopSearch } from '../../../dist/libs/timetable/src/index.js';
import { clock, limits } from './limits.js';

/** Mean milliseconds of a search in either direction within `maxMinutes`, one number for each run, and the mean number of stops reached. */
export function measureOneToAll(network, places, { runs, maxMinutes = limits.maxMinutes }) {
  const search = new StopSearch(network, { ...limits, maxMinutes });
  const nearby = places.map((place) => nearStops(network, place, limits.maxWalkMinutes));
  const each = (ask) => {
    const milliseconds = [];
    let stops = 0;
    // The first run is for the compiler.
    for (let run = 0; run <= runs; run++) {
      stops = 0;
      const begun = performance.now();
      for (const near of nearby) stops += ask(near).count;
      if (run > 0) milliseconds.push((performance.now() - begun) / nearby.length);
    }
    return { milliseconds, stops: stops / nearby.length };
  };
  return {
    forward: each((near) => search.departAt(near, clock.leaving)),
    backward: each((near) => search.arriveBy(near, clock.starting)),
  };
}
