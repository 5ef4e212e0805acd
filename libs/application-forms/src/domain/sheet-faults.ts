import type { InputFault } from '#kernel';
import { contactFaultsOf } from '#safeguarding';
import type { AdvertQuestion, ApplicationForm } from './application-form.js';
import { identifyingFaultsOf, type WhoWrites } from './identifying-words.js';
import type { SheetText } from './sheet.js';

/** What a sheet is measured by. */
export interface Asked {
  readonly form: ApplicationForm;
  readonly questions: readonly AdvertQuestion[];
  readonly writer: WhoWrites;
}

/**
 * Everything that keeps a sheet from being sent: what is missing, what was not asked for, and words that would tell the employer who
 * wrote it or how to reach them. Empty when it may be sent. O(length).
 */
export function sheetFaults(sheet: SheetText, { form, questions, writer }: Asked): InputFault[] {
  const texts = {
    statement: sheet.statement,
    availability: sheet.availability,
    ...Object.fromEntries(sheet.answers.map(({ answer }, index) => [`answers.${index}.answer`, answer])),
  };
  return [
    ...statementFaults(sheet.statement, form.leastWords),
    ...strengthFaults(sheet.strengths, form.mostStrengths),
    ...(form.asksAvailability && sheet.availability.trim() === ''
      ? [{ path: 'availability', value: sheet.availability, message: 'must say when you can come, or cannot' }]
      : []),
    ...answerFaults(sheet.answers, questions),
    ...contactFaultsOf(texts),
    ...identifyingFaultsOf(texts, writer),
  ];
}

function statementFaults(statement: string, leastWords: number): InputFault[] {
  const words = statement.split(/\s+/u).filter((word) => word !== '').length;
  if (words >= leastWords) return [];
  return [{ path: 'statement', value: String(words), message: `must have ${leastWords} words at least` }];
}

function strengthFaults(strengths: SheetText['strengths'], most: number): InputFault[] {
  const repeated = strengths.flatMap((strength, index) =>
    strengths.indexOf(strength) < index
      ? [{ path: `strengths.${index}`, value: strength, message: 'is named twice' }]
      : [],
  );
  if (most > 0 && strengths.length === 0)
    return [{ path: 'strengths', value: null, message: 'must name one strength at least' }];
  if (strengths.length <= most || most === 0) return repeated;
  return [...repeated, { path: 'strengths', value: String(strengths.length), message: `must name ${most} at most` }];
}

function answerFaults(answers: SheetText['answers'], questions: readonly AdvertQuestion[]): InputFault[] {
  const given = new Map(answers.map(({ position, answer }) => [position, answer.trim()]));
  const asked = new Set(questions.map(({ position }) => position));
  return [
    ...answers.flatMap(({ position }, index) => {
      const path = `answers.${index}.position`;
      if (!asked.has(position)) return [{ path, value: String(position), message: 'is no question of this advert' }];
      const isAgain = answers.findIndex((other) => other.position === position) < index;
      return isAgain ? [{ path, value: String(position), message: 'is answered twice' }] : [];
    }),
    ...questions.flatMap(({ position, isRequired, question }) =>
      isRequired && (given.get(position) ?? '') === ''
        ? [{ path: 'answers', value: String(position), message: `must answer “${question}”` }]
        : [],
    ),
  ];
}
