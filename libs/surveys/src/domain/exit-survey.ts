import type { AllocationId, ProgrammeId, SchoolId, StudentId } from '#kernel';

/** What every student is asked after a placement, with the answers that there are, the best first. */
export const exitQuestions = {
  overall: ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR'],
  knowledgeImproved: ['YES', 'UNSURE', 'NO'],
  satisfaction: ['VERY_SATISFIED', 'SATISFIED', 'NEITHER', 'DISSATISFIED', 'VERY_DISSATISFIED'],
  recommend: ['VERY_LIKELY', 'LIKELY', 'UNLIKELY', 'VERY_UNLIKELY'],
} as const;

export type ExitQuestion = keyof typeof exitQuestions;

/** An answer to one of the questions. */
export type ExitAnswer<Question extends ExitQuestion = ExitQuestion> = (typeof exitQuestions)[Question][number];

/** What one student answered. */
export type ExitAnswers = { readonly [Question in ExitQuestion]: ExitAnswer<Question> };

/** Answers about one placement, whose they are. */
export interface ExitSurvey extends ExitAnswers {
  readonly allocationId: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
}

const editableDays = 14;

/** Until when answers may be changed that were first given at an instant: a fortnight later, to the second. O(1). */
export function editableUntil(givenAt: Date): Date {
  return new Date(givenAt.getTime() + editableDays * 86_400_000);
}
