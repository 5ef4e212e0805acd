import { describe, expect, it } from '@jest/globals';
import { cells, roles, WrongState } from '#kernel';
import { requireReviewMove, reviewStates, transitionsOf } from './review.js';

const allowed = [
  'STUDENT: SUBMITTED to SUBMITTED',
  'CAREERS_LEAD: SUBMITTED to PASSED_BY_SCHOOL',
  'CAREERS_LEAD: SUBMITTED to REFUSED',
  'COORDINATOR: PASSED_BY_SCHOOL to PUBLISHED',
  'COORDINATOR: PASSED_BY_SCHOOL to REFUSED',
];

const table = roles.flatMap((role) =>
  reviewStates.flatMap((from) => reviewStates.map((to) => ({ role, from, to, step: `${role}: ${from} to ${to}` }))),
);

describe('a review', () => {
  it.each(table.filter(({ step }) => allowed.includes(step)))('moves on as $step', ({ role, from, to }) => {
    expect(() => requireReviewMove(from, to, role)).not.toThrow();
  });

  it.each(table.filter(({ step }) => !allowed.includes(step)))('does not move on as $step', ({ role, from, to }) => {
    expect(() => requireReviewMove(from, to, role)).toThrow(WrongState);
  });

  it('has a step for no role beside the one that the table belongs to', () => {
    for (const owner of roles) {
      const steps = cells(transitionsOf(owner), reviewStates, roles).filter((cell) => cell.allowed);
      expect(steps.filter(({ role }) => role !== owner)).toEqual([]);
    }
  });
});
