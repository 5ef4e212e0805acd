import { invariant } from '#kernel';
import type { FairResult } from '../fair/fair-result.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { compareIds } from '../instance/compare-ids.js';
import { compile } from '../instance/compile.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import { findInputFaults } from '../instance/input-faults.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { openRows, type OpenRows } from '../maximum/open-rows.js';
import { countPins, listPlaces, listStages, slotOf, solveRound, type Round, type Stage } from '../maximum/round.js';
import { byListRank, longestList, lotteryStage } from '../maximum/stages.js';
import { followChains } from './chains.js';
import type { Attempt, Chain, CompletedPlace, CompletedResult, CompletionSettings, Move } from './completed-result.js';
import { readFormerPlaces, withCeilingsOf, type FormerPlaces } from './former-places.js';

/**
 * Places more students than a fair result does, by chains of moves, and takes no place away. Only students who agree to it are moved, up
 * their lists or at most `ranksDown` down. As many students as possible are gained; then as few as possible are moved; then the ranks,
 * those of the gained included, add up to as little as possible; then the lottery decides as in the maximum mode. The stages prove it.
 * The outcome is no longer fair: show it to people as a choice, beside the fair result, which stays as it is.
 *
 * Capacities, ceilings, pins, closed slots and unavailable days are kept to; reserves have done their work and are not looked at again. A
 * slot that runs keeps its minimum group, and an empty one is opened for no fewer: see `Attempt`; a slot with pinned students runs anyway.
 *
 * Throws `MatchingInputError` with every fault of the instance; the result must be what `allocateFairly` gave for it. One optimum for each
 * attempt, of which there are at most as many as slots with a minimum group, and one.
 */
export function completeFairly(
  instance: AllocationInstance,
  fairResult: FairResult,
  settings: CompletionSettings,
): CompletedResult {
  const faults = findInputFaults(instance);
  if (faults.length > 0) throw new MatchingInputError(faults);
  const plain = compile(instance);
  const former = readFormerPlaces(plain, fairResult);
  const compiled = withCeilingsOf(plain, former);
  const isHeld = new Uint8Array(compiled.slots.length);
  const isShut = former.isClosed.slice();
  const attempts: Attempt[] = [];
  for (;;) {
    const rows = openRows(compiled.market, mayHave(compiled, former, settings, isHeld, isShut));
    const round = solveRound(compiled, rows, stagesOf(compiled, rows, former));
    /*
     * The sets of students who can be placed together are the independent sets of a matroid (a gammoid: who can be linked to seats by
     * disjoint paths through the limits). Those placed before are one such set, so some largest set contains them all; among the largest
     * allocations, which the first stage leaves, the second finds one that keeps every place.
     */
    invariant(
      former.choiceOf.every((choice, student) => choice < 0 || slotOf(round, student) >= 0),
      'a completion takes no place away',
    );
    const small = findSmallGroups(round, former);
    if (small.length === 0) return describe(round, former, attempts);
    const held = small.filter((slot) => former.filled[slot]! > 0);
    const notOpened = small.filter((slot) => former.filled[slot] === 0);
    for (const slot of held) isHeld[slot] = 1;
    for (const slot of notOpened) isShut[slot] = 1;
    attempts.push({
      held: namesOf(compiled, held),
      notOpened: namesOf(compiled, notOpened),
      places: listPlaces(round),
      stages: listStages(round),
    });
  }
}

function namesOf({ slots }: CompiledInstance, wanted: readonly number[]): string[] {
  return wanted.map((slot) => slots[slot]!.id).sort(compareIds);
}

