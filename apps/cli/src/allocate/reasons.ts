import { assertNever } from '#kernel';
import type { AllocationRun, MaximumOutcome, MaximumRefusal, Move, Refusal, StudentOutcome } from '#matching';
import { lossWords } from './amount-words.js';
import { counted, ordinal } from './words.js';

/**
 * What became of each student and why, in a line for the coordinator: by student id, in the order of the result. Names slots, classes and
 * lottery numbers, and no other student. O(choices).
 */
export function reasonsOf({ result }: AllocationRun): Map<string, string> {
  if (result.kind === 'MAXIMUM') return new Map(result.outcomes.map((row) => [row.studentId, maximumReason(row)]));
  const moves = new Map((result.completion?.chains ?? []).flat().map((move) => [move.studentId, move]));
  return new Map(
    result.outcomes.map((row) => {
      const move = moves.get(row.studentId);
      return [row.studentId, move === undefined ? fairReason(row) : `${fairReason(row)} ${moveReason(move)}`];
    }),
  );
}

function fairReason(outcome: StudentOutcome): string {
  switch (outcome.kind) {
    case 'PINNED':
      return pinnedReason;
    case 'PLACED': {
      const reserved = outcome.reservedFor === null ? '' : ` A seat reserved for ${outcome.reservedFor}.`;
      return `${placedWords(outcome)}${reserved}${refusalWords(outcome.refusals, fairRefusal)}`;
    }
    case 'UNPLACED': {
      if (outcome.cause === 'NO_CHOICES') return noChoices;
      return `No place.${refusalWords(outcome.refusals, fairRefusal)} ${remedyWords(outcome.remedy)}`;
    }
    default:
      return assertNever(outcome, 'kind of outcome');
  }
}

const pinnedReason = 'Pinned before the run.';
const noChoices = 'No place: there is no slot on the list.';

function placedWords({ rank, chosenBy }: Pick<Refusal, 'rank' | 'chosenBy'>): string {
  const added = chosenBy === 'SYSTEM' ? ', added by the system' : '';
  return `${ordinal(rank)} choice${added}.`;
}

function refusalWords<Row extends { readonly slotId: string }>(
  refusals: readonly Row[],
  wordsOf: (refusal: Row) => string,
): string {
  if (refusals.length === 0) return '';
  return ` Not ${refusals.map((refusal) => `${refusal.slotId}: ${wordsOf(refusal)}`).join('; not ')}.`;
}

function fairRefusal({ decidedBy, own, cutoff, reserves }: Refusal): string {
  const alsoReserved = reserves.length === 0 ? '' : ', and the reserved seats went to others who stand before';
  switch (decidedBy) {
    case 'PRIORITY_CLASS':
      return `the last seat went to class ${cutoff?.priorityClass}, this is class ${own.priorityClass}${alsoReserved}`;
    case 'DISTANCE_BAND':
      return `the last seat went to distance band ${cutoff?.distanceBand}, this is band ${own.distanceBand}${alsoReserved}`;
    case 'LOTTERY':
      return `the last seat went to lottery number ${cutoff?.lotteryNumber}, this is ${own.lotteryNumber}${alsoReserved}`;
    case 'SCHOOL_CEILING':
      return `the school has as many there as it may, and they stand before${alsoReserved}`;
    case 'EMPLOYER_CEILING':
      return `the employer takes no more, and those it took stand before${alsoReserved}`;
    case 'RESERVED':
      return 'every seat went to somebody for whom it is reserved';
    case 'NO_SEATS':
      return 'there was no seat to be given';
    case 'SLOT_CLOSED':
      return 'closed, because too few came together';
    case 'UNAVAILABLE':
      return 'on days on which the student is somewhere else';
    default:
      return assertNever(decidedBy, 'criterion');
  }
}

function remedyWords(remedy: Extract<StudentOutcome, { cause: 'ALL_REFUSED' }>['remedy']): string {
  return remedy.kind === 'MOVES_WOULD_HELP' ? 'A seat is free, but only if others moved first.' : tooFewWords(remedy);
}

function tooFewWords({ students, slots, seats }: { students: number; slots: number; seats: number }): string {
  return `${counted(students, 'student')} can reach only ${counted(seats, 'seat')} at ${counted(slots, 'slot')}.`;
}

function moveReason({ fromSlotId, toSlotId, ranksDown }: Move): string {
  if (fromSlotId === null || ranksDown === null) return `Then gained a place at ${toSlotId} by others’ moves.`;
  const way = ranksDown < 0 ? `${counted(-ranksDown, 'place')} up` : `${counted(ranksDown, 'place')} down`;
  return `Then moved from ${fromSlotId} to ${toSlotId}, ${way} the list, so that somebody else gets a place.`;
}

function maximumReason(outcome: MaximumOutcome): string {
  switch (outcome.kind) {
    case 'PINNED':
      return pinnedReason;
    case 'PLACED':
      return `${placedWords(outcome)}${refusalWords(outcome.refusals, maximumRefusal)}`;
    case 'UNPLACED':
      if (outcome.cause === 'NO_CHOICES') return noChoices;
      return `No place.${refusalWords(outcome.refusals, maximumRefusal)}${outcome.cause === 'TOO_FEW_PLACES' ? ` ${tooFewWords(outcome.group)}` : ''}`;
    default:
      return assertNever(outcome, 'kind of outcome');
  }
}

function maximumRefusal({ decidedBy, costs }: MaximumRefusal): string {
  switch (decidedBy) {
    case 'OTHERS':
      return costs === null
        ? 'others got it; another arrangement may be just as good'
        : `it would cost at least ${lossWords(costs)}`;
    case 'NO_SEATS':
      return 'there was no seat to be given';
    case 'SLOT_CLOSED':
      return 'closed, because too few came together';
    case 'UNAVAILABLE':
      return 'on days on which the student is somewhere else';
    default:
      return assertNever(decidedBy, 'criterion');
  }
}
