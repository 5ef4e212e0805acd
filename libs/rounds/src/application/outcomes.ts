import { invariant } from '#kernel';
import type { RoundStudent } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';
import type { ByConsent, OutcomeCause, RefusedChoice } from '../domain/reason.js';
import { nothingFor } from './nothing-for.js';
import type { StudentResult } from './read-match.js';
import type { SettledPlace } from './settled-places.js';
import type { ListedChoice, StudentList } from './student-lists.js';
import { outcomeTravel } from './way.js';

/**
 * What a run gives every student, with the reason that is kept: those with a list from the run, those without from their lists, those
 * whose place was settled as that says, and those who hold a place elsewhere. In the order of the students.
 */
export function outcomesOf(
  students: readonly RoundStudent[],
  lists: readonly StudentList[],
  settled: readonly SettledPlace[],
  results: readonly StudentResult[],
): Outcome[] {
  const listOf = new Map(lists.map((list) => [list.student.id, list]));
  const settledOf = new Map(settled.map(({ student, outcome }) => [student.id, outcome]));
  const resultOf = new Map(results.map((result) => [result.studentId, result]));
  return students.map((student) => {
    const list = listOf.get(student.id);
    if (list !== undefined) return outcomeOf(list, resultOf.get(student.id));
    return settledOf.get(student.id) ?? alreadyPlaced(student);
  });
}

function outcomeOf({ student, choices, leftOut, whyEmpty }: StudentList, result: StudentResult | undefined): Outcome {
  invariant(result !== undefined, 'everybody with a list takes part, and none of them is pinned');
  const { rank, cause, refusals, reservedFor } = result;
  const place = rank === null ? undefined : choices[rank - 1];
  const refused = refusals.flatMap((refusal) => refusedChoice(refusal, choices[refusal.rank - 1]));
  const byConsent = byConsentOf(result, choices);
  return {
    ...nothingFor(student),
    slotId: place?.slotId ?? null,
    choiceRank: place?.rank ?? null,
    ...outcomeTravel(place?.way ?? null),
    reason: {
      cause: cause ?? emptyBecause(whyEmpty),
      leftOut,
      refused,
      otherRefusals: refusals.length - refused.length,
      ...(reservedFor === null ? {} : { reservedFor }),
      ...(byConsent === null ? {} : { byConsent }),
    },
  };
}

function emptyBecause(whyEmpty: StudentList['whyEmpty']): OutcomeCause {
  invariant(whyEmpty !== null, 'an empty list has a reason');
  return whyEmpty;
}

/** Of the choices that the service added, only their number is kept. */
function refusedChoice(refusal: StudentResult['refusals'][number], choice: ListedChoice | undefined): RefusedChoice[] {
  if (choice === undefined || choice.rank === null) return [];
  return [{ ...refusal, slotId: choice.slotId, rank: choice.rank }];
}

function byConsentOf({ rank, move }: StudentResult, choices: readonly ListedChoice[]): ByConsent | null {
  if (move === null || rank === null) return null;
  if (move.formerRank === null) return { kind: 'GAINED' };
  const former = choices[move.formerRank - 1];
  invariant(former !== undefined, 'whoever moved had a place on the list');
  return {
    kind: rank > move.formerRank ? 'MADE_ROOM' : 'MOVED_UP',
    slotId: former.slotId,
    rank: former.rank,
    places: Math.abs(rank - move.formerRank),
  };
}

function alreadyPlaced(student: RoundStudent): Outcome {
  return {
    ...nothingFor(student),
    reason: { cause: { kind: 'ALREADY_PLACED' }, leftOut: [], refused: [], otherRefusals: 0 },
  };
}
