/** A fit in words, the best first; the last is of those with whom no fit can be worked out. */
export const fitWordings = ['BEST', 'GREAT', 'GOOD', 'OTHER', 'NO_CLEAR_PREFERENCE'] as const;

export type FitWording = (typeof fitWordings)[number];

/**
 * The least fit that is called best, great and good: the correlations of six pairs that chance reaches one time in twenty, in ten and in
 * five, either way (Student's t with four degrees of freedom). The words are those of O*NET's services; that O*NET draws its lines
 * in the same places was not verified, so take the lines for ours. "Other" is not a bad fit: nothing is shut out by a fit.
 */
export const leastFit = { BEST: 0.811, GREAT: 0.729, GOOD: 0.608 } as const;

/** A fit from -1 to 1 in words; `null` is no clear preference. O(1). */
export function fitWords(fit: number | null): FitWording {
  if (fit === null) return 'NO_CLEAR_PREFERENCE';
  if (fit >= leastFit.BEST) return 'BEST';
  if (fit >= leastFit.GREAT) return 'GREAT';
  return fit >= leastFit.GOOD ? 'GOOD' : 'OTHER';
}
