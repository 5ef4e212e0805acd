import { meanOf, riasecScales, type RiasecProfile } from './riasec-profile.js';

/** Least distance between highest and lowest score, on the 1 to 7 scale, from which a profile has a shape that one answer will not turn. */
export const leastClearSpread = 1;

/**
 * How well a role's kind of activity fits a student: Pearson's correlation of the two profiles over the six scales, from -1 (wants the
 * opposite) through 0 to 1 (the same shape). Shape alone counts: somebody keen on everything and somebody keen on little fit the same
 * roles. The measure orders what is open to a student; it must never shut anything out.
 *
 * `null` when either profile is flat, its six scores lying within less than 1 point of each other: the correlation then divides by
 * (nearly) nothing, and a change of a tenth of a point in one answer could turn the best fit into the worst. Say "no clear preference
 * yet" and go by stated wishes and variety.
 *
 * Symmetric. O(1). Source: profile correlation did best of four measures in J. Career Assessment 2020, doi 10.1177/1069072720909825.
 */
export function interestFit(student: RiasecProfile, role: RiasecProfile): number | null {
  if (!hasClearShape(student) || !hasClearShape(role)) return null;
  const [wantedMean, offeredMean] = [meanOf(student), meanOf(role)];
  let [both, wantedSquares, offeredSquares] = [0, 0, 0];
  for (const scale of riasecScales) {
    const wanted = student[scale] - wantedMean;
    const offered = role[scale] - offeredMean;
    both += wanted * offered;
    wantedSquares += wanted * wanted;
    offeredSquares += offered * offered;
  }
  return Math.max(-1, Math.min(1, both / Math.sqrt(wantedSquares * offeredSquares)));
}

/** True when the highest and the lowest score lie at least `leastClearSpread` apart. O(1). */
export function hasClearShape(profile: RiasecProfile): boolean {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const scale of riasecScales) {
    lowest = Math.min(lowest, profile[scale]);
    highest = Math.max(highest, profile[scale]);
  }
  return highest - lowest >= leastClearSpread;
}
