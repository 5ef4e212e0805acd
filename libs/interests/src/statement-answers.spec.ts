import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInput } from '#kernel';
import { agreements, readAnswers, type GivenAnswer } from './statement-answers.js';
import { interestStatements } from './statements.js';

function faultsOf(given: readonly GivenAnswer[]): InvalidInput['faults'] {
  try {
    readAnswers(given);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.faults;
    throw error;
  }
}

describe('readAnswers', () => {
  it('takes what was answered and leaves out what was not', () => {
    expect(
      readAnswers([
        { statementId: 'MEND_THINGS', agreement: 5 },
        { statementId: 'FILM_IT', agreement: null },
      ]),
    ).toEqual({ MEND_THINGS: 5 });
    expect(readAnswers([])).toEqual({});
  });

  it('shows every fault at once, each by its place', () => {
    const given = [
      { statementId: 'MEND_THINGS', agreement: 6 },
      { statementId: 'BUILD_KITCHENS', agreement: 0 },
      { statementId: 'FILM_IT', agreement: 2.5 },
      { statementId: 'MEND_THINGS', agreement: 1 },
      { statementId: 'toString', agreement: null },
    ];
    expect(faultsOf(given)).toEqual([
      { path: 'answers.0.agreement', value: '6', message: 'is not a whole number from 1 to 5' },
      { path: 'answers.1.statementId', value: 'BUILD_KITCHENS', message: 'is no statement that is put' },
      { path: 'answers.1.agreement', value: '0', message: 'is not a whole number from 1 to 5' },
      { path: 'answers.2.agreement', value: '2.5', message: 'is not a whole number from 1 to 5' },
      { path: 'answers.3.statementId', value: 'MEND_THINGS', message: 'is answered twice' },
      { path: 'answers.4.statementId', value: 'toString', message: 'is no statement that is put' },
    ]);
  });

  it('gives back whatever was answered soundly, in any order', () => {
    const anyAnswers = fc.uniqueArray(
      fc.record({
        statementId: fc.constantFrom(...interestStatements.map(({ id }) => id)),
        agreement: fc.constantFrom(...agreements),
      }),
      { selector: ({ statementId }) => statementId },
    );
    fc.assert(
      fc.property(anyAnswers, (given) => {
        expect(readAnswers(given)).toEqual(Object.fromEntries(given.map((each) => [each.statementId, each.agreement])));
      }),
    );
  });

  it('refuses whatever is not a whole number from 1 to 5', () => {
    fc.assert(
      fc.property(fc.double(), (agreement) => {
        fc.pre(!agreements.some((each) => each === agreement));
        expect(faultsOf([{ statementId: 'FILM_IT', agreement }])).toHaveLength(1);
      }),
    );
  });
});
