import { allocate, verifyRun, type AllocationMode, type Violation } from '#matching';
import type { RoundInstance } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';
import type { OverDemandedGroup, ProposedSlot } from '../domain/proposed-slot.js';
import { allocationInstanceOf } from './allocation-instance.js';
import { outcomesOf } from './outcomes.js';
import { overDemandedGroups } from './over-demand.js';
import { readMatch } from './read-match.js';
import { anEligibility, anInstance, byBus } from './round.fixture.js';
import { ruledOutOf } from './ruled-out.js';
import { heldPlaces, pinnedPlaces } from './settled-places.js';
import { studentLists } from './student-lists.js';

const journey = { outMinutes: 70, backMinutes: 80, ...byBus };

/**
 * For specs: a round matched as rounds are, without a database; pinned placements are 70 minutes away, everything else
 * 20, and the lottery goes by the order of the students.
 */
export async function aMatchedRound(
  changes: Partial<RoundInstance>,
  mode: AllocationMode = { kind: 'FAIR' },
): Promise<{
  outcomes: readonly Outcome[];
  slots: readonly ProposedSlot[];
  groups: readonly OverDemandedGroup[];
  violations: readonly Violation[];
}> {
  const read = anInstance(changes);
  const { students, slots } = read;
  const eligibility = anEligibility(students, slots);
  const ruledOut = ruledOutOf(read);
  const pinned = await pinnedPlaces(read, eligibility, ruledOut, { way: () => Promise.resolve(journey) });
  const settled = [...heldPlaces(read), ...pinned];
  const lists = studentLists(read, eligibility, ruledOut);
  const keys = new Map(students.map(({ id }, index) => [id as string, index.toString(16).padStart(64, '0')]));
  const instance = allocationInstanceOf(lists, slots, settled, keys);
  const result = allocate(instance, mode);
  const match = readMatch(instance, result);
  return {
    outcomes: outcomesOf(students, lists, settled, match.results),
    slots: match.slots,
    groups: overDemandedGroups(instance, result),
    violations: verifyRun({ instance, mode, result }),
  };
}
