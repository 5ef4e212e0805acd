/** Path length over straight line, and the pace of TfL's public transport accessibility levels: what `walkMinutes` of #geo rests on. */
const detour = 1.3;
const shortDetour = 1.5;
const shortCrowMetres = 1_000;
const secondsPerMetre = 0.75;

/** Metres of path on foot between two places that far apart in a straight line: x 1.3, x 1.5 under 1 km, never less for a place further off. O(1). */
export function walkMetres(crowMetres: number): number {
  return Math.max(detour * crowMetres, shortDetour * Math.min(crowMetres, shortCrowMetres));
}

/** Whole seconds on foot between two places that far apart in a straight line, rounded up, at 4.8 km/h. Never falls with distance. O(1). */
export function walkSeconds(crowMetres: number): number {
  return Math.ceil(walkMetres(crowMetres) * secondsPerMetre);
}

/** Straight line that nothing within `seconds` on foot lies beyond, in metres; a hair long, so that what is found still has to be timed. O(1). */
export function walkRadiusMetres(seconds: number): number {
  const path = seconds / secondsPerMetre;
  return 1.0001 * (path / (path < shortDetour * shortCrowMetres ? shortDetour : detour));
}
