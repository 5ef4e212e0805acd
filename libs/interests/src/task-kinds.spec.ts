import { describe, expect, it } from '@jest/globals';
import { hasClearShape } from './interest-fit.js';
import { riasecScales, scalesByScore } from './riasec-profile.js';
import { taskKinds, taskKindTable } from './task-kinds.js';

describe('the kinds of task', () => {
  it.each(taskKinds)('%s has six scores from 1 to 7 and a shape', (kind) => {
    const { profile } = taskKindTable[kind];
    for (const scale of riasecScales) {
      expect(profile[scale]).toBeGreaterThanOrEqual(1);
      expect(profile[scale]).toBeLessThanOrEqual(7);
    }
    expect(hasClearShape(profile)).toBe(true);
  });

  it('are written as something to do, each in other words', () => {
    const words = taskKinds.map((kind) => taskKindTable[kind].words);
    expect(new Set(words).size).toBe(taskKinds.length);
    for (const each of words) expect(each).toMatch(/^[A-Z][a-z, ]+$/);
    expect(Object.keys(taskKindTable)).toEqual([...taskKinds]);
  });

  it('are of every kind of activity', () => {
    const first = taskKinds.map((kind) => scalesByScore(taskKindTable[kind].profile)[0]);
    expect(new Set(first)).toEqual(new Set(riasecScales));
  });

  it.each([
    ['MAKE_OR_BUILD', 'realistic'],
    ['INVESTIGATE', 'investigative'],
    ['DRAW_OR_DESIGN', 'artistic'],
    ['CARE_FOR_PEOPLE', 'social'],
    ['SELL_OR_PRESENT', 'enterprising'],
    ['KEEP_RECORDS', 'conventional'],
  ] as const)('%s is %s before all else', (kind, scale) => {
    expect(scalesByScore(taskKindTable[kind].profile)[0]).toBe(scale);
  });
});
