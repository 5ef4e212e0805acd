import { describe, expect, it } from '@jest/globals';
import { cells, requireMove, roles, WrongState } from '#kernel';
import { accidentKinds, accidentStates, accidentTransitions, harmFaults } from './accident.js';

const table = cells(accidentTransitions, accidentStates, [...roles, 'SYSTEM'] as const).map((cell) => ({
  ...cell,
  step: `${cell.from} to ${cell.to} by ${cell.role}`,
}));

const allowed = [
  ...['REPORTED_TO_AUTHORITY', 'NO_REPORT_NEEDED', 'CLOSED'].flatMap((from) =>
    ['EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD'].map((role) => `${from} to OPEN by ${role}`),
  ),
  'OPEN to REPORTED_TO_AUTHORITY by EMPLOYER',
  'NO_REPORT_NEEDED to REPORTED_TO_AUTHORITY by EMPLOYER',
  'OPEN to NO_REPORT_NEEDED by EMPLOYER',
  ...['REPORTED_TO_AUTHORITY', 'NO_REPORT_NEEDED'].flatMap((from) =>
    ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'].map((role) => `${from} to CLOSED by ${role}`),
  ),
];

describe('an accident', () => {
  it('is settled by the employer, closed by the school, and opened again by what becomes known', () => {
    expect(table.filter((cell) => cell.allowed).map(({ step }) => step)).toEqual(expect.arrayContaining(allowed));
    expect(table.filter((cell) => cell.allowed)).toHaveLength(allowed.length);
  });

  it.each(table.filter(({ step }) => !allowed.includes(step)))('does not go from $step', ({ from, to, role }) => {
    expect(() => requireMove('Accident', accidentTransitions, from, to, role)).toThrow(WrongState);
  });

  it.each([
    ['NEAR_MISS', 0, true],
    ['NEAR_MISS', 1, false],
    ['MINOR', 30, true],
    ['OVER_THREE_DAYS', 3, false],
    ['OVER_THREE_DAYS', 4, true],
    ['OVER_SEVEN_DAYS', 7, false],
    ['OVER_SEVEN_DAYS', 8, true],
    ['DEATH', 0, true],
  ] as const)('of the kind %s with %i days away fits together: %s', (kind, daysUnable, fits) => {
    expect(harmFaults({ kind, daysUnable }).map(({ path }) => path)).toEqual(fits ? [] : ['daysUnable']);
  });

  it.each(accidentKinds)('of the kind %s may have days that nobody knows yet', (kind) => {
    expect(harmFaults({ kind, daysUnable: null })).toEqual([]);
  });
});