/** Which choices a student may be given: those who have a place keep it, or move as far as they agree to. */
function mayHave(
  { students, choicePosition, market }: CompiledInstance,
  { choiceOf }: FormerPlaces,
  { ranksDown }: CompletionSettings,
  isHeld: Uint8Array,
  isShut: Uint8Array,
): (student: number, choice: number) => boolean {
  return (student, choice) => {
    const former = choiceOf[student]!;
    if (choice === former) return true;
    if (isShut[market.choiceSlot[choice]!] === 1) return false;
    if (former < 0) return true;
    const agrees = students[student]!.agreesToMove === true && isHeld[market.choiceSlot[former]!] === 0;
    return agrees && choicePosition[choice]! <= choicePosition[former]! + ranksDown;
  };
}

function stagesOf(compiled: CompiledInstance, rows: OpenRows, { choiceOf }: FormerPlaces): Stage[] {
  const costOfRank = Int32Array.from({ length: longestList(compiled) }, (_, at) => at + 1);
  const moved = new Int32Array(rows.marketChoice.length);
  choiceOf.forEach((former, student) => {
    if (former < 0) return;
    for (let choice = rows.choiceStart[student]!; choice < rows.choiceStart[student + 1]!; choice++) {
      if (rows.marketChoice[choice] !== former) moved[choice] = 1;
    }
  });
  const member = Uint8Array.from(choiceOf, (former) => (former >= 0 ? 1 : 0));
  return [
    { name: { kind: 'PLACED' }, objective: { kind: 'PLACED' } },
    { name: { kind: 'FORMERLY_PLACED' }, objective: { kind: 'PLACED_OF', member } },
    { name: { kind: 'MOVED' }, objective: { kind: 'BY_CHOICE', cost: moved } },
    { name: { kind: 'TOTAL_RANK' }, objective: byListRank(compiled, rows, costOfRank) },
    lotteryStage(compiled, rows),
  ];
}

/** Slots, pinned ones apart, that ran and would have too few, or were empty and would have some but too few. */
function findSmallGroups({ compiled, filled }: Round, former: FormerPlaces): number[] {
  const pins = countPins(compiled);
  return Array.from(compiled.slots.keys()).filter((slot) => {
    const isTouched = former.filled[slot]! > 0 || filled[slot]! > 0;
    return pins[slot] === 0 && isTouched && filled[slot]! < compiled.minimumGroup[slot]!;
  });
}

function describe(round: Round, former: FormerPlaces, attempts: readonly Attempt[]): CompletedResult {
  const { compiled, rows, limits, optimum } = round;
  const { students, slots, choicePosition, market } = compiled;
  const now = optimum.choiceOf.map((choice) => (choice < 0 ? -1 : rows.marketChoice[choice]!));
  const leafOf = (choice: number): number => (choice < 0 ? -1 : limits.leafOfChoice[choice]!);
  const moveOf = (student: number): Move => {
    const from = former.choiceOf[student]!;
    const to = now[student]!;
    return {
      studentId: students[student]!.id,
      fromSlotId: from < 0 ? null : slots[market.choiceSlot[from]!]!.id,
      toSlotId: slots[market.choiceSlot[to]!]!.id,
      ranksDown: from < 0 ? null : choicePosition[to]! - choicePosition[from]!,
    };
  };
  const chains = followChains({ limits, before: former.choiceOf.map(leafOf), after: now.map(leafOf) })
    .map(([first, ...others]): Chain => [moveOf(first!), ...others.map(moveOf)])
    .sort(([left], [right]) => compareIds(left.studentId, right.studentId));
  const downs = chains.flatMap((chain) => chain.map(({ ranksDown }) => ranksDown ?? 0)).filter((ranks) => ranks > 0);
  const rankOf = new Map(students.map(({ id }, student) => [id, (choicePosition[now[student]!] ?? -1) + 1]));
  const places = listPlaces(round).map((place): CompletedPlace => ({ ...place, rank: rankOf.get(place.studentId)! }));
  return {
    places,
    chains,
    counts: {
      gained: chains.length,
      moved: chains.reduce((sum, chain) => sum + chain.length - 1, 0),
      movedDown: downs.length,
      ranksLost: downs.reduce((sum, ranks) => sum + ranks, 0),
    },
    attempts,
    stages: listStages(round),
  };
}
