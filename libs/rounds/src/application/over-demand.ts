import { groupBy } from '#kernel';
import type { AllocationInstance, AllocationResult, TooFewPlaces } from '#matching';
import type { OverDemandedGroup } from '../domain/proposed-slot.js';
import { shortOfPlaces } from './read-match.js';

/**
 * The groups of students who can reach no other slots than these, too few for them, with the slots: from each student without a place
 * to the slots on the list, to those who sit there, to their lists, and so on; what meets is one group. The numbers are the run's own; the
 * slots are named where they come to as many, which they do while places are limited by slots alone. Greatest want first. O(choices).
 */
export function overDemandedGroups(instance: AllocationInstance, match: AllocationResult): OverDemandedGroup[] {
  const short = shortOfPlaces(match);
  const slotsOf = listedSlots(instance, match);
  const sittersAt = groupBy(placesOf(match), ({ slotId }) => slotId);
  const joined = new JoinedSlots();
  const met = new Set(short.map(({ studentId }) => studentId));
  const walked = new Set<string>();
  // The set grows while it is walked.
  for (const studentId of met) {
    const slotIds = slotsOf.get(studentId) ?? [];
    joined.join(slotIds);
    for (const slotId of slotIds) {
      if (walked.has(slotId)) continue;
      walked.add(slotId);
      for (const sitter of sittersAt.get(slotId) ?? []) met.add(sitter.studentId);
    }
  }
  const groups = new Map<ReadonlySet<string>, TooFewPlaces>();
  for (const { studentId, group } of short) groups.set(joined.of(slotsOf.get(studentId)?.[0] ?? ''), group);
  return [...groups]
    .map(([slotIds, { students, slots, seats }]) => ({
      students,
      slots,
      seats,
      slotIds: slotIds.size === slots ? [...slotIds].sort() : [],
    }))
    .sort((left, right) => right.students - right.seats - (left.students - left.seats));
}

/** What each student might have been given: slots on the list that were not closed. */
function listedSlots({ students }: AllocationInstance, { closures }: AllocationResult): Map<string, string[]> {
  const closed = new Set(closures.map(({ slotId }) => slotId));
  return new Map(
    students.map(({ id, choices }) => [id, choices.flatMap(({ slotId }) => (closed.has(slotId) ? [] : [slotId]))]),
  );
}

function placesOf({ outcomes }: AllocationResult): { studentId: string; slotId: string }[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'PLACED' ? [outcome] : []));
}

/** Slots that belong together, each in one set. */
class JoinedSlots {
  private readonly setOf = new Map<string, Set<string>>();

  of(slotId: string): ReadonlySet<string> {
    return this.setOf.get(slotId) ?? new Set();
  }

  /** The smaller sets go into the largest, so that no slot moves more often than the logarithm of their number. */
  join(slotIds: readonly string[]): void {
    const sets = new Set(slotIds.map((slotId) => this.own(slotId)));
    const [largest, ...others] = [...sets].sort((left, right) => right.size - left.size);
    if (largest === undefined) return;
    for (const slotId of others.flatMap((set) => [...set])) {
      largest.add(slotId);
      this.setOf.set(slotId, largest);
    }
  }

  private own(slotId: string): Set<string> {
    const own = this.setOf.get(slotId) ?? new Set([slotId]);
    this.setOf.set(slotId, own);
    return own;
  }
}
