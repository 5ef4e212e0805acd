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
