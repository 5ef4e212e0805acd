import { describe, expect, it } from '@jest/globals';
import { priorityClasses, priorityClassOf, type PriorityClass } from './priority-classes.js';

/** Every combination: free school meals, SEND support, care experienced, NEET risk. */
const table: readonly [meals: 0 | 1, send: 0 | 1, care: 0 | 1, neet: 0 | 1, expected: PriorityClass][] = [
  [0, 0, 0, 0, 2],
  [1, 0, 0, 0, 1],
  [0, 1, 0, 0, 1],
  [0, 0, 0, 1, 1],
  [0, 0, 1, 0, 0],
  [1, 1, 0, 0, 0],
  [1, 0, 1, 0, 0],
  [1, 0, 0, 1, 0],
  [0, 1, 1, 0, 0],
  [0, 1, 0, 1, 0],
  [0, 0, 1, 1, 0],
  [1, 1, 1, 0, 0],
  [1, 1, 0, 1, 0],
  [1, 0, 1, 1, 0],
  [0, 1, 1, 1, 0],
  [1, 1, 1, 1, 0],
];

describe('the priority classes', () => {
  it.each(table)('meals %i, SEND %i, care %i, NEET risk %i: class %i', (meals, send, care, neet, expected) => {
    const flags = {
      freeSchoolMeals: meals === 1,
      sendSupport: send === 1,
      careExperienced: care === 1,
      neetRisk: neet === 1,
    };
    expect(priorityClassOf(flags)).toBe(expected);
  });

  it('are published in the order in which they are served', () => {
    expect(priorityClasses.map(({ priorityClass }) => priorityClass)).toEqual([0, 1, 2]);
  });
});
