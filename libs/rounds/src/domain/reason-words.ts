import { assertNever } from '#kernel';
import type { RefusalCriterion, Remedy } from '#matching';
import type { LeftOutBecause, LeftOutChoice, OutcomeCause, OutcomeReason, RefusedChoice, RuleBar } from './reason.js';

/** An outcome as it is put into words. */
export interface ToldOutcome {
  readonly reason: OutcomeReason;
  /** The place, if there is one. */
  readonly slotId: string | null;
  /** The student's own rank of the place; null when the service added it to the list. */
  readonly choiceRank: number | null;
}

/** What a slot is called in a sentence: "A week in the print studio at Midland Press". */
export type SlotName = (slotId: string) => string;

/**
 * What became of a student and why, as sentences that somebody of fourteen can read, most important first. Says which choices that
 * would have been better were refused and by which published criterion; never names a class of priority, nor any other student. O(choices).
 */
export function reasonWords({ reason, slotId, choiceRank }: ToldOutcome, nameOf: SlotName): string[] {
  return [
    ...outcomeWords(reason, slotId === null ? null : nameOf(slotId), choiceRank),
    ...reason.refused.map((refused) => refusalWords(refused, nameOf)),
    ...reason.leftOut.flatMap((leftOut) => leftOutWords(leftOut, nameOf)),
    ...otherRefusalWords(reason.otherRefusals),
    ...remedyWords(reason.cause),
  ];
}

function outcomeWords(
  { cause, refused, leftOut }: OutcomeReason,
  place: string | null,
  choiceRank: number | null,
): string[] {
  const asked = refused.length + leftOut.length > 0;
  switch (cause.kind) {
    case 'PLACED':
      if (choiceRank !== null) return [`You have a place: ${place}. It was your ${ordinal(choiceRank)} choice.`];
      return asked
        ? [
            `You have a place: ${place}. You had not asked for it: we chose it by your interests and the way there, because none of your own choices was possible.`,
          ]
        : [
            `You have a place: ${place}. You had not asked for any, so we chose it by your interests and the way there.`,
          ];
    case 'PINNED':
      return [`You have a place: ${place}. It was set aside for you before the places were given out.`];
    case 'REFUSED_EVERYWHERE':
      return ['You have no place in this round: others came first wherever you could have gone.'];
    case 'BARRED_BY_RULES':
      return [
        'You have no place in this round: the safety rules do not allow any of the placements for you.',
        ...ruleWords(cause.rules),
      ];
    case 'NONE_OPEN_TO_STUDENT':
      return [
        `You have no place in this round: no placement in it takes students of Year ${cause.yearGroup} of your school.`,
      ];
    case 'NONE_WITHIN_REACH':
      return [
        `You have no place in this round: nothing that is open to you can be reached in ${cause.maxMinutesEachWay} minutes each way.`,
      ];
    case 'ALL_TAKEN':
      return ['You have no place in this round: all the places that are open to you had been taken before it.'];
    case 'RULED_OUT':
      return [
        'You have no place in this round: you ruled out every placement that would have been possible for you, or had a place there before.',
      ];
    case 'NONE_OFFERED':
      return ['You have no place in this round: there were no placements in it.'];
    case 'ALREADY_PLACED':
      return ['You already have a place in these weeks, so you did not take part in this round.'];
    default:
      return assertNever(cause, 'kind of outcome');
  }
}

function refusalWords({ slotId, rank, decidedBy, own, cutoff }: RefusedChoice, nameOf: SlotName): string {
  return `Your ${ordinal(rank)} choice, ${nameOf(slotId)}: ${criterionWords(decidedBy, own, cutoff)}`;
}

function criterionWords(
  decidedBy: RefusalCriterion,
  own: RefusedChoice['own'],
  cutoff: RefusedChoice['cutoff'],
): string {
  switch (decidedBy) {
    case 'PRIORITY_CLASS':
      return 'all its places went to students whom the published order of priority puts before you.';
    case 'DISTANCE_BAND':
      return `its last place went to somebody with a shorter way: ${bandWords(cutoff?.distanceBand)} each way. Yours takes ${bandWords(own.distanceBand)}.`;
    case 'LOTTERY':
      return `the lottery decided its last place. It went to number ${cutoff?.lotteryNumber}, and yours is ${own.lotteryNumber}; lower numbers go first.`;
    case 'SCHOOL_CEILING':
      return 'it takes only so many students of one school, and others of your school came first.';
    case 'EMPLOYER_CEILING':
      return 'its employer takes only so many students in all, and others came first.';
    case 'RESERVED':
      return 'its places are kept for certain students first, and those students took all of them.';
    case 'NO_SEATS':
      return 'all its places had been taken before this round.';
    case 'SLOT_CLOSED':
      return 'too few students came together for it, so it does not take place in this round.';
    case 'UNAVAILABLE':
      return 'it falls on days on which you are somewhere else already.';
    default:
      return assertNever(decidedBy, 'criterion');
  }
}

/** The distance bands of the published order, as minutes. */
const bands: readonly string[] = ['30 minutes or less', '31 to 45 minutes', '46 to 60 minutes', 'more than 60 minutes'];

function bandWords(band: number | undefined): string {
  return bands[band ?? bands.length - 1] ?? 'more than 60 minutes';
}

function leftOutWords({ slotId, rank, because }: LeftOutChoice, nameOf: SlotName): string[] {
  const [first = '', ...rest] = becauseWords(because);
  return [`Your ${ordinal(rank)} choice, ${nameOf(slotId)}: ${first}`, ...rest];
}

function becauseWords(because: LeftOutBecause): string[] {
  switch (because.kind) {
    case 'NO_LONGER_OFFERED':
      return ['it is no longer on offer.'];
    case 'NOT_OPEN_TO_STUDENT':
      return [`it does not take students of Year ${because.yearGroup} of your school.`];
    case 'RULES':
      return ['the safety rules do not allow it for you.', ...ruleWords(because.rules)];
    case 'TOO_FAR':
      return [`the way there or back takes more than your ${because.maxMinutesEachWay} minutes.`];
    case 'PLACE_ENDED':
      return ['you had a place there before, and it came to an end.'];
    default:
      return assertNever(because, 'reason to leave a choice out');
  }
}

function ruleWords(rules: readonly RuleBar[]): string[] {
  return [...new Set(rules.map(({ words }) => words))];
}

function otherRefusalWords(count: number): string[] {
  if (count === 0) return [];
  return [
    `We also tried ${count} other ${count === 1 ? 'placement that is' : 'placements that are'} open to you; others came first there too.`,
  ];
}

function remedyWords(cause: OutcomeCause): string[] {
  return cause.kind === 'REFUSED_EVERYWHERE' ? [remedySentence(cause.remedy)] : [];
}

function remedySentence(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'TOO_FEW_PLACES':
      return `There are not enough places within reach: ${remedy.seats} ${remedy.seats === 1 ? 'place' : 'places'} for ${remedy.students} students.`;
    case 'MOVES_WOULD_HELP':
      return 'Places are still free, but only if somebody else moved to another one first. Talk to your careers lead about it.';
    default:
      return assertNever(remedy, 'remedy');
  }
}

const ordinals: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** "first" to "tenth", then "11th"; 1 to 40, of which only 21, 22, 23, 31 … end otherwise. */
function ordinal(rank: number): string {
  const suffix = rank > 20 ? (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th') : 'th';
  return ordinals[rank - 1] ?? `${rank}${suffix}`;
}
