import type { AllocationInstance } from '../../instance/allocation-instance.js';
import type { MaximumResult, Place, ProvedStage } from '../../maximum/maximum-result.js';
import type { MaximumSettings } from '../../maximum/maximum-settings.js';
import { isSame } from '../same.js';
import { expectStages, type ExpectedStage } from './expected-stages.js';
import { isFreeOn } from './free-days.js';
import { violation, type MaximumViolation } from './maximum-violation.js';
import { expectGroups } from './over-demand-by-rows.js';
import { checkPrices, type PricedChoice } from './prices.js';
import { checkPublished } from './published-rows.js';
import { checkRows } from './row-ids.js';
import { checkLimits, checkPlaces, seatAll, type Seats } from './seats.js';

/**
 * Everything that is wrong with a result, judged from instance, settings and result alone by code that shares nothing with the solver;
 * empty when it is proved: who sits where is a possible allocation, it is the largest there is (the over-demanded groups say why) and best
 * in every stage (the prices say why), slots were closed in their order, each closure being proved in the same way, and every reason,
 * row and sum follows. The first of these steps with violations is the last one looked at.
 *
 * The instance is taken as sound (`allocateMost` refuses any other). O(choices x stages x rounds), with maps: some seconds for 100,000
 * students.
 */
export function verifyMaximum(
  instance: AllocationInstance,
  settings: MaximumSettings,
  result: MaximumResult,
): MaximumViolation[] {
  const rows = checkRows(instance, result);
  if (rows.length > 0) return rows;
  const stages = expectStages(instance, settings);
  const closures = checkClosures(instance, stages, result);
  if (closures.length > 0) return closures;

  const closed = new Set(result.closures.map(({ slotId }) => slotId));
  const places = result.outcomes.flatMap((outcome) => (outcome.kind === 'PLACED' ? [outcome] : []));
  const { seats, found } = checkRound(instance, stages, { closed, places, stages: result.stages });
  const openSlots = new Map(
    [...openChoices(seats, closed)].map(([id, choices]) => [id, choices.map(({ slotId }) => slotId)] as const),
  );
  const { groups, couldBePlaced } = expectGroups(seats, openSlots);
  const notMost = couldBePlaced.map((studentId) => violation('NOT_MOST', { studentId }));
  if (found.length + notMost.length > 0) return [...found, ...notMost];
  const small = smallGroups(seats, closed);
  if (small.length > 0) return small.map((slotId) => violation('GROUP_TOO_SMALL', { slotId }));

  return checkPublished({ seats, closed, settings, stages, groups }, result);
}

interface RoundOfResult {
  readonly closed: ReadonlySet<string>;
  readonly places: readonly Place[];
  readonly stages: readonly ProvedStage[];
}

/** One allocation with its proof: places, limits, names of the stages, prices. */
function checkRound(
  instance: AllocationInstance,
  expected: readonly ExpectedStage[],
  { closed, places, stages }: RoundOfResult,
): { seats: Seats; found: MaximumViolation[] } {
  const seats = seatAll(instance, places);
  const choices = openChoices(seats, closed);
  const isOpen = (studentId: string, slotId: string): boolean =>
    choices.get(studentId)?.some((choice) => choice.slotId === slotId) ?? false;
  const impossible = [...checkPlaces(seats, places, isOpen), ...checkLimits(seats)];
  if (impossible.length > 0) return { seats, found: impossible };
  const areStagesRight = isSame(
    stages.map(({ objective }) => objective),
    expected.map(({ objective }) => objective),
  );
  if (!areStagesRight) return { seats, found: [violation('STAGES_WRONG')] };
  const priced = new Map(
    [...choices].map(([studentId, open]): [string, PricedChoice[]] => {
      const student = seats.students.get(studentId)!;
      return [
        studentId,
        open.map(({ slotId, rank }) => ({ slotId, costs: expected.map((stage) => stage.cost(student, rank)) })),
      ];
    }),
  );
  return { seats, found: checkPrices(seats, stages, priced) };
}

/** For each student, pinned ones apart, what could be given: choices on free days at slots that are not closed, with their ranks from 1. */
function openChoices(
  { students, slots, pins }: Seats,
  closed: ReadonlySet<string>,
): Map<string, { slotId: string; rank: number }[]> {
  const open = new Map<string, { slotId: string; rank: number }[]>();
  for (const student of students.values()) {
    if (pins.has(student.id)) continue;
    const choices = student.choices.map(({ slotId }, index) => ({ slotId, rank: index + 1 }));
    open.set(
      student.id,
      choices.filter(({ slotId }) => !closed.has(slotId) && isFreeOn(student, slots.get(slotId)?.days)),
    );
  }
  return open;
}

/** Open slots with somebody, nobody of whom is pinned, but too few. */
function smallGroups({ slots, bySlot }: Seats, closed: ReadonlySet<string>): string[] {
  return [...slots.values()]
    .filter(({ id, minimumGroup }) => {
      const { sitters, pinned } = bySlot.get(id)!;
      return !closed.has(id) && pinned === 0 && sitters.size > 0 && sitters.size < (minimumGroup ?? 1);
    })
    .map(({ id }) => id);
}

/** Each slot was the right one to close after an allocation that is itself proved. */
function checkClosures(
  instance: AllocationInstance,
  expected: readonly ExpectedStage[],
  { closures }: MaximumResult,
): MaximumViolation[] {
  const closed = new Set<string>();
  for (const { slotId, filled, minimumGroup, places, stages } of closures) {
    const { seats, found } = checkRound(instance, expected, { closed, places, stages });
    if (found.length > 0) return [...found, violation('CLOSURE_WRONG', { slotId })];
    const fullness = (id: string): [number, number] => [
      seats.bySlot.get(id)?.sitters.size ?? 0,
      seats.slots.get(id)?.minimumGroup ?? 1,
    ];
    const [first] = smallGroups(seats, closed).sort((left, right) => {
      const [leftFilled, leftMinimum] = fullness(left);
      const [rightFilled, rightMinimum] = fullness(right);
      return leftFilled * rightMinimum - rightFilled * leftMinimum || (left < right ? -1 : 1);
    });
    const areSorted = places.every(({ studentId }, index) => index === 0 || places[index - 1]!.studentId < studentId);
    if (first !== slotId || !isSame(fullness(slotId), [filled, minimumGroup]) || !areSorted) {
      return [violation('CLOSURE_WRONG', { slotId })];
    }
    closed.add(slotId);
  }
  return [];
}
