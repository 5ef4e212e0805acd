import type { CompletedResult, CompletionSettings, Move } from '../../completion/completed-result.js';
import type { FairResult } from '../../fair/fair-result.js';
import type { AllocationInstance, AllocationStudent } from '../../instance/allocation-instance.js';
import type { Place, ProvedStage } from '../../maximum/maximum-result.js';
import { isSame } from '../same.js';
import { expectLottery, type ExpectedStage } from './expected-stages.js';
import { isFreeOn } from './free-days.js';
import { violation, type MaximumViolation } from './maximum-violation.js';
import { checkPrices, type PricedChoice } from './prices.js';
import { checkLimits, checkPlaces, seatAll, type Seats } from './seats.js';

/**
 * Everything that is wrong with a completion, judged from instance, fair result, settings and completion alone; empty when nobody lost a
 * place, only students who agreed were moved and none too far, limits and minimum groups are kept, the moves are the chains that are told
 * of, and the prices prove that no more could be gained, nor by fewer moves, nor with better ranks.
 *
 * The instance is taken as sound and the fair result as verified. O(choices x stages x attempts), with maps.
 */
export function verifyCompletion(
  instance: AllocationInstance,
  fairResult: FairResult,
  completed: CompletedResult,
  settings: CompletionSettings,
): MaximumViolation[] {
  const before = readBefore(instance, fairResult, settings);
  const held = new Set<string>();
  const shut = new Set(fairResult.closures.map(({ slotId }) => slotId));
  for (const attempt of completed.attempts) {
    const { seats, found } = checkAttempt(before, attempt, held, shut);
    if (found.length > 0) return [...found, violation('RESTRICTION_WRONG')];
    const small = smallGroups(before, seats);
    const expected = {
      held: small.filter((slotId) => before.filled.has(slotId)),
      notOpened: small.filter((slotId) => !before.filled.has(slotId)),
    };
    const { held: nowHeld, notOpened } = attempt;
    if (small.length === 0 || !isSame(expected, { held: nowHeld, notOpened })) return [violation('RESTRICTION_WRONG')];
    for (const slotId of nowHeld) held.add(slotId);
    for (const slotId of notOpened) shut.add(slotId);
  }
  const { seats, found } = checkAttempt(before, completed, held, shut);
  if (found.length > 0) return found;
  return [
    ...smallGroups(before, seats).map((slotId) => violation('GROUP_TOO_SMALL', { slotId })),
    ...checkChains(before, completed),
    ...checkRanks(before, completed),
  ];
}

/** What holds before the completion. */
interface Before {
  /** With school ceilings raised to what the fair result holds, whose reserved seats did not count towards them. */
  readonly instance: AllocationInstance;
  readonly students: ReadonlyMap<string, AllocationStudent>;
  readonly slotOf: ReadonlyMap<string, string>;
  /** Slots with somebody, pinned students apart. */
  readonly filled: ReadonlySet<string>;
  readonly settings: CompletionSettings;
}

function readBefore(instance: AllocationInstance, { outcomes }: FairResult, settings: CompletionSettings): Before {
  const places = outcomes.flatMap((outcome) => (outcome.kind === 'PLACED' ? [outcome] : []));
  const { bySlot, byCeiling, students, slotOf } = seatAll(instance, places);
  const held = new Map(
    [...byCeiling.values()].map((limit) => [`${limit.slotId} ${limit.schoolId}`, limit.sitters.size]),
  );
  const slots = instance.slots.map((slot) => ({
    ...slot,
    schoolCeilings: (slot.schoolCeilings ?? []).map(({ schoolId, seats }) => ({
      schoolId,
      seats: Math.max(seats, held.get(`${slot.id} ${schoolId}`) ?? 0),
    })),
  }));
  const filled = [...bySlot.values()]
    .filter(({ sitters, pinned }) => sitters.size > pinned)
    .map(({ slotId }) => slotId);
  return { instance: { ...instance, slots }, students, slotOf, filled: new Set(filled), settings };
}

interface AttemptRows {
  readonly places: readonly Place[];
  readonly stages: readonly ProvedStage[];
}

/** One allocation with its proof. */
function checkAttempt(
  before: Before,
  { places, stages }: AttemptRows,
  held: ReadonlySet<string>,
  shut: ReadonlySet<string>,
): { seats: Seats; found: MaximumViolation[] } {
  const seats = seatAll(before.instance, places);
  const unsorted = places
    .filter(({ studentId }, index) => index > 0 && places[index - 1]!.studentId > studentId)
    .map(({ studentId }) => violation('NOT_SORTED', { studentId }));
  const lost = [...before.slotOf.keys()]
    .filter((studentId) => !seats.slotOf.has(studentId))
    .map((studentId) => violation('PLACE_LOST', { studentId }));
  const refused = places.flatMap((place) => checkMove(before, place));
  const allowed = new Map(
    [...before.students.values()]
      .filter(({ id }) => !seats.pins.has(id))
      .map((student) => [student.id, allowedSlots(before, seats, student, held, shut)] as const),
  );
  const misplaced = checkPlaces(
    seats,
    places,
    (studentId, slotId) => allowed.get(studentId)?.includes(slotId) ?? false,
  );
  const impossible = [...unsorted, ...lost, ...refused, ...misplaced, ...checkLimits(seats)];
  if (impossible.length > 0) return { seats, found: impossible };

  const expected = expectStages(before);
  const names = expected.map(({ objective }) => objective);
  if (
    !isSame(
      stages.map(({ objective }) => objective),
      names,
    )
  )
    return { seats, found: [violation('STAGES_WRONG')] };
  const priced = new Map(
    [...allowed].map(([studentId, slots]): [string, PricedChoice[]] => {
      const student = before.students.get(studentId)!;
      const costsOf = (slotId: string): number[] => expected.map(({ cost }) => cost(student, rankIn(student, slotId)));
      return [studentId, slots.map((slotId) => ({ slotId, costs: costsOf(slotId) }))];
    }),
  );
  return { seats, found: checkPrices(seats, stages, priced) };
}

