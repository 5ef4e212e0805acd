import type { ViolationKind } from '../verify/violation.js';

/** What a check is about: the run as a whole, or one of the results it may hold. */
export type CheckPart = 'RUN' | 'FAIR' | 'COMPLETION' | 'MAXIMUM';

/** The checks by name; which of them a part has is a table of its own. */
export type CheckName =
  | 'RESULT_OF_MODE'
  | 'LOTTERY_FROM_KEYS'
  | 'ROWS'
  | 'PINS'
  | 'PLACES'
  | 'LIMITS'
  | 'MINIMUM_GROUPS'
  | 'RESERVES'
  | 'FAIR'
  | 'CLOSURES'
  | 'BEST_FOR_STUDENTS'
  | 'COALITIONS'
  | 'STAGES'
  | 'PROOF'
  | 'NO_MORE'
  | 'ATTEMPTS'
  | 'NO_PLACE_LOST'
  | 'AGREED'
  | 'CHAINS'
  | 'REASONS'
  | 'SLOT_ROWS'
  | 'COUNTS';

/** One line of a table of checks. */
export interface CheckRule {
  readonly name: CheckName;
  /** What holds when nothing is found, as a sentence. */
  readonly claim: string;
  /** What is found when it does not. */
  readonly kinds: readonly ViolationKind[];
  /** Checks without which this one is not looked at: the verifiers stop where going on would mean nothing. */
  readonly after: readonly CheckName[];
}

const limits: readonly ViolationKind[] = ['OVER_CAPACITY', 'OVER_SCHOOL_CEILING', 'OVER_EMPLOYER_CEILING'];
const proof: readonly ViolationKind[] = [
  'PRICE_WRONG',
  'PRICE_BELOW_ZERO',
  'PRICE_WITHOUT_NEED',
  'NOT_BEST',
  'NOT_PROVED',
];

const rowsClaim = 'Every student and every slot has exactly one row, in the order of the ids.';
const pinsClaim = 'Everybody who was pinned is where they were pinned, and nobody else is called pinned.';
const limitsClaim = 'No slot, school ceiling or employer ceiling is exceeded.';
const groupsClaim = 'Every slot that runs has its minimum group, or a pinned student.';
const countsClaim = 'The sums add up.';
const possible: readonly CheckName[] = ['ROWS', 'PINS', 'PLACES', 'LIMITS'];
const possibleFairly: readonly CheckName[] = [...possible, 'MINIMUM_GROUPS'];
const possibleMost: readonly CheckName[] = [...possible, 'CLOSURES'];
const provedMost: readonly CheckName[] = [...possibleMost, 'STAGES', 'PROOF', 'NO_MORE', 'MINIMUM_GROUPS'];
const possibleMoves: readonly CheckName[] = [...possible, 'ATTEMPTS', 'NO_PLACE_LOST', 'AGREED'];
const provedMoves: readonly CheckName[] = [...possibleMoves, 'STAGES', 'PROOF'];

