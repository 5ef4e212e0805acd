import type { AllocationId, ProgrammeId, SchoolId, StudentId } from '#kernel';
import { findWordsOfConcern } from '#concerns';

/** Whether one would go to a place like that again. */
export const visitAgain = ['YES', 'UNSURE', 'NO'] as const;

/** A card that a student writes for themself. */
export interface ReflectionText {
  readonly enjoyed: string;
  readonly changedPlans: string;
  readonly wouldVisitSimilar: (typeof visitAgain)[number];
  readonly couldBeBetter: string;
}

/** The same as it is kept: one for each placement. */
export interface Reflection extends ReflectionText {
  readonly allocationId: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
}

type Words = Omit<ReflectionText, 'wouldVisitSimilar'>;

/**
 * The texts of a card that tell of something wrong and that were not there before, for the safeguarding lead; empty when none does. A card
 * that is saved again says nothing new. O(length).
 */
export function worriesIn(card: Words, before: Words | undefined): string[] {
  const texts = (words: Words): string[] => [words.enjoyed, words.changedPlans, words.couldBeBetter];
  const known = before === undefined ? [] : texts(before);
  return texts(card).filter((text) => findWordsOfConcern(text).length > 0 && !known.includes(text));
}
