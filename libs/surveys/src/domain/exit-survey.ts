import {
  InvalidInput,
  type AllocationId,
  type ProgrammeId,
  type SchoolId,
  type SlotRequestId,
  type StudentId,
} from '#kernel';

/** What every student is asked after a placement or a visit, with the answers that there are, the best first. */
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

/** What answers are about: a placement, or the visit that a request is for. */
export type About = { readonly allocationId: AllocationId } | { readonly slotRequestId: SlotRequestId };

/** The same as somebody names it. */
export interface NamedAbout {
  readonly allocationId?: string | null;
  readonly slotRequestId?: string | null;
}

/** True where one of the two is named, and not both. O(1). */
export function isOfOne({ allocationId = null, slotRequestId = null }: NamedAbout): boolean {
  return (allocationId === null) !== (slotRequestId === null);
}

/** Throws `InvalidInput` unless one of the two is named. O(1). */
export function requireOne(about: NamedAbout): void {
  if (isOfOne(about)) return;
  const { allocationId = null } = about;
  const message = 'or slotRequestId has to be given, one of the two';
  throw new InvalidInput([{ path: 'allocationId', value: allocationId, message }]);
}

/** Answers about one placement or visit, whose they are. */
export interface ExitSurvey extends ExitAnswers {
  readonly about: About;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
}

const editableDays = 14;

/** Until when answers may be changed that were first given at an instant: a fortnight later, to the second. O(1). */
export function editableUntil(givenAt: Date): Date {
  return new Date(givenAt.getTime() + editableDays * 86_400_000);
}