/** Every check of every part, in the order in which they are told. */
export const checkRules: Readonly<Record<CheckPart, readonly CheckRule[]>> = {
  RUN: [
    { name: 'RESULT_OF_MODE', claim: 'The result is of the mode.', kinds: ['MODE_WRONG'], after: [] },
    {
      name: 'LOTTERY_FROM_KEYS',
      claim: "The lottery's numbers are the order of the keys of the draw.",
      kinds: ['LOTTERY_WRONG'],
      after: [],
    },
  ],
  FAIR: [
    { name: 'ROWS', claim: rowsClaim, kinds: ['STUDENT_NOT_ONCE', 'SLOT_NOT_ONCE', 'NOT_SORTED'], after: [] },
    { name: 'PINS', claim: pinsClaim, kinds: ['PIN_MOVED'], after: [] },
    {
      name: 'PLACES',
      claim: 'Every place is on its student’s list, open, and on days on which the student is free.',
      kinds: ['NOT_LISTED', 'STUDENT_AWAY', 'CLOSED_SLOT_TAKEN'],
      after: [],
    },
    { name: 'LIMITS', claim: limitsClaim, kinds: limits, after: [] },
    { name: 'MINIMUM_GROUPS', claim: groupsClaim, kinds: ['GROUP_TOO_SMALL'], after: [] },
    {
      name: 'RESERVES',
      claim: 'Reserved seats went to whom they are reserved for, by the published rule.',
      kinds: ['RESERVE_WRONG'],
      after: possibleFairly,
    },
    {
      name: 'FAIR',
      claim: 'Nobody is refused a slot that has a seat for them, or that took somebody who stands behind them.',
      kinds: ['WASTED_SEAT', 'JUSTIFIED_ENVY'],
      after: possibleFairly,
    },
    {
      name: 'CLOSURES',
      claim: 'The slots that were closed are those that the published procedure closes, in its order.',
      kinds: ['CLOSURE_WRONG'],
      after: ['RESERVES', 'FAIR'],
    },
    {
      name: 'BEST_FOR_STUDENTS',
      claim: 'No other fair outcome gives anybody a better place.',
      kinds: ['NOT_STUDENT_OPTIMAL'],
      after: ['CLOSURES'],
    },
    {
      name: 'COALITIONS',
      claim: 'Every closed slot that would have its group again is reported, and no other.',
      kinds: ['COALITION_WRONG'],
      after: ['BEST_FOR_STUDENTS'],
    },
    {
      name: 'REASONS',
      claim: 'Every student is told the true reason.',
      kinds: ['REASON_WRONG', 'REMEDY_WRONG'],
      after: ['RESERVES', 'FAIR'],
    },
    {
      name: 'SLOT_ROWS',
      claim: 'The rows of slots and employers, and the cut-offs, follow from who sits where.',
      kinds: ['SLOT_ROW_WRONG', 'EMPLOYER_ROW_WRONG', 'CUTOFF_WRONG'],
      after: possibleFairly,
    },
    { name: 'COUNTS', claim: countsClaim, kinds: ['COUNTS_WRONG'], after: possibleFairly },
  ],
  COMPLETION: [
    {
      name: 'ATTEMPTS',
      claim: 'Slots were held or kept shut only where a minimum group was at stake.',
      kinds: ['RESTRICTION_WRONG'],
      after: [],
    },
    { name: 'ROWS', claim: 'Nobody has two places.', kinds: ['STUDENT_NOT_ONCE', 'NOT_SORTED'], after: ['ATTEMPTS'] },
    { name: 'PINS', claim: 'Nobody who was pinned is moved.', kinds: ['PIN_MOVED'], after: ['ATTEMPTS'] },
    {
      name: 'PLACES',
      claim: 'Every place is one that its student may be given.',
      kinds: ['NOT_ALLOWED'],
      after: ['ATTEMPTS'],
    },
    { name: 'LIMITS', claim: limitsClaim, kinds: limits, after: ['ATTEMPTS'] },
    {
      name: 'NO_PLACE_LOST',
      claim: 'Everybody who had a place still has one.',
      kinds: ['PLACE_LOST'],
      after: ['ATTEMPTS'],
    },
    {
      name: 'AGREED',
      claim: 'Only students who agreed were moved, and none further down than was agreed.',
      kinds: ['NOT_AGREED', 'MOVED_TOO_FAR'],
      after: ['ATTEMPTS'],
    },
    {
      name: 'STAGES',
      claim: 'The aims are the published ones, with what they come to.',
      kinds: ['STAGES_WRONG', 'VALUE_WRONG'],
      after: possibleMoves,
    },
    {
      name: 'PROOF',
      claim: 'The prices prove that no more could be gained, nor by fewer moves, nor with better ranks.',
      kinds: proof,
      after: possibleMoves,
    },
    { name: 'MINIMUM_GROUPS', claim: groupsClaim, kinds: ['GROUP_TOO_SMALL'], after: provedMoves },
    {
      name: 'CHAINS',
      claim: 'The chains are the moves, and hold together.',
      kinds: ['CHAIN_WRONG'],
      after: provedMoves,
    },
    { name: 'REASONS', claim: 'Every rank is the true one.', kinds: ['REASON_WRONG'], after: provedMoves },
    { name: 'COUNTS', claim: countsClaim, kinds: ['COUNTS_WRONG'], after: provedMoves },
  ],
  MAXIMUM: [
    {
      name: 'ROWS',
      claim: rowsClaim,
      kinds: ['STUDENT_NOT_ONCE', 'SLOT_NOT_ONCE', 'EMPLOYER_NOT_ONCE', 'NOT_SORTED'],
      after: [],
    },
    { name: 'PINS', claim: pinsClaim, kinds: ['PIN_MOVED'], after: [] },
    {
      name: 'CLOSURES',
      claim: 'The slots that were closed are those that the published order closes, each after a proved allocation.',
      kinds: ['CLOSURE_WRONG'],
      after: ['ROWS', 'PINS'],
    },
    {
      name: 'PLACES',
      claim: 'Every place is on its student’s list, open, and on days on which the student is free.',
      kinds: ['NOT_ALLOWED'],
      after: ['CLOSURES'],
    },
    { name: 'LIMITS', claim: limitsClaim, kinds: limits, after: ['CLOSURES'] },
    { name: 'NO_MORE', claim: 'No moves would place one more student.', kinds: ['NOT_MOST'], after: possibleMost },
    {
      name: 'STAGES',
      claim: 'The aims are those of the settings, with what they come to.',
      kinds: ['STAGES_WRONG', 'VALUE_WRONG'],
      after: possibleMost,
    },
    {
      name: 'PROOF',
      claim: 'The prices prove that nothing is better in any aim without being worse in an earlier one.',
      kinds: proof,
      after: possibleMost,
    },
    {
      name: 'MINIMUM_GROUPS',
      claim: groupsClaim,
      kinds: ['GROUP_TOO_SMALL'],
      after: [...possibleMost, 'STAGES', 'PROOF', 'NO_MORE'],
    },
    { name: 'REASONS', claim: 'Every student is told the true reason.', kinds: ['REASON_WRONG'], after: provedMost },
    {
      name: 'SLOT_ROWS',
      claim: 'The rows of slots and employers, with their prices, follow from who sits where and from the proof.',
      kinds: ['SLOT_ROW_WRONG', 'EMPLOYER_ROW_WRONG'],
      after: provedMost,
    },
    { name: 'COUNTS', claim: countsClaim, kinds: ['COUNTS_WRONG'], after: provedMost },
  ],
};
