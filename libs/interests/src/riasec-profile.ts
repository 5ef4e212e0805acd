/** Holland's six kinds of activity, in the order of the name that they make. */
export const riasecScales = [
  'realistic',
  'investigative',
  'artistic',
  'social',
  'enterprising',
  'conventional',
] as const;

/** One of Holland's six kinds of activity: making, finding out, creating, helping, persuading, organising. */
export type RiasecScale = (typeof riasecScales)[number];

/**
 * How much each kind of activity appeals to a person, or belongs to a role: six scores from 1 (least) to 7 (most), as in O*NET.
 * Only the shape is compared, so any other scale will do once it is brought to 1 to 7.
 */
export type RiasecProfile = Readonly<Record<RiasecScale, number>>;

/** Six scores from 1 to 7 in the order of `riasecScales`, as tables write a profile. */
export type RiasecScores = readonly [
  realistic: number,
  investigative: number,
  artistic: number,
  social: number,
  enterprising: number,
  conventional: number,
];

/** The profile whose scores a function gives, asked once for each scale. O(1). */
export function riasecProfile(scoreOf: (scale: RiasecScale) => number): RiasecProfile {
  return {
    realistic: scoreOf('realistic'),
    investigative: scoreOf('investigative'),
    artistic: scoreOf('artistic'),
    social: scoreOf('social'),
    enterprising: scoreOf('enterprising'),
    conventional: scoreOf('conventional'),
  };
}

/** The profile of six scores written in a row. O(1). */
export function profileOfScores([
  realistic,
  investigative,
  artistic,
  social,
  enterprising,
  conventional,
]: RiasecScores): RiasecProfile {
  return { realistic, investigative, artistic, social, enterprising, conventional };
}

/** A profile and how much it counts beside others; a weight is above 0. */
export interface WeightedProfile {
  readonly profile: RiasecProfile;
  readonly weight: number;
}

/** The weighted mean of profiles, scale by scale: from 1 to 7 as they are. `null` of none. O(profiles). */
export function meanProfile(parts: readonly WeightedProfile[]): RiasecProfile | null {
  if (parts.length === 0) return null;
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return riasecProfile((scale) => parts.reduce((sum, { profile, weight }) => sum + weight * profile[scale], 0) / whole);
}

/** The scales of a profile, the highest score first, equal ones in the order of `riasecScales`. O(1). */
export function scalesByScore(profile: RiasecProfile): RiasecScale[] {
  return [...riasecScales].sort((left, right) => profile[right] - profile[left]);
}

/** The mean of the six scores. O(1). */
export function meanOf(profile: RiasecProfile): number {
  return riasecScales.reduce((sum, scale) => sum + profile[scale], 0) / riasecScales.length;
}
