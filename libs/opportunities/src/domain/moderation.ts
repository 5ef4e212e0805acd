/** What of an advert a coordinator asks to be mended. */
export const moderatedParts = [
  'TITLE',
  'SUMMARY',
  'DAY_PLAN',
  'LUNCH',
  'LESS_FUN',
  'WHAT_TO_WEAR',
  'ACCESS',
  'LEARNING',
  'HAZARDS',
  'KIND',
  'OTHER',
] as const;

export type ModeratedPart = (typeof moderatedParts)[number];

/** One thing that has to be mended before an advert is shown. */
export interface ModerationFault {
  readonly part: ModeratedPart;
  /** In plain words, for the employer. */
  readonly words: string;
}
