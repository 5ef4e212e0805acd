import { concerns, termsHash, type GuardianAnswer, type PlacementTerms } from '#clearances';
import { newId } from '#platform';
import { localDate } from '#kernel';

/** Terms of a placement; the parts hold any JSON. */
export const someTerms = Object.fromEntries(Object.keys(concerns).map((part) => [part, part])) as PlacementTerms;

/** The same placement with other dangers. */
export const otherTerms: PlacementTerms = { ...someTerms, hazards: ['NOISE'] };

/** A guardian's yes by link to `someTerms`. */
export function anAnswer(overrides: Partial<GuardianAnswer> = {}): GuardianAnswer {
  return {
    id: newId('Permission'),
    channel: 'LINK',
    answer: 'GIVEN',
    givenOn: localDate('2026-09-10'),
    givenAt: '2026-09-10T08:00:00Z',
    version: 1,
    termsHash: termsHash(someTerms, 'GUARDIAN'),
    isCountersigned: false,
    ...overrides,
  };
}

/** A form on paper. */
export function aForm(overrides: Partial<GuardianAnswer> = {}): GuardianAnswer {
  return anAnswer({ channel: 'PAPER', ...overrides });
}
