import type { EmployerId, IdOf, InputFault, OpportunityId, ProgrammeId, Role, TransitionTable } from '#kernel';

/** How far an employer's part in another's placement has come. */
export const partnershipStates = ['INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'REMOVED'] as const;

export type PartnershipState = (typeof partnershipStates)[number];

/**
 * From where to where it goes. Both sides are employers: who invites and removes is the one whose advert it is, who answers and
 * withdraws the other, and neither finds what is the other's to do. An accepted partner is asked again when the plan of its days changes.
 */
export const partnershipTransitions = {
  INVITED: { from: ['ACCEPTED'], by: ['EMPLOYER'] },
  ACCEPTED: { from: ['INVITED'], by: ['EMPLOYER'] },
  DECLINED: { from: ['INVITED'], by: ['EMPLOYER'] },
  WITHDRAWN: { from: ['ACCEPTED'], by: ['EMPLOYER'] },
  REMOVED: { from: ['INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'], by: ['EMPLOYER'] },
} as const satisfies TransitionTable<PartnershipState, Role | 'SYSTEM'>;

/** An employer's part in another's placement. */
export interface Partnership {
  readonly id: IdOf<'Partnership'>;
  readonly programmeId: ProgrammeId;
  /** Whose advert it is. */
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  /** Who has days of it. */
  readonly partnerEmployerId: EmployerId;
  readonly state: PartnershipState;
  /** Days of the placement, 1 to 5. */
  readonly days: readonly number[];
}

/**
 * Everything that is wrong with days for a partner: one that stands twice, one of which the plan says nothing, one that is another's
 * already; and none that is left for whoever's advert it is. O(days x taken).
 */
export function faultsOfDays(
  days: readonly number[],
  planned: ReadonlySet<number>,
  taken: ReadonlySet<number>,
): InputFault[] {
  const faults = days.flatMap((day, index): InputFault[] => {
    const at = (message: string): InputFault => ({ path: `days.${index}`, value: String(day), message });
    return [
      ...(days.indexOf(day) < index ? [at('stands there twice')] : []),
      ...(planned.has(day) ? [] : [at('is a day of which the plan says nothing')]),
      ...(taken.has(day) ? [at('is spent at another partner’s')] : []),
    ];
  });
  const isAnyLeft = [...planned].some((day) => !days.includes(day) && !taken.has(day));
  const noneLeft = { path: 'days', value: days.join(', '), message: 'leaves no day of the plan for you' };
  return isAnyLeft || faults.length > 0 ? faults : [noneLeft];
}
