import type { AllocationRun, ChosenBy } from '#matching';

/** Where a student ends up. */
export interface Placement {
  readonly studentId: string;
  /** `null` without a place. */
  readonly slotId: string | null;
  /** Position on the list that was run, from 1; `null` without a place and for a pinned one. */
  readonly rank: number | null;
  readonly chosenBy: ChosenBy | 'PINNED' | null;
  /** Minutes each way, where the spreadsheet gives them. */
  readonly minutes: number | null;
}

/** Where everybody ends up, after a completion if there is one; one for each student, by student id. O(choices). */
export function placementsOf({ instance, result }: AllocationRun): Placement[] {
  const completed = new Map(
    (result.kind === 'FAIR' ? (result.completion?.places ?? []) : []).map((place) => [place.studentId, place]),
  );
  const students = new Map(instance.students.map((student) => [student.id, student]));
  return result.outcomes.map((outcome): Placement => {
    const { studentId } = outcome;
    const { choices = [], ownChoices = 0 } = students.get(studentId) ?? {};
    if (outcome.kind === 'PINNED') {
      const minutes = minutesOf(choices.find(({ slotId }) => slotId === outcome.slotId));
      return { studentId, slotId: outcome.slotId, rank: null, chosenBy: 'PINNED', minutes };
    }
    const place = completed.get(studentId) ?? (outcome.kind === 'PLACED' ? outcome : undefined);
    if (place === undefined) return { studentId, slotId: null, rank: null, chosenBy: null, minutes: null };
    const { slotId, rank } = place;
    return {
      studentId,
      slotId,
      rank,
      chosenBy: rank > ownChoices ? 'SYSTEM' : 'STUDENT',
      minutes: minutesOf(choices[rank - 1]),
    };
  });
}

function minutesOf(choice: { readonly travelMinutes?: number } | undefined): number | null {
  return choice?.travelMinutes === undefined ? null : choice.travelMinutes / 2;
}
