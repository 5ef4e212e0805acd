import type { Advert } from './opportunity.js';

/** What makes an experience of a workplace meaningful, as benchmark 6 of the Gatsby Foundation has it since November 2024. */
export const benchmarkSixElements = [
  'PURPOSE',
  'LEARNING_OUTCOMES',
  'OWN_TASK',
  'RANGE_OF_PEOPLE',
  'FEEDBACK',
  'REFLECTION',
] as const;

export type BenchmarkSixElement = (typeof benchmarkSixElements)[number];

/** Fewer people than this are no range. */
const peopleInRange = 2;

const isStated = {
  PURPOSE: ({ willLearn }) => hasWords(willLearn),
  LEARNING_OUTCOMES: ({ learningOutcomes }) => learningOutcomes.length > 0,
  OWN_TASK: ({ ownTask }) => hasWords(ownTask),
  RANGE_OF_PEOPLE: ({ peopleMet }) => peopleMet.length >= peopleInRange,
  FEEDBACK: ({ feedback }) => hasWords(feedback),
  REFLECTION: ({ reflection }) => hasWords(reflection),
} as const satisfies Record<BenchmarkSixElement, (advert: BenchmarkSixFacts) => boolean>;

/** The parts of an advert that say whether it is meaningful. */
export type BenchmarkSixFacts = Pick<
  Advert,
  'willLearn' | 'learningOutcomes' | 'ownTask' | 'peopleMet' | 'feedback' | 'reflection'
>;

/** The elements that an advert does not promise, in their order; empty for one that promises all. O(elements). */
export function missingOfBenchmarkSix(advert: BenchmarkSixFacts): BenchmarkSixElement[] {
  return benchmarkSixElements.filter((element) => !isStated[element](advert));
}

/** A word at least: a dash promises nothing. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}
