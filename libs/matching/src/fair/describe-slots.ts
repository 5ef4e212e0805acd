import type { CompiledInstance } from '../instance/compiled-instance.js';
import type { Cutoffs } from './cutoffs.js';
import type { EmployerOutcome, ReserveOutcome, SchoolOutcome, SlotOutcome } from './fair-result.js';
import type { Occupancy } from './occupancy.js';

/** One row for each slot, in the numbering of the market. O(slots + their limits). */
export function describeSlots(compiled: CompiledInstance, occupancy: Occupancy, cutoffs: Cutoffs): SlotOutcome[] {
  const { slots, capacity, ceilings, reserves, market } = compiled;
  const schools = slots.map((): SchoolOutcome[] => []);
  ceilings.forEach(({ slot, given }, ceiling) => {
    const pinned = given.seats - (market.ceilings?.seats[ceiling] ?? 0);
    schools[slot]!.push({
      schoolId: given.schoolId,
      ceiling: given.seats,
      filled: pinned + occupancy.ceilings.filled[ceiling]!,
      cutoff: cutoffs.ofCeiling[ceiling] ?? null,
    });
  });
  const reserved = slots.map((): ReserveOutcome[] => []);
  reserves.forEach(({ slot, given }, reserve) => {
    reserved[slot]!.push({
      type: given.type,
      seats: market.reserves?.seats[reserve] ?? 0,
      filled: occupancy.reserves.filled[reserve]!,
      cutoff: cutoffs.ofReserve[reserve] ?? null,
    });
  });
  return slots.map(({ id }, slot) => {
    const pinned = capacity[slot]! - market.seats[slot]!;
    return {
      slotId: id,
      capacity: capacity[slot]!,
      filled: pinned + occupancy.slots.filled[slot]!,
      pinned,
      cutoff: cutoffs.ofSlot[slot] ?? null,
      schools: schools[slot]!,
      reserves: reserved[slot]!,
    };
  });
}

/** One row for each employer with a ceiling, by employer id. O(employers). */
export function describeEmployers(
  { employers, market }: CompiledInstance,
  occupancy: Occupancy,
  cutoffs: Cutoffs,
): EmployerOutcome[] {
  return employers.map(({ employerId, seats }, employer) => ({
    employerId,
    seats,
    filled: seats - (market.employers?.seats[employer] ?? 0) + occupancy.employers.filled[employer]!,
    cutoff: cutoffs.ofEmployer[employer] ?? null,
  }));
}
