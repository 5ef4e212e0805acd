import { assertNever } from '#kernel';
import type { Amount } from '#matching';
import { counted, ordinal } from './ordinal.js';
import {
  noFacts,
  plainChosen,
  plainConsents,
  plainCosts,
  plainCriteria,
  plainEquallyGood,
  plainKept,
  plainLeftOut,
  plainOthersTried,
  plainOutcomes,
  plainRemedies,
} from './plain-words.js';
import type {
  ByConsent,
  LeftOutBecause,
  LeftOutChoice,
  OutcomeCause,
  OutcomeReason,
  RefusedChoice,
  RuleBar,
  UnplacedRemedy,
} from './reason.js';

/** An outcome as it is put into words. */
export interface ToldOutcome {
  readonly reason: OutcomeReason;
  /** The place, if there is one. */
  readonly slotId: string | null;
  /** The student's own rank of the place; null when the service added it to the list. */
  readonly choiceRank: number | null;
  /** Years 7 to 9 read shorter sentences than those above. */
  readonly yearGroup: number;
}

const lastPlainYear = 9;

/** What a slot is called in a sentence: "A week in the print studio at Midland Press". */
export type SlotName = (slotId: string) => string;

/**
 * What became of a student and why, as sentences that somebody of that year can read, most important first. Says which choices that
 * would have been better were refused and by which published criterion; never names a class of priority, nor any other student. O(choices).
 */
export function reasonWords({ reason, slotId, choiceRank, yearGroup }: ToldOutcome, nameOf: SlotName): string[] {
  const isPlain = yearGroup <= lastPlainYear;
  return [
    ...outcomeWords(reason, slotId === null ? null : nameOf(slotId), choiceRank, isPlain),
    ...(reason.reservedFor === undefined ? [] : [isPlain ? plainKept : kept]),
    ...(reason.byConsent === undefined ? [] : [consentWords(reason.byConsent, nameOf, isPlain)]),
    ...reason.refused.map((refused) => refusalWords(refused, nameOf, isPlain)),
    ...reason.leftOut.flatMap((leftOut) => leftOutWords(leftOut, nameOf, isPlain)),
    ...otherRefusalWords(reason.otherRefusals, isPlain),
    ...remedyWords(reason.cause, isPlain),
  ];
}

const kept = 'It is one of the places that are kept for certain students first.';

