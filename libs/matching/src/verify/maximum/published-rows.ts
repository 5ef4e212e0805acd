import type { AllocationStudent } from '../../instance/allocation-instance.js';
import type {
  Amount,
  LimitUse,
  MaximumCounts,
  MaximumRefusal,
  MaximumResult,
  TooFewPlaces,
} from '../../maximum/maximum-result.js';
import type { MaximumSettings } from '../../maximum/maximum-settings.js';
import { isSame } from '../same.js';
import type { ExpectedStage } from './expected-stages.js';
import { isFreeOn } from './free-days.js';
import { violation, type MaximumViolation } from './maximum-violation.js';
import { readPrices, type Prices } from './prices.js';
import { limitsAbove, type SeatLimit, type Seats } from './seats.js';

/** What published rows must follow from. */
export interface Proved {
  readonly seats: Seats;
  readonly closed: ReadonlySet<string>;
  readonly settings: MaximumSettings;
  readonly stages: readonly ExpectedStage[];
  /** The over-demanded group of each student without a place who had open choices. */
  readonly groups: ReadonlyMap<string, TooFewPlaces>;
}

/** Whether reasons, rows of slots and employers, and counts are what follows from who sits where and from the prices. O(choices x stages). */
export function checkPublished(proved: Proved, result: MaximumResult): MaximumViolation[] {
  const { seats } = proved;
  const { prices } = readPrices(seats, result.stages);
  const wrongReasons = result.outcomes.filter(
    (outcome) => !isSame(outcome, expectOutcome(proved, prices, seats.students.get(outcome.studentId)!)),
  );
  const ceilings = new Map<string, SeatLimit[]>();
  for (const limit of seats.byCeiling.values()) {
    ceilings.set(limit.slotId, [...(ceilings.get(limit.slotId) ?? []), limit]);
  }
  const wrongSlots = result.slots.filter((row) => {
    const expected = {
      slotId: row.slotId,
      isClosed: proved.closed.has(row.slotId),
      ...expectUse(proved, prices, seats.bySlot.get(row.slotId)!),
      schools: (ceilings.get(row.slotId) ?? [])
        .map((school) => ({ schoolId: school.schoolId ?? '', ...expectUse(proved, prices, school) }))
        .sort((left, right) => (left.schoolId < right.schoolId ? -1 : 1)),
    };
    return !isSame(row, expected);
  });
  const wrongEmployers = result.employers.filter(
    (row) =>
      !isSame(row, {
        employerId: row.employerId,
        ...expectUse(proved, prices, seats.byEmployer.get(row.employerId)!),
      }),
  );
  return [
    ...wrongReasons.map(({ studentId }) => violation('REASON_WRONG', { studentId })),
    ...wrongSlots.map(({ slotId }) => violation('SLOT_ROW_WRONG', { slotId })),
    ...wrongEmployers.map(() => violation('EMPLOYER_ROW_WRONG')),
    ...(isSame(result.counts, expectCounts(proved)) ? [] : [violation('COUNTS_WRONG')]),
  ];
}

function expectUse({ stages }: Proved, prices: Prices, limit: SeatLimit): LimitUse {
  const price = prices
    .ofLimit(limit)
    .map((amount, index): Amount => ({ objective: stages[index]!.objective, amount }))
    .filter(({ amount }) => amount !== 0);
  return { seats: limit.seats, filled: limit.sitters.size, pinned: limit.pinned, price };
}

