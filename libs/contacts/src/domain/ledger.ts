import { daysWithUnder16, type HostedSlot } from '#clearances';
import type { HostAdultId } from '#kernel';
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
  const days = daysWithUnder16(adult.id, slots);
  const mostDaysInThirty = Math.max(0, ...days.map((day) => contactDaysAround(days, day)));
  return { hostAdultId: adult.id, name: adult.name, mostDaysInThirty, status: statusOf(mostDaysInThirty) };
}

function statusOf(days: number): LedgerStatus {
  if (days >= regulatedFromDays) return 'REACHED';
  return days === regulatedFromDays - 1 ? 'NEAR' : 'FREE';
}
