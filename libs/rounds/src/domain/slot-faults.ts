import type { LocalDate } from '#kernel';

/** What of a slot decides whether a round takes applications for it. */
export interface SlotTerms {
  readonly isPlacement: boolean;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly yearGroups: readonly number[];
}

/** Why a student cannot apply for a slot in a round, each reason a sentence; empty when nothing stands against it. O(1). */
export function slotFaults(
  { isPlacement, startsOn, endsOn, yearGroups }: SlotTerms,
  { slotsFrom, slotsTo }: { readonly slotsFrom: LocalDate; readonly slotsTo: LocalDate },
  { yearGroup }: { readonly yearGroup: number },
  today: LocalDate,
): string[] {
  const faults: string[] = [];
  if (!isPlacement) faults.push('Only placements are applied for; a school books visits and events.');
  if (startsOn < slotsFrom || endsOn > slotsTo)
    faults.push(`The round is for placements from ${slotsFrom} to ${slotsTo}.`);
  if (startsOn <= today) faults.push('The placement has begun.');
  if (!yearGroups.includes(yearGroup)) faults.push(`The placement is not for Year ${yearGroup}.`);
  return faults;
}
