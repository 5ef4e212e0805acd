import { daysWithUnder16, daysWithUnder16ByAdult, type HostedSlot } from '#clearances';
import type { HostAdultId, LocalDate } from '#kernel';
import { contactDaysAround, regulatedFromDays } from '#safeguarding';

/** How near an adult is to the days that make regulated activity. */
export const ledgerStatuses = ['FREE', 'NEAR', 'REACHED'] as const;

/** One of them. */
export type LedgerStatus = (typeof ledgerStatuses)[number];

/** An adult's line in the ledger: sums alone, so that no school learns of another's students. */
export interface LedgerLine {
  readonly hostAdultId: HostAdultId;
  readonly name: string;
  /** Most distinct days with a child under 16 in any 30, over the months around today and all schools. */
  readonly mostDaysInThirty: number;
  readonly status: LedgerStatus;
}

/** The line of an adult from the slots that children come to. O(days²). */
export function ledgerLine(adult: { id: HostAdultId; name: string }, slots: readonly HostedSlot[]): LedgerLine {
  const mostDaysInThirty = mostInThirty(daysWithUnder16(adult.id, slots));
  return { hostAdultId: adult.id, name: adult.name, mostDaysInThirty, status: statusOf(mostDaysInThirty) };
}

/** An adult who has one day left before it is regulated activity, or has reached it, so that schools decide on the days. */
export interface NearMiss extends Omit<LedgerLine, 'name' | 'hostAdultId'> {
  readonly hostAdultId: string;
}

/** Every near miss among the adults of those slots. O(slots x days + days² of an adult). */
export function nearMissesOf(slots: readonly HostedSlot[]): NearMiss[] {
  return [...daysWithUnder16ByAdult(slots)].flatMap(([hostAdultId, days]) => {
    const mostDaysInThirty = mostInThirty(days);
    const status = statusOf(mostDaysInThirty);
    return status === 'FREE' ? [] : [{ hostAdultId, mostDaysInThirty, status }];
  });
}

function mostInThirty(days: readonly LocalDate[]): number {
  return Math.max(0, ...days.map((day) => contactDaysAround(days, day)));
}

function statusOf(days: number): LedgerStatus {
  if (days >= regulatedFromDays) return 'REACHED';
  return days === regulatedFromDays - 1 ? 'NEAR' : 'FREE';
}
