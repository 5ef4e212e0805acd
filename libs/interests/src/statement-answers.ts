import { InvalidInput, type InputFault } from '#kernel';
import { statementOf, type StatementId } from './statements.js';

/** How far somebody agrees: 1 strongly disagree, 2 disagree, 3 neither, 4 agree, 5 strongly agree. */
export const agreements = [1, 2, 3, 4, 5] as const;

export type Agreement = (typeof agreements)[number];

/** What somebody answered, by statement; one that is absent was not answered. */
export type StatementAnswers = Readonly<Partial<Record<StatementId, Agreement>>>;

/** One answer as it comes in, of which nothing is known yet; `null` is not answered. */
export interface GivenAnswer {
  readonly statementId: string;
  readonly agreement: number | null;
}

/**
 * The answers, once they are known to be answers. Throws `InvalidInput` with every fault at once, by place (`answers.4.agreement`): a
 * statement that is not put, one that is answered twice, an agreement that is not a whole number from 1 to 5. O(answers).
 */
export function readAnswers(given: readonly GivenAnswer[]): StatementAnswers {
  const read: Partial<Record<StatementId, Agreement>> = {};
  const seen = new Set<string>();
  const faults: InputFault[] = [];
  given.forEach(({ statementId, agreement }, index) => {
    const statement = statementOf(statementId);
    const path = (field: keyof GivenAnswer): string => `answers.${index}.${field}`;
    const fault = (field: keyof GivenAnswer, value: string, message: string): void => {
      faults.push({ path: path(field), value: value.slice(0, 100), message });
    };
    if (statement === undefined) fault('statementId', statementId, 'is no statement that is put');
    if (seen.has(statementId)) fault('statementId', statementId, 'is answered twice');
    seen.add(statementId);
    if (agreement === null) return;
    const known = agreements.find((each) => each === agreement);
    if (known === undefined) fault('agreement', String(agreement), 'is not a whole number from 1 to 5');
    else if (statement !== undefined) read[statement.id] = known;
  });
  if (faults.length > 0) throw new InvalidInput(faults);
  return read;
}
