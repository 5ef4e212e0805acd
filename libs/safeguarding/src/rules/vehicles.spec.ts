import { describe, expect, it } from '@jest/globals';
import { aPlacement, aVetting, vettedWith } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

type Answer = boolean | null;
const riding = (
  isStudentDriving: Answer,
  isStudentPassenger: Answer,
  hasBusinessCover: Answer,
  hasDestinationAndCheckIn: Answer,
): PlacementFacts => ({
  ...aPlacement,
  vetting: vettedWith({
    vehicles: { isStudentDriving, isStudentPassenger, hasBusinessCover, hasDestinationAndCheckIn },
  }),
});

describe('R54, nobody drives', () => {
  it.each([
    [true, 'FAIL'],
    [false, 'ok'],
    [null, 'UNKNOWN'],
  ] as const)('driving %s: %s', (driving, finding) => {
    expect(findingOf('R54', 'CONFIRM', riding(driving, false, null, null))).toBe(finding);
  });
});

describe('R54a, passengers', () => {
  it.each([
    [false, null, null, 'ok'],
    [false, false, false, 'ok'],
    [null, true, true, 'UNKNOWN'],
    [true, true, true, 'ok'],
    [true, false, true, 'FAIL'],
    [true, true, false, 'FAIL'],
    [true, null, true, 'UNKNOWN'],
    [true, true, null, 'UNKNOWN'],
    [true, null, false, 'FAIL'],
  ] as const)('passenger %s, covered %s, told %s: %s', (passenger, covered, told, finding) => {
    expect(findingOf('R54a', 'CONFIRM', riding(false, passenger, covered, told))).toBe(finding);
  });

  it.each(['R54', 'R54a'])('%s is unknown before any declaration', (ruleId) => {
    expect(findingOf(ruleId, 'CONFIRM', { ...aPlacement, vetting: null })).toBe('UNKNOWN');
    expect(findingOf(ruleId, 'CONFIRM', { ...aPlacement, vetting: { ...aVetting, declaration: null } })).toBe(
      'UNKNOWN',
    );
  });
});