function expectOutcome(proved: Proved, prices: Prices, student: AllocationStudent): object {
  const { seats, groups } = proved;
  const studentId = student.id;
  const pinnedTo = seats.pins.get(studentId);
  if (pinnedTo !== undefined) return { kind: 'PINNED', studentId, slotId: pinnedTo };
  if (student.choices.length === 0) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };
  const slotId = seats.slotOf.get(studentId);
  const held = student.choices.findIndex((choice) => choice.slotId === slotId);
  const better = held < 0 ? student.choices.length : held;
  const refusals = student.choices
    .slice(0, better)
    .map((_, index) => expectRefusal(proved, prices, student, index + 1));
  if (slotId !== undefined) {
    const rank = held + 1;
    return { kind: 'PLACED', studentId, slotId, rank, chosenBy: chosenBy(student, rank), refusals };
  }
  const group = groups.get(studentId);
  return group === undefined
    ? { kind: 'UNPLACED', studentId, cause: 'NOTHING_OPEN', refusals }
    : { kind: 'UNPLACED', studentId, cause: 'TOO_FEW_PLACES', refusals, group };
}

function chosenBy({ ownChoices }: AllocationStudent, rank: number): MaximumRefusal['chosenBy'] {
  return rank > ownChoices ? 'SYSTEM' : 'STUDENT';
}

function expectRefusal(
  { seats, closed, stages }: Proved,
  prices: Prices,
  student: AllocationStudent,
  rank: number,
): MaximumRefusal {
  const slotId = student.choices[rank - 1]!.slotId;
  const refusal = { slotId, rank, chosenBy: chosenBy(student, rank), costs: null };
  if (!isFreeOn(student, seats.slots.get(slotId)?.days)) return { ...refusal, decidedBy: 'UNAVAILABLE' };
  if (closed.has(slotId)) return { ...refusal, decidedBy: 'SLOT_CLOSED' };
  if (limitsAbove(seats, student.id, slotId).some((limit) => limit.pinned >= limit.seats)) {
    return { ...refusal, decidedBy: 'NO_SEATS' };
  }
  const sums = prices.sum(student.id, { slotId, costs: stages.map((stage) => stage.cost(student, rank)) });
  const first = sums.findIndex((amount) => amount !== 0);
  const costs = first < 0 ? null : { objective: stages[first]!.objective, amount: sums[first]! };
  return { ...refusal, decidedBy: 'OTHERS', costs };
}

function expectCounts({ seats, settings, groups }: Proved): MaximumCounts {
  const counts = { pinned: 0, own: 0, completed: 0, withoutChoices: 0, nothingOpen: 0, group: 0, placed: 0 };
  let longest = 0;
  let travelMinutes = 0;
  let totalRank = 0;
  let seatCount = 0;
  const ranks: number[] = [];
  for (const student of seats.students.values()) {
    longest = Math.max(longest, student.choices.length);
    const hasPriority = student.priorityClass < settings.priorityClasses && !seats.pins.has(student.id);
    if (hasPriority) counts.group++;
    const rank = student.choices.findIndex(({ slotId }) => slotId === seats.slotOf.get(student.id)) + 1;
    if (seats.pins.has(student.id)) counts.pinned++;
    else if (rank > 0) {
      counts[chosenBy(student, rank) === 'STUDENT' ? 'own' : 'completed']++;
      if (hasPriority) counts.placed++;
      ranks.push(rank);
      totalRank += rank;
      travelMinutes += student.choices[rank - 1]!.travelMinutes ?? 0;
    } else if (student.choices.length === 0) counts.withoutChoices++;
    else if (!groups.has(student.id)) counts.nothingOpen++;
  }
  for (const { seats: each } of seats.bySlot.values()) seatCount += each;
  return {
    students: seats.students.size,
    pinned: counts.pinned,
    placedOnOwnChoice: counts.own,
    placedOnCompletedChoice: counts.completed,
    withoutChoices: counts.withoutChoices,
    withNothingOpen: counts.nothingOpen,
    withoutPlace: groups.size,
    priorityStudents: counts.group,
    priorityPlaced: counts.placed,
    profile: Array.from({ length: longest }, (_, at) => ranks.filter((rank) => rank === at + 1).length),
    totalRank,
    travelMinutes,
    seats: seatCount,
    seatsFilled: counts.pinned + ranks.length,
  };
}
