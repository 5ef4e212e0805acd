import type { Amount } from '#matching';
import { counted, ordinal } from './ordinal.js';
import type { ByConsent, LeftOutBecause, OutcomeCause, RefusedChoice, UnplacedRemedy } from './reason.js';

/** The figures that a sentence may need. */
export interface PlainFacts {
  readonly yearGroup: number;
  readonly maxMinutesEachWay: number;
  readonly seats: number;
  readonly students: number;
}

/** For what has no such figure. */
export const noFacts: PlainFacts = { yearGroup: 0, maxMinutesEachWay: 0, seats: 0, students: 0 };

type Told<Kinds extends { readonly kind: string }> = Readonly<Record<Kinds['kind'], (facts: PlainFacts) => string>>;

const noPlace = 'You have no place in this round.';

/**
 * The same facts as in `reason-words`, for somebody of eleven to fourteen: short sentences of short words, each with one thing in it. A cell for
 * every kind of outcome without a place.
 */
export const plainOutcomes: Told<Exclude<OutcomeCause, { readonly kind: 'PLACED' | 'PINNED' }>> = {
  REFUSED_EVERYWHERE: () => `${noPlace} Others came first at each place.`,
  TOO_FEW_PLACES: () => `${noPlace} There are more students than places.`,
  NOTHING_OPEN: () => `${noPlace} What you chose is closed. Or you are busy on those days.`,
  BARRED_BY_RULES: () => `${noPlace} The safety rules do not let you go yet.`,
  NONE_OPEN_TO_STUDENT: ({ yearGroup }) => `${noPlace} None of them takes Year ${yearGroup} of your school.`,
  NONE_WITHIN_REACH: ({ maxMinutesEachWay: minutes }) =>
    `${noPlace} All of them are too far away. You can travel ${minutes} minutes each way.`,
  ALL_TAKEN: () => `${noPlace} All the places for you were gone before.`,
  RULED_OUT: () => `${noPlace} You said no to all of them. Or you had a place there before.`,
  NONE_OFFERED: () => `${noPlace} There were none to give.`,
  ALREADY_PLACED: () => 'You have a place in these weeks already. So you were not part of this round.',
};

/** How a place that was not among the own choices came to be. */
export const plainChosen = {
  MADE_ROOM: 'You did not ask for it. We looked at what you like and how far it is.',
  NOT_GIVEN:
    'You did not ask for it. We could not give you what you chose. So we looked at what you like and how far it is.',
  NOT_ASKED: 'You did not choose any. So we looked at what you like and how far it is.',
} as const;

/** That a place is one of those kept for some. */
export const plainKept = 'It is one of the places that we keep for some students first.';

/** That others were tried. */
export function plainOthersTried(count: number): string {
  return `We tried ${counted(count, 'other place', 'other places')} for you too. None of them worked out.`;
}

/** Why a choice was refused. */
export const plainCriteria: {
  readonly [Criterion in Exclude<RefusedChoice['decidedBy'], 'OTHERS'>]: (facts: {
    readonly own: number | undefined;
    readonly last: number | undefined;
    readonly ownWay: string;
    readonly lastWay: string;
  }) => string;
} = {
  PRIORITY_CLASS: () => 'others go before you. Anyone can read the list of who goes first.',
  DISTANCE_BAND: ({ ownWay, lastWay }) => `others live nearer. Their way takes ${lastWay}. Yours takes ${ownWay}.`,
  LOTTERY: ({ own, last }) =>
    `we drew lots for the last place. It went to number ${last}. Yours is ${own}. Low numbers go first.`,
  SCHOOL_CEILING: () => 'it takes only some from each school. Others of your school came first.',
  EMPLOYER_CEILING: () => 'they take only so many students. Others came first.',
  RESERVED: () => 'its places are kept for some students first. They took all of them.',
  NO_SEATS: () => 'all its places were gone before this round.',
  SLOT_CLOSED: () => 'too few wanted it. So it does not take place this time.',
  UNAVAILABLE: () => 'you are busy on those days.',
  MADE_ROOM: () => 'you made room for somebody. The move went past it.',
};

/** Where nothing can be said of what it would have cost. */
export const plainEquallyGood =
  'it went to others. This way more students have a place. We cannot tell what another way would have cost. It may have been as good.';

const orWorse = 'Or something that counts more would be worse.';

/** What it would have cost to give a choice, by what it counts in. */
export const plainCosts: {
  readonly [Kind in Amount['objective']['kind']]: (amount: number, rank: number) => string;
} = {
  PLACED: (amount) => `with it, at least ${counted(amount, 'student')} fewer would have a place.`,
  PRIORITY_PLACED: (amount) =>
    `with it, at least ${counted(amount, 'student')} fewer of those who go first would have a place. Or fewer students in all.`,
  TOTAL_RANK: (amount) =>
    `with it, students would be at least ${counted(amount, 'place')} lower on their lists, added up. ${orWorse}`,
  FEWEST_OF_RANK: (amount, rank) =>
    `with it, at least ${counted(amount, 'student')} more would get only their ${ordinal(rank)} choice. ${orWorse}`,
  MOST_OF_RANK: (amount, rank) =>
    `with it, at least ${counted(amount, 'student')} fewer would get their ${ordinal(rank)} choice. ${orWorse}`,
  TRAVEL_MINUTES: (amount) =>
    `with it, students would travel at least ${counted(amount, 'minute')} more, added up. ${orWorse}`,
  LOTTERY: () => 'it could go to you or to others. We drew lots.',
  FORMERLY_PLACED: (amount) =>
    `with it, at least ${counted(amount, 'student')} would lose a place. Or fewer would have one.`,
  MOVED: (amount) => `with it, at least ${counted(amount, 'student')} more would have to move. ${orWorse}`,
};

/** Why a choice took no part. */
export const plainLeftOut: Told<LeftOutBecause> = {
  NO_LONGER_OFFERED: () => 'it is not there any more.',
  NOT_OPEN_TO_STUDENT: ({ yearGroup }) => `it does not take Year ${yearGroup} of your school.`,
  RULES: () => 'the safety rules do not let you go.',
  TOO_FAR: ({ maxMinutesEachWay }) => `it is too far. You can travel ${maxMinutesEachWay} minutes each way.`,
  PLACE_ENDED: () => 'you had a place there before. It came to an end.',
};

/** What came of agreeing to make room; `before` names the place that one would have had. */
export const plainConsents: {
  readonly [Kind in ByConsent['kind']]: (before: string, ways: string) => string;
} = {
  GAINED: () => 'Others made room for you. That is why you have a place.',
  MADE_ROOM: (before, ways) =>
    `You would have had ${before}. You made room and went ${ways} down your list. So somebody else has a place too. Thank you.`,
  MOVED_UP: (before, ways) =>
    `You would have had ${before}. You said that you would move. So you went ${ways} up your list.`,
};

/** What would help. */
export const plainRemedies: Told<UnplacedRemedy> = {
  TOO_FEW_PLACES: ({ seats, students }) =>
    `Not enough places are near you: ${counted(seats, 'place')} for ${counted(students, 'student')}.`,
  MOVES_WOULD_HELP: () =>
    'Some places are free. But somebody else would have to move first. Talk to your careers lead.',
  NOT_BY_CONSENT: () =>
    'We asked for room among those who would move. There was none for you. Talk to your careers lead.',
};
