import type { RiasecScale } from '../riasec-profile.js';
import type { AuditRow } from './audit-row.js';

/** What an audit measures, in the order in which it is shown. */
export const auditMeasures = [
  'FIT',
  'OFFERED',
  'CHOSEN_CATEGORY',
  'NO_CLEAR_PREFERENCE',
  'MAKING_FIRST',
  'HELPING_FIRST',
] as const;

export type AuditMeasure = (typeof auditMeasures)[number];

/** How one measure is taken. */
export interface AuditMeasureRow {
  /** What its mean is, as it is shown. */
  readonly words: string;
  /** What a student adds to the mean; `undefined` for one whom it does not concern. */
  readonly of: (row: AuditRow) => number | undefined;
}

/**
 * Every measure with how it is taken. All but the fit are shares, each student being a 0 or a 1. Making and helping stand for what is
 * done with things and with people, where girls' and boys' interests lie farthest apart (Su, Rounds and Armstrong 2009); to show all six
 * would leave a share that can be had by subtraction, and so nearly nothing once small numbers are hidden.
 */
export const auditMeasureTable: Readonly<Record<AuditMeasure, AuditMeasureRow>> = {
  FIT: {
    words: 'How well the kinds of activity that were offered fit, from -1 to 1.',
    of: ({ offer }) => offer?.fit ?? undefined,
  },
  OFFERED: {
    words: 'The share that was offered anything.',
    of: ({ offer }) => share(offer !== null),
  },
  CHOSEN_CATEGORY: {
    words: 'Of those who had chosen job categories and were offered anything, the share that was offered one of them.',
    of: ({ hasChosenCategories, offer }) =>
      offer === null || !hasChosenCategories ? undefined : share(offer.isOfChosenCategory),
  },
  NO_CLEAR_PREFERENCE: {
    words: 'The share without a clear preference.',
    of: ({ hasClearPreference }) => share(!hasClearPreference),
  },
  MAKING_FIRST: {
    words: 'Of those who were offered anything, the share whose work is making before all else.',
    of: first('realistic'),
  },
  HELPING_FIRST: {
    words: 'Of those who were offered anything, the share whose work is helping before all else.',
    of: first('social'),
  },
};

/**
 * Measures that are hidden together: the parts of one whole. Of a family of shares the counts of each, and of everybody besides, must
 * be large enough to be shown; of the fit, how many students it is the mean of.
 */
export const auditFamilies: readonly (readonly AuditMeasure[])[] = [
  ['FIT'],
  ['OFFERED'],
  ['CHOSEN_CATEGORY'],
  ['NO_CLEAR_PREFERENCE'],
  ['MAKING_FIRST', 'HELPING_FIRST'],
];

function first(scale: RiasecScale): AuditMeasureRow['of'] {
  return ({ offer }) => (offer === null || offer.firstScale === null ? undefined : share(offer.firstScale === scale));
}

function share(holds: boolean): number {
  return holds ? 1 : 0;
}
