import type { Role, Transition } from '#kernel';
import type { VettingState } from '#safeguarding';

export { vettingStates, type VettingState } from '#safeguarding';

/** Who may move a profile; SYSTEM is the calendar. */
export type VettingRole = Role | 'SYSTEM';

/** What has to be there before a step: what the tier asks for up to there, everything, or nothing. */
export type StepNeeds = 'IDENTITY' | 'ANSWERS' | 'ALL' | 'NOTHING';

/** A row of the table. */
export interface VettingTransition extends Transition<VettingState, VettingRole> {
  readonly needs: StepNeeds;
}

const begun = ['DECLARED', 'CHECKED', 'APPROVED', 'EXPIRING', 'EXPIRED'] as const;

/**
 * Who may move a profile from where to where, and what it needs. Two rows lead to IDENTITY: a profile goes back there when the employer
 * changes who or where it is, or what it does, and when two people lift what a third had stopped.
 */
export const vettingTransitions = {
  IDENTITY: [
    { from: ['DRAFT', ...begun], by: ['EMPLOYER'], needs: 'NOTHING' },
    { from: ['SUSPENDED', 'BLOCKED'], by: ['SAFEGUARDING_LEAD', 'COORDINATOR'], needs: 'NOTHING' },
  ],
  DECLARED: [
    { from: ['DRAFT', 'IDENTITY', 'CHECKED', 'APPROVED', 'EXPIRING', 'EXPIRED'], by: ['EMPLOYER'], needs: 'IDENTITY' },
    // The same call establishes who the employer is and takes the profile on; a raised tier asks for more than was checked.
    { from: ['IDENTITY', 'CHECKED', 'APPROVED', 'EXPIRING'], by: ['COORDINATOR'], needs: 'IDENTITY' },
  ],
  // IDENTITY as well: where nothing is missing any more, the check takes the profile on by itself.
  CHECKED: { from: ['IDENTITY', 'DECLARED'], by: ['COORDINATOR'], needs: 'ANSWERS' },
  // EXPIRING as well, so that a renewal leaves no gap.
  APPROVED: { from: ['CHECKED', 'EXPIRING'], by: ['COORDINATOR'], needs: 'ALL' },
  EXPIRING: { from: ['APPROVED'], by: ['SYSTEM'], needs: 'NOTHING' },
  EXPIRED: { from: ['APPROVED', 'EXPIRING'], by: ['SYSTEM'], needs: 'NOTHING' },
  SUSPENDED: { from: ['DRAFT', 'IDENTITY', ...begun], by: ['SAFEGUARDING_LEAD', 'COORDINATOR'], needs: 'NOTHING' },
  BLOCKED: { from: ['DRAFT', 'IDENTITY', ...begun, 'SUSPENDED'], by: ['COORDINATOR'], needs: 'NOTHING' },
} as const satisfies Partial<Record<VettingState, VettingTransition | readonly VettingTransition[]>>;

/** The states in which somebody may be sent there. */
export const approvedStates: readonly VettingState[] = ['APPROVED', 'EXPIRING'];
