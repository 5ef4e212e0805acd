/** 4.8 km/h, the pace of TfL's public transport accessibility levels. */
const metresPerMinute = 80;

/** Path length over straight line on foot; our own measurement on a street map (1.25 to 1.31 beyond 1 km, 1.49 to 1.72 below). */
const detour = 1.3;
const shortDetour = 1.5;
const shortCrowMetres = 1_000;

/**
 * Whole minutes on foot between two places that far apart in a straight line, rounded up: straight line x 1.3 (x 1.5 under 1 km) at
 * 4.8 km/h. Just beyond 1 km it stays at what 1 km takes, so that a place further off is never nearer on foot. 0 or more; O(1).
 */
export function walkMinutes(crowMetres: number): number {
  const pathMetres = Math.max(detour * crowMetres, shortDetour * Math.min(crowMetres, shortCrowMetres));
  return Math.ceil(pathMetres / metresPerMinute);
}
