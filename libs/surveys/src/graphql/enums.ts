import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { exitQuestions, type ExitAnswer } from '../domain/exit-survey.js';

const words: Readonly<Record<ExitAnswer, { readonly description: string }>> = {
  VERY_GOOD: { description: 'Very good.' },
  GOOD: { description: 'Good.' },
  FAIR: { description: 'Fair.' },
  POOR: { description: 'Poor.' },
  YES: { description: 'Yes.' },
  UNSURE: { description: 'Not sure.' },
  NO: { description: 'No.' },
  VERY_SATISFIED: { description: 'Very satisfied.' },
  SATISFIED: { description: 'Satisfied.' },
  NEITHER: { description: 'Neither satisfied nor dissatisfied.' },
  DISSATISFIED: { description: 'Dissatisfied.' },
  VERY_DISSATISFIED: { description: 'Very dissatisfied.' },
  VERY_LIKELY: { description: 'Very likely.' },
  LIKELY: { description: 'Likely.' },
  UNLIKELY: { description: 'Unlikely.' },
  VERY_UNLIKELY: { description: 'Very unlikely.' },
};

function described<Answer extends ExitAnswer>(answers: readonly Answer[], name: string, description: string) {
  const values = enumOf(answers);
  registerEnumType(values, { name, description, valuesMap: words });
  return values;
}

/** The answers to each question, and all of them, as the schema names them. */
export const OverallEnum = described(exitQuestions.overall, 'OverallAnswer', 'How it was overall.');
export const KnowledgeEnum = described(
  exitQuestions.knowledgeImproved,
  'KnowledgeAnswer',
  'Whether one knows more about that kind of work now.',
);
export const SatisfactionEnum = described(
  exitQuestions.satisfaction,
  'SatisfactionAnswer',
  'How satisfied one is, in five steps.',
);
export const RecommendEnum = described(
  exitQuestions.recommend,
  'RecommendAnswer',
  'How likely one is to recommend it to a friend.',
);
export const ExitAnswerEnum = described(
  Object.values(exitQuestions).flat(),
  'ExitAnswer',
  'Any answer to any of the four questions.',
);
