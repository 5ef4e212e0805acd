import { describe, expect, it } from '@jest/globals';
import { repeatedDays } from './blackout-day.js';

const exam = (onDay: string): { onDay: string; reason: string } => ({ onDay, reason: 'An exam' });

describe('days that a school keeps free', () => {
  it('have no fault while each comes once, in any order', () => {
    expect(repeatedDays([exam('2027-05-14'), exam('2027-05-13')])).toEqual([]);
  });

  it('have a fault for every further time that one comes', () => {
    const days = [exam('2027-05-13'), exam('2027-05-13'), exam('2027-05-14'), exam('2027-05-13')];
    expect(repeatedDays(days).map(({ path }) => path)).toEqual(['1.onDay', '3.onDay']);
  });
});
