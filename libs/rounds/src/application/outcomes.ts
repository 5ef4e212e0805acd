import { invariant } from '#kernel';
import type { FairResult, Refusal, StudentOutcome } from '#matching';
import type { RoundStudent } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';
import type { OutcomeCause, RefusedChoice } from '../domain/reason.js';
import { nothingFor } from './nothing-for.js';
import type { SettledPlace } from './settled-places.js';
import type { ListedChoice, StudentList } from './student-lists.js';

/**
 * What a run gives every student, with the reason that is kept: those with a list from the run, those without from their lists, those
 * whose place was settled as that says, and those who hold a place elsewhere. In the order of the students.
 */
export function outcomesOf(
  students: readonly RoundStudent[],
  lists: readonly StudentList[],
  settled: readonly SettledPlace[],
  result: FairResult,
): Outcome[] {
  const listOf = new Map(lists.map((list) => [list.student.id, list]));
  const settledOf = new Map(settled.map(({ student, outcome }) => [student.id, outcome]));
  const resultOf = new Map<string, StudentOutcome>(result.outcomes.map((outcome) => [outcome.studentId, outcome]));
  return students.map((student) => {
    const list = listOf.get(student.id);
    if (list !== undefined) return outcomeOf(list, resultOf.get(student.id));
    return settledOf.get(student.id) ?? alreadyPlaced(student);
  });
}

function outcomeOf({ student, choices, leftOut, whyEmpty }: StudentList, outcome: StudentOutcome | undefined): Outcome {
  invariant(
    outcome !== undefined && outcome.kind !== 'PINNED',
    'everybody with a list takes part, and none of them is pinned',
  );
  const place = outcome.kind === 'PLACED' ? choices[outcome.rank - 1] : undefined;
  const refusals = 'refusals' in outcome ? outcome.refusals : [];
  const refused = refusals.flatMap((refusal) => refusedChoice(refusal, choices[refusal.rank - 1]));
  return {
    ...nothingFor(student),
    slotId: place?.slotId ?? null,
    choiceRank: place?.rank ?? null,
    outMinutes: place?.way.outMinutes ?? null,
    backMinutes: place?.way.backMinutes ?? null,
    isTravelRough: place?.way.rough ?? null,
    reason: { cause: causeOf(outcome, whyEmpty), leftOut, refused, otherRefusals: refusals.length - refused.length },
  };
}

function causeOf(
  outcome: Exclude<StudentOutcome, { kind: 'PINNED' }>,
  whyEmpty: StudentList['whyEmpty'],
): OutcomeCause {
  if (outcome.kind === 'PLACED') return { kind: 'PLACED' };
  if (outcome.cause === 'ALL_REFUSED') return { kind: 'REFUSED_EVERYWHERE', remedy: outcome.remedy };
  invariant(whyEmpty !== null, 'an empty list has a reason');
  return whyEmpty;
}

/** Of the choices that the service added, only their number is kept. */
function refusedChoice({ decidedBy, own, cutoff }: Refusal, choice: ListedChoice | undefined): RefusedChoice[] {
  if (choice === undefined || choice.rank === null) return [];
  return [{ slotId: choice.slotId, rank: choice.rank, decidedBy, own, cutoff }];
}

function alreadyPlaced(student: RoundStudent): Outcome {
  return {
    ...nothingFor(student),
    reason: { cause: { kind: 'ALREADY_PLACED' }, leftOut: [], refused: [], otherRefusals: 0 },
  };
}
