/**
 * Median door-to-door minutes each way, walk or bus, for work from 09:00 to 15:30, set at the middle of each band of straight-line
 * distance. Measured on the real bus timetable of Southampton, a July weekday; there is no rail in it, so the far bands are on the
 * slow side. The spread inside a band is wide: between 4.8 and 8 km, 24 % of ways take under an hour.
 */
const medians = [
  { crowKm: 0.8, minutes: 16 }, // 0 to 1.6 km, a mile
  { crowKm: 2.4, minutes: 33 }, // 1.6 to 3.2 km, two miles
  { crowKm: 4.0, minutes: 49 }, // 3.2 to 4.8 km, three miles
  { crowKm: 6.4, minutes: 74 }, // 4.8 to 8 km, five miles
  { crowKm: 10, minutes: 100 }, // 8 to 12 km
] as const;

const [nearest, ...further] = medians;

/**
 * Whole minutes each way by public transport over that straight-line distance, door to door with walks and waits: straight lines
 * from median to median, level before the first, since the shortest ride has its walk and its wait too, and carried on beyond the
 * last. Never falls as the distance grows. O(1).
 */
export function roughPublicTransportMinutes(crowMetres: number): number {
  const crowKm = crowMetres / 1_000;
  let from: (typeof medians)[number] = nearest;
  let minutes: number = nearest.minutes;
  for (const to of further) {
    if (crowKm <= from.crowKm) break;
    minutes = from.minutes + ((crowKm - from.crowKm) * (to.minutes - from.minutes)) / (to.crowKm - from.crowKm);
    from = to;
  }
  return Math.round(minutes);
}