/** Whether a student who had a place agreed to where it is now. */
function checkMove({ students, slotOf, settings }: Before, { studentId, slotId }: Place): MaximumViolation[] {
  const from = slotOf.get(studentId);
  const student = students.get(studentId);
  if (from === undefined || from === slotId || student === undefined) return [];
  const down = rankIn(student, slotId) - rankIn(student, from);
  return [
    ...(student.agreesToMove === true ? [] : [violation('NOT_AGREED', { studentId, slotId })]),
    ...(down > settings.ranksDown ? [violation('MOVED_TOO_FAR', { studentId, slotId })] : []),
  ];
}

function allowedSlots(
  { slotOf, settings }: Before,
  { slots }: Seats,
  student: AllocationStudent,
  held: ReadonlySet<string>,
  shut: ReadonlySet<string>,
): string[] {
  const from = slotOf.get(student.id);
  const lowest = from === undefined ? Infinity : rankIn(student, from) + settings.ranksDown;
  const mayLeave = from === undefined || (student.agreesToMove === true && !held.has(from));
  return student.choices
    .map(({ slotId }) => slotId)
    .filter((slotId, index) => {
      if (slotId === from) return true;
      return mayLeave && index < lowest && !shut.has(slotId) && isFreeOn(student, slots.get(slotId)?.days);
    });
}

function rankIn({ choices }: AllocationStudent, slotId: string): number {
  return choices.findIndex((choice) => choice.slotId === slotId) + 1;
}

function expectStages({ instance, slotOf }: Before): ExpectedStage[] {
  const isMoved = (student: AllocationStudent, rank: number): boolean => {
    const from = slotOf.get(student.id);
    return from !== undefined && from !== student.choices[rank - 1]?.slotId;
  };
  return [
    { objective: { kind: 'PLACED' }, cost: () => -1 },
    { objective: { kind: 'FORMERLY_PLACED' }, cost: ({ id }) => (slotOf.has(id) ? -1 : 0) },
    { objective: { kind: 'MOVED' }, cost: (student, rank) => (isMoved(student, rank) ? 1 : 0) },
    { objective: { kind: 'TOTAL_RANK' }, cost: (_, rank) => rank },
    expectLottery(instance),
  ];
}

/** Slots without pinned students that were or are in use, with fewer students than they run with, by id. */
function smallGroups({ filled }: Before, { slots, bySlot }: Seats): string[] {
  return [...slots.values()]
    .filter(({ id, minimumGroup }) => {
      const { sitters, pinned } = bySlot.get(id)!;
      return pinned === 0 && (filled.has(id) || sitters.size > 0) && sitters.size < (minimumGroup ?? 1);
    })
    .map(({ id }) => id)
    .sort((left, right) => (left < right ? -1 : 1));
}

/** Whether the chains hold together, contain every move once and no other, and are counted rightly. */
function checkChains(
  { instance, students, slotOf }: Before,
  { places, chains, counts }: CompletedResult,
): MaximumViolation[] {
  const employers = new Set((instance.employerCeilings ?? []).map(({ employerId }) => employerId));
  const roomOf = new Map(
    instance.slots.map(({ id, employerId }) => [
      id,
      employerId !== undefined && employers.has(employerId) ? `employer ${employerId}` : `slot ${id}`,
    ]),
  );
  const holdsTogether = (chain: readonly Move[]): boolean =>
    chain.every(({ fromSlotId }, index) => {
      if (index === 0) return fromSlotId === null;
      return fromSlotId !== null && roomOf.get(fromSlotId) === roomOf.get(chain[index - 1]!.toSlotId);
    });
  const moves = new Map(chains.flat().map((move) => [move.studentId, move]));
  const expected = places
    .filter(({ studentId, slotId }) => slotOf.get(studentId) !== slotId)
    .map(({ studentId, slotId }): Move => {
      const from = slotOf.get(studentId);
      const student = students.get(studentId)!;
      const ranksDown = from === undefined ? null : rankIn(student, slotId) - rankIn(student, from);
      return { studentId, fromSlotId: from ?? null, toSlotId: slotId, ranksDown };
    });
  const wrong = expected.filter((move) => !isSame(move, moves.get(move.studentId)));
  const firsts = chains.map(([first]) => first?.studentId ?? '');
  const areSorted = firsts.every((id, index) => index === 0 || firsts[index - 1]! < id);
  const areWhole = chains.every(holdsTogether) && areSorted && chains.flat().length === expected.length;
  const downs = expected.map(({ ranksDown }) => ranksDown ?? 0).filter((ranks) => ranks > 0);
  const gained = expected.filter(({ fromSlotId }) => fromSlotId === null).length;
  const expectedCounts = {
    gained,
    moved: expected.length - gained,
    movedDown: downs.length,
    ranksLost: downs.reduce((sum, ranks) => sum + ranks, 0),
  };
  return [
    ...wrong.map(({ studentId }) => violation('CHAIN_WRONG', { studentId })),
    ...(areWhole ? [] : [violation('CHAIN_WRONG')]),
    ...(isSame(counts, expectedCounts) ? [] : [violation('COUNTS_WRONG')]),
  ];
}

function checkRanks({ students }: Before, { places }: CompletedResult): MaximumViolation[] {
  return places
    .filter((place) => {
      const { studentId, slotId } = place;
      return !isSame(place, { studentId, slotId, rank: rankIn(students.get(studentId)!, slotId) });
    })
    .map(({ studentId }) => violation('REASON_WRONG', { studentId }));
}
