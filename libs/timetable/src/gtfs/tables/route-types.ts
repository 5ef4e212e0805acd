import type { RouteMode } from '../../timetable.js';

/**
 * Modes by GTFS route type: the basic ones by number, the extended ones by the whole hundred unless they stand here themselves. `null`
 * is what nobody may count on: flights, taxis, private vehicles, buses that come when called, and those of one school.
 * Source: gtfs.org reference, routes.txt; Google's "Extended GTFS Route Types" (after TPEG).
 */
const modes: Readonly<Partial<Record<number, RouteMode | null>>> = {
  0: 'TRAM',
  1: 'METRO',
  2: 'RAIL',
  3: 'BUS',
  4: 'FERRY',
  5: 'TRAM', // cable tram
  6: 'TRAM', // aerial lift
  7: 'TRAM', // funicular
  11: 'BUS', // trolleybus
  12: 'METRO', // monorail
  100: 'RAIL',
  200: 'COACH',
  300: 'RAIL', // suburban railway
  400: 'METRO',
  500: 'METRO',
  600: 'METRO', // underground
  700: 'BUS',
  712: null, // school bus
  715: null, // on demand
  800: 'BUS', // trolleybus
  900: 'TRAM',
  1000: 'FERRY',
  1100: null, // air
  1200: 'FERRY',
  1300: 'TRAM', // aerial lift
  1400: 'TRAM', // funicular
  1500: null, // taxi
  1600: null, // self-drive
  1700: null, // what fits nowhere
};

/** How a route of that type runs, `null` when nobody may count on it, `undefined` when there is no such type. O(1). */
export function modeOfRouteType(type: number): RouteMode | null | undefined {
  return modes[type] === undefined && type >= 100 ? modes[Math.floor(type / 100) * 100] : modes[type];
}
