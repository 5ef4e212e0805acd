import { shares, shownShares, suppressed, type Share } from '#evaluation';
import { exitQuestions, type ExitAnswer, type ExitQuestion } from './exit-survey.js';

/** How many gave an answer to a question. */
export interface AnswerCount {
  readonly question: ExitQuestion;
  readonly answer: ExitAnswer;
  readonly count: number;
}

/** An answer with its share; `null` where nobody has answered, or where it is withheld. */
export interface AnswerResult {
  readonly answer: ExitAnswer;
  readonly share: Share | null;
}

/** What a survey came to: every answer of every question, those that nobody gave included. */
export interface SurveyResult extends Readonly<Record<ExitQuestion, readonly AnswerResult[]>> {
  /** How many answered; `null` where that is withheld. */
  readonly answered: number | null;
}

/** For the school, which knows its students. O(answers). */
export function resultForSchool(counts: readonly AnswerCount[]): SurveyResult {
  return { answered: answered(counts), ...resultsBy(counts, shares) };
}

/** For the programme, without numbers under five and without those from which they could be worked out. O(answers²). */
export function resultForProgramme(counts: readonly AnswerCount[]): SurveyResult {
  return { answered: suppressed(answered(counts)), ...resultsBy(counts, shownShares) };
}

function answered(counts: readonly AnswerCount[]): number {
  return counts.filter(({ question }) => question === 'overall').reduce((sum, { count }) => sum + count, 0);
}

function resultsBy(
  counts: readonly AnswerCount[],
  share: (counts: readonly number[]) => (Share | null)[],
): Record<ExitQuestion, AnswerResult[]> {
  const countOf = (question: ExitQuestion, answer: ExitAnswer): number =>
    counts.find((row) => row.question === question && row.answer === answer)?.count ?? 0;
  const results = (question: ExitQuestion): AnswerResult[] => {
    const answers: readonly ExitAnswer[] = exitQuestions[question];
    const found = share(answers.map((answer) => countOf(question, answer)));
    return answers.map((answer, index) => ({ answer, share: found[index] ?? null }));
  };
  return {
    overall: results('overall'),
    knowledgeImproved: results('knowledgeImproved'),
    satisfaction: results('satisfaction'),
    recommend: results('recommend'),
  };
}
