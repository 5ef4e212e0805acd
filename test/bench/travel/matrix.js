// Minutes between many homes and many sites, out by the start of work and back from its end, at most an hour each way.
import { nearStops, noJourney, prepareHomes, reachHomes, StopSearch } from '../../../dist/libs/timetable/src/index.js';
import { clock, limits } from './limits.js';

/** Fills and keeps two tables, sites by homes; says how many pairs are within the limits both ways. */
export function fillMatrix(network, homes, sites) {
  const search = new StopSearch(network, { ...limits, maxMinutes: 60 });
  const prepared = prepareHomes(network, homes, limits.maxWalkMinutes);
  const count = homes.length;
  const out = new Uint16Array(count * sites.length);
  const back = new Uint16Array(count * sites.length);
  const rides = new Uint8Array(count);
  let pairs = 0;
  sites.forEach((site, at) => {
    const near = nearStops(network, site, limits.maxWalkMinutes);
    const outRow = out.subarray(at * count, (at + 1) * count);
    const backRow = back.subarray(at * count, (at + 1) * count);
    reachHomes(search.arriveBy(near, clock.starting), prepared, outRow, rides);
    reachHomes(search.departAt(near, clock.finishing), prepared, backRow, rides);
    for (let home = 0; home < count; home++) if (outRow[home] !== noJourney && backRow[home] !== noJourney) pairs++;
  });
  return { out, back, pairs };
}
