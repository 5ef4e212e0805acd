import type { Actor, EmployerId, IdOf, OpportunityId, ProgrammeId, Role, TransitionTable } from '#kernel';
import { mayMove } from '#kernel';
import { opportunityTransitions, type OpportunityState } from './opportunity.js';

/** Why somebody reports an advert. */
export const reportReasons = [
  'SAFETY',
  'DISCRIMINATION',
  'ASKS_FOR_MONEY',
  'CONTACT_DETAILS',
  'NOT_AS_DESCRIBED',
  'NOT_WORK_EXPERIENCE',
  'OTHER',
] as const;

export type ReportReason = (typeof reportReasons)[number];

/** How far a report has come. */
export const reportStates = ['OPEN', 'DISMISSED', 'UPHELD'] as const;

export type ReportState = (typeof reportStates)[number];

export type ClosedReportState = Exclude<ReportState, 'OPEN'>;

/** Who may move a report from where to where. */
export const reportTransitions = {
  DISMISSED: { from: ['OPEN'], by: ['COORDINATOR'] },
  UPHELD: { from: ['OPEN'], by: ['COORDINATOR'] },
} as const satisfies TransitionTable<ReportState, Role>;

/** The states in which an advert can be reported: whenever somebody outside its employer may have read it. */
export const reportableStates: readonly OpportunityState[] = ['PUBLISHED', 'PAUSED', 'HIDDEN', 'PAST', 'WITHDRAWN'];

export type AdvertReportId = IdOf<'AdvertReport'>;

/** An advert as far as whoever reports it has to know. */
export interface ReportedAdvert {
  readonly id: OpportunityId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly state: OpportunityState;
}

/** Somebody says that something is wrong with an advert. */
export interface AdvertReport {
  readonly id: AdvertReportId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  readonly reason: ReportReason;
  /** While it is open, the advert is out of sight. */
  readonly hides: boolean;
  readonly state: ReportState;
}

/**
 * True when a report takes the advert out of sight while it is open: about safety, by a role that may do so, and not by somebody whose
 * report about the same advert was dismissed. O(1).
 */
export function hidesAdvert(reason: ReportReason, role: Actor['role'], wasDismissedBefore: boolean): boolean {
  if (reason !== 'SAFETY' || wasDismissedBefore || role === 'NEWCOMER') return false;
  return mayMove(opportunityTransitions, 'PUBLISHED', 'HIDDEN', role);
}
