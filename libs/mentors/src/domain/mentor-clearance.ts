import type { LocalDate } from '#kernel';

/** How it is seen to that a mentor is not alone with a student without anybody knowing. */
export const meetingPlans = ['SECOND_ADULT', 'LONE_WORKING_PLAN'] as const;

export type MeetingPlan = (typeof meetingPlans)[number];

/** What the safeguarding lead has seen and settled of a mentor. Of the check itself nothing is kept but its days and who looked at it. */
export interface MentorClearance {
  /** The day on which the enhanced check was seen. */
  readonly checkSeenOn: LocalDate;
  /** The last day on which it counts. */
  readonly checkValidUntil: LocalDate;
  /** The place, in view of others, where mentor and student meet. */
  readonly meetsAt: string;
  readonly meetingPlan: MeetingPlan;
}

/** So many days before the last one on which a check counts the school is told that it runs out. */
export const warnedDays = 30;

/** What still stands between a mentor and a student, each a sentence; empty once nothing does. */
export function missingOf(clearance: MentorClearance | null, today: LocalDate): string[] {
  if (clearance === null)
    return [
      'The safeguarding lead has not recorded an enhanced check that was seen.',
      'No place in view of others is named where they meet.',
      'Neither a second adult nor a plan for meeting alone is recorded.',
    ];
  return clearance.checkValidUntil < today ? ['The enhanced check that was seen counts no longer.'] : [];
}
