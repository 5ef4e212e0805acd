import type { AccountId, ActivityProfileId, EmployerId, LocalDate, ProgrammeId, SiteId } from '#kernel';
import type { Activity } from './activity.js';
import type { ActivityAnswers } from './answers.js';
import type { Tier } from './tier.js';
import type { VettingState } from './vetting-state.js';

/** How something was checked: by talking, by going through what the employer has arranged, by going there. */
export const checkForms = ['CONVERSATION', 'ARRANGEMENTS', 'SITE_CHECK'] as const;

export type CheckForm = (typeof checkForms)[number];

/** The last check that was recorded. */
export interface VettingCheck {
  readonly form: CheckForm;
  /** The day of the conversation or visit. */
  readonly on: LocalDate;
  readonly by: AccountId;
}

/** The vetting of one activity at one site of one employer, shared by every school of the programme. */
export interface ActivityProfile {
  readonly id: ActivityProfileId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly siteId: SiteId;
  readonly activity: Activity;
  readonly tier: Tier;
  readonly state: VettingState;
  /** The last day of the approval; null where there is none. */
  readonly approvedUntil: LocalDate | null;
  /** Null until the employer has answered. */
  readonly answers: ActivityAnswers | null;
  /** Since the last approval or lapse; null where nothing was checked since. */
  readonly check: VettingCheck | null;
}
