import type { AllocationInstance, AllocationSlot } from './allocation-instance.js';
import { effectiveCapacity } from './effective-capacity.js';
import { mostSeats, type Faults } from './faults.js';
import { mostStudents } from './standing-key.js';

/** Adds every fault of the slots' rows that can be seen without the students. O(slots + their rows). */
export function findSlotFaults({ slots }: AllocationInstance, faults: Faults): void {
  const seen = new Set<string>();
  for (const [index, slot] of slots.entries()) {
    const path = `slots.${index}`;
    faults.id(`${path}.id`, slot.id, seen);
    faults.whole(`${path}.capacity`, slot.capacity, 0, mostSeats);
    if (slot.employerId === '') faults.add(`${path}.employerId`, '', 'is empty');
    if (slot.supervision !== undefined) {
      faults.whole(`${path}.supervision.headsInRoom`, slot.supervision.headsInRoom, 1, mostSeats);
      faults.whole(`${path}.supervision.studentsPerAdult`, slot.supervision.studentsPerAdult, 1, mostSeats);
    }
    if (slot.minimumGroup !== undefined) faults.whole(`${path}.minimumGroup`, slot.minimumGroup, 1, mostStudents);
    if (slot.days !== undefined) faults.days(`${path}.days`, slot.days);
    const schools = new Set<string>();
    for (const [row, ceiling] of (slot.schoolCeilings ?? []).entries()) {
      faults.id(`${path}.schoolCeilings.${row}.schoolId`, ceiling.schoolId, schools);
      faults.whole(`${path}.schoolCeilings.${row}.seats`, ceiling.seats, 0, mostSeats);
    }
    findReserveFaults(slot, path, faults);
  }
}

function findReserveFaults(slot: AllocationSlot, path: string, faults: Faults): void {
  const types = new Set<string>();
  for (const [row, { type, seats }] of (slot.reserves ?? []).entries()) {
    faults.id(`${path}.reserves.${row}.type`, type, types);
    faults.whole(`${path}.reserves.${row}.seats`, seats, 0, mostSeats);
  }
  const reserved = reservedSeats(slot);
  if (reserved > 0 && reserved > effectiveCapacity(slot))
    faults.add(`${path}.reserves`, reserved, 'is more seats than the slot has');
}

/** Adds every fault of the employer ceilings. O(ceilings + slots). */
export function findEmployerFaults({ employerCeilings = [], slots }: AllocationInstance, faults: Faults): void {
  if (employerCeilings.length === 0) return;
  const reservedAt = new Map<string, number>();
  for (const slot of slots) {
    const employerId = slot.employerId ?? '';
    reservedAt.set(employerId, (reservedAt.get(employerId) ?? 0) + reservedSeats(slot));
  }
  const seen = new Set<string>();
  for (const [index, { employerId, seats }] of employerCeilings.entries()) {
    const path = `employerCeilings.${index}`;
    faults.id(`${path}.employerId`, employerId, seen);
    const isSound = faults.whole(`${path}.seats`, seats, 0, mostSeats);
    if (isSound && seats < (reservedAt.get(employerId) ?? 0)) {
      faults.add(`${path}.seats`, seats, "is fewer than the reserved seats of the employer's slots");
    }
  }
}

function reservedSeats({ reserves = [] }: AllocationSlot): number {
  return reserves.reduce((sum, { seats }) => sum + seats, 0);
}
