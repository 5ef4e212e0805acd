import type { EmployerId, InputFault, PledgeId, ProgrammeId } from '#kernel';
import { refusedWords } from '#safeguarding';
import type { OpportunityKind } from '#safeguarding';
import type { Quarter, QuarterStanding } from './quarter.js';

/** What a pledge counts: places that students had, groups that came, or hours of students. */
export const pledgeMeasures = ['PLACES', 'VISITS', 'HOURS'] as const;

export type PledgeMeasure = (typeof pledgeMeasures)[number];

/** Most that can be pledged in one line. */
export const mostPledged = 100_000;

/** What is pledged: one line for each quarter, area, kind and measure. */
export interface PledgeLine {
  readonly quarter: Quarter;
  /** The first half of a postcode, as in B36. */
  readonly area: string;
  readonly kind: OpportunityKind;
  readonly measure: PledgeMeasure;
}

/** An employer says how much it will do. */
export interface Pledge extends PledgeLine {
  readonly id: PledgeId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  /** 0 to 100,000; 0 is a pledge that was taken back. */
  readonly amount: number;
}

/**
 * What is wrong with saying so while the quarter stands like that: before it begins a pledge may be made and changed as one likes, then only
 * with a reason. O(length).
 */
export function faultsOfPledge(
  { kind, measure }: Pick<PledgeLine, 'kind' | 'measure'>,
  reason: string | null,
  standing: QuarterStanding,
): InputFault[] {
  const noVisits = { path: 'measure', value: measure, message: 'is not what a placement is counted by' };
  const noReason = { path: 'reason', value: reason, message: 'must say why: the quarter has begun' };
  return [
    ...(kind === 'PLACEMENT' && measure === 'VISITS' ? [noVisits] : []),
    ...(standing === 'RUNNING' && (reason ?? '').trim() === '' ? [noReason] : []),
    ...refusedWords({ reason }),
  ];
}