function outcomeWords(
  { cause, refused, leftOut, byConsent }: OutcomeReason,
  place: string | null,
  choiceRank: number | null,
  isPlain: boolean,
): string[] {
  if (isPlain && cause.kind !== 'PLACED' && cause.kind !== 'PINNED') {
    const rules = cause.kind === 'BARRED_BY_RULES' ? ruleWords(cause.rules) : [];
    return [plainOutcomes[cause.kind]({ ...noFacts, ...cause }), ...rules];
  }
  switch (cause.kind) {
    case 'PLACED':
      return [
        `You have a place: ${place}. ${chosenWords(choiceRank, howChosen(refused.length + leftOut.length > 0, byConsent), isPlain)}`,
      ];
    case 'PINNED':
      return [`You have a place: ${place}. It was set aside for you before the places were given out.`];
    case 'REFUSED_EVERYWHERE':
      return ['You have no place in this round: others came first wherever you could have gone.'];
    case 'TOO_FEW_PLACES':
      return ['You have no place in this round: wherever you could have gone, there are fewer places than students.'];
    case 'NOTHING_OPEN':
      return [
        'You have no place in this round: everything on your list is closed, or falls on days on which you are somewhere else already.',
      ];
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

const how = 'we chose it by your interests and the way there';

/** How a place that was not among the own choices came to be. */
const chosen: Readonly<Record<keyof typeof plainChosen, string>> = {
  MADE_ROOM: `You had not asked for it: ${how}.`,
  NOT_GIVEN: `You had not asked for it: ${how}, because none of your own choices could be given to you.`,
  NOT_ASKED: `You had not asked for any, so ${how}.`,
};

function chosenWords(choiceRank: number | null, by: keyof typeof plainChosen, isPlain: boolean): string {
  if (choiceRank !== null) return `It was your ${ordinal(choiceRank)} choice.`;
  return isPlain ? plainChosen[by] : chosen[by];
}

function howChosen(asked: boolean, byConsent: ByConsent | undefined): keyof typeof plainChosen {
  if (byConsent?.kind === 'MADE_ROOM') return 'MADE_ROOM';
  return asked ? 'NOT_GIVEN' : 'NOT_ASKED';
}

function consentWords(byConsent: ByConsent, nameOf: SlotName, isPlain: boolean): string {
  if (byConsent.kind === 'GAINED' && isPlain) return plainConsents.GAINED('', '');
  if (byConsent.kind === 'GAINED')
    return 'By the published order you would have none; you have it because others had agreed to make room.';
  const { kind, slotId, rank, places } = byConsent;
  const before = `${nameOf(slotId)}${rank === null ? '' : `, your ${ordinal(rank)} choice`}`;
  const ways = counted(places, 'place');
  if (isPlain) return plainConsents[kind](before, ways);
  return kind === 'MADE_ROOM'
    ? `By the published order you would have had ${before}. You agreed to make room: you moved ${ways} down your list, and so somebody has a place who would have had none. Thank you.`
    : `By the published order you would have had ${before}. You agreed to make room, and that took you ${ways} up your list.`;
}

function refusalWords(refused: RefusedChoice, nameOf: SlotName, isPlain: boolean): string {
  const because = isPlain ? plainCriterionWords(refused) : criterionWords(refused);
  return `Your ${ordinal(refused.rank)} choice, ${nameOf(refused.slotId)}: ${because}`;
}

function plainCriterionWords({ decidedBy, own, cutoff, costs }: RefusedChoice): string {
  if (decidedBy === 'OTHERS') {
    if (costs === undefined || costs === null) return plainEquallyGood;
    const { objective, amount } = costs;
    return plainCosts[objective.kind](amount, 'rank' in objective ? objective.rank : 0);
  }
  return plainCriteria[decidedBy]({
    own: own?.lotteryNumber,
    last: cutoff?.lotteryNumber,
    ownWay: bandWords(own?.distanceBand),
    lastWay: bandWords(cutoff?.distanceBand),
  });
}

function criterionWords({ decidedBy, own, cutoff, costs }: RefusedChoice): string {
  switch (decidedBy) {
    case 'PRIORITY_CLASS':
      return 'all its places went to students whom the published order of priority puts before you.';
    case 'DISTANCE_BAND':
      return `its last place went to somebody with a shorter way: ${bandWords(cutoff?.distanceBand)} each way. Yours takes ${bandWords(own?.distanceBand)}.`;
    case 'LOTTERY':
      return `the lottery decided its last place. It went to number ${cutoff?.lotteryNumber}, and yours is ${own?.lotteryNumber}; lower numbers go first.`;
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
    case 'OTHERS':
      return costs === undefined || costs === null ? equallyGood : costWords(costs);
    case 'MADE_ROOM':
      return 'you made room, and the move that gave somebody a place led past it.';
    default:
      return assertNever(decidedBy, 'criterion');
  }
}

const equallyGood =
  'it went to others, so that as many as possible have a place. What giving it to you would have cost cannot be told; another way may have been as good.';

/** What it would have cost to give a choice, which is read as "at least so much, or something that counts for more". */
function costWords({ objective, amount }: Amount): string {
  const orMore = 'or it would be worse in what counts for more';
  switch (objective.kind) {
    case 'PLACED':
      return `if you had it, at least ${counted(amount, 'student')} fewer would have a place.`;
    case 'PRIORITY_PLACED':
      return `if you had it, at least ${counted(amount, 'student')} fewer of those whom the published order of priority puts first would have a place, or fewer students in all.`;
    case 'TOTAL_RANK':
      return `if you had it, students would be at least ${counted(amount, 'place')} further down their lists, all lists added up, ${orMore}.`;
    case 'FEWEST_OF_RANK':
      return `if you had it, at least ${counted(amount, 'student')} more would have only the ${ordinal(objective.rank)} place on their list, ${orMore}.`;
    case 'MOST_OF_RANK':
      return `if you had it, at least ${counted(amount, 'student')} fewer would have the ${ordinal(objective.rank)} place on their list, ${orMore}.`;
    case 'TRAVEL_MINUTES':
      return `if you had it, students would travel at least ${counted(amount, 'minute')} more, all ways added up, ${orMore}.`;
    case 'LOTTERY':
      return 'it could have gone to you or to others equally well, and the lottery decided.';
    case 'FORMERLY_PLACED':
      return `if you had it, at least ${counted(amount, 'student')} would have lost a place, or fewer would have one.`;
    case 'MOVED':
      return `if you had it, at least ${counted(amount, 'student')} more would have had to move, ${orMore}.`;
    default:
      return assertNever(objective, 'objective');
  }
}

/** The distance bands of the published order, as minutes. */
const bands: readonly string[] = ['30 minutes or less', '31 to 45 minutes', '46 to 60 minutes', 'more than 60 minutes'];

function bandWords(band: number | undefined): string {
  return bands[band ?? bands.length - 1] ?? 'more than 60 minutes';
}

function leftOutWords({ slotId, rank, because }: LeftOutChoice, nameOf: SlotName, isPlain: boolean): string[] {
  const [first = '', ...rest] = isPlain ? plainBecauseWords(because) : becauseWords(because);
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

function plainBecauseWords(because: LeftOutBecause): string[] {
  const rules = because.kind === 'RULES' ? ruleWords(because.rules) : [];
  return [plainLeftOut[because.kind]({ ...noFacts, ...because }), ...rules];
}

function ruleWords(rules: readonly RuleBar[]): string[] {
  return [...new Set(rules.map(({ words }) => words))];
}

function otherRefusalWords(count: number, isPlain: boolean): string[] {
  if (count === 0) return [];
  if (isPlain) return [plainOthersTried(count)];
  return [
    `We also tried ${counted(count, 'other placement that is', 'other placements that are')} open to you; ${count === 1 ? 'it' : 'they'} could not be given to you either.`,
  ];
}

function remedyWords(cause: OutcomeCause, isPlain: boolean): string[] {
  const remedy =
    cause.kind === 'REFUSED_EVERYWHERE' ? cause.remedy : cause.kind === 'TOO_FEW_PLACES' ? cause : undefined;
  if (isPlain) return remedy === undefined ? [] : [plainRemedies[remedy.kind]({ ...noFacts, ...remedy })];
  if (cause.kind === 'TOO_FEW_PLACES') return [tooFewWords(cause)];
  return cause.kind === 'REFUSED_EVERYWHERE' ? [remedySentence(cause.remedy)] : [];
}

function remedySentence(remedy: UnplacedRemedy): string {
  switch (remedy.kind) {
    case 'TOO_FEW_PLACES':
      return tooFewWords(remedy);
    case 'MOVES_WOULD_HELP':
      return 'Places are still free, but only if somebody else moved to another one first. Talk to your careers lead about it.';
    case 'NOT_BY_CONSENT':
      return 'We also looked for a place for you among those of students who had agreed to make room, and found none. Talk to your careers lead about it.';
    default:
      return assertNever(remedy, 'remedy');
  }
}

function tooFewWords({ seats, students }: { readonly seats: number; readonly students: number }): string {
  return `There are not enough places within reach: ${counted(seats, 'place')} for ${counted(students, 'student')}.`;
}
