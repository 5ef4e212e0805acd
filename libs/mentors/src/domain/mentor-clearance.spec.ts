import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { meetingPlans, missingOf, type MentorClearance } from './mentor-clearance.js';

const seen = (until: string, meetingPlan = meetingPlans[0] as MentorClearance['meetingPlan']): MentorClearance => ({
  checkSeenOn: localDate('2026-11-02'),
  checkValidUntil: localDate(until),
  meetsAt: 'The library, by the desk',
  meetingPlan,
});

describe('what stands between a mentor and a student', () => {
  it('is everything while the safeguarding lead has recorded nothing', () => {
    expect(missingOf(null, localDate('2026-11-30'))).toHaveLength(3);
  });

  it('is nothing once it is recorded, with either plan, to the last day of the check', () => {
    for (const plan of meetingPlans) expect(missingOf(seen('2026-11-30', plan), localDate('2026-11-30'))).toEqual([]);
    expect(missingOf(seen('2026-11-29'), localDate('2026-11-30'))).toEqual([
      'The enhanced check that was seen counts no longer.',
    ]);
  });
});
