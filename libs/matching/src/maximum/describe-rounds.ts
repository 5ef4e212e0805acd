import { compareIds } from '../instance/compare-ids.js';
import { invariant } from '#kernel';
import type { Rounds } from './close-small-groups.js';
import { describeEmployers, describeSlots } from './limit-uses.js';
import type { MaximumCounts, MaximumOutcome, MaximumResult, MaximumSlot, ProvedClosure } from './maximum-result.js';
import type { MaximumSettings } from './maximum-settings.js';
import { findOverDemandedGroups, type OverDemandedGroups } from './over-demanded-groups.js';
import { listRefusals, type Refusing } from './refusals.js';
import { listPlaces, listStages, slotOf, type Round } from './round.js';
import { longestList } from './stages.js';

/** The result of a run, with a reason for every student. O(choices x stages), plus sorting by id. */
export function describeRounds({ rounds, closedSlots, last }: Rounds, settings: MaximumSettings): MaximumResult {
  const { compiled } = last;
  const groups = findOverDemandedGroups(last);
  const refusing = { round: last, indexOfSlot: new Map(compiled.slots.map(({ id }, index) => [id, index])) };
  const outcomes = compiled.students.map((_, student) => describeStudent(refusing, groups, student));
  const slots = describeSlots(last, closedSlots);
  return {
    outcomes: outcomes.toSorted((left, right) => compareIds(left.studentId, right.studentId)),
    slots: slots.toSorted((left, right) => compareIds(left.slotId, right.slotId)),
    employers: describeEmployers(last),
    counts: countRound(last, outcomes, slots, settings),
    closures: closedSlots.map((slot, index) => describeClosure(rounds[index], slot)),
    stages: listStages(last),
  };
}

function describeStudent(refusing: Refusing, { groupOf, groups }: OverDemandedGroups, student: number): MaximumOutcome {
  const { round } = refusing;
  const { compiled, rows } = round;
  const { students, slots, pinnedSlot } = compiled;
  const { id: studentId, choices, ownChoices } = students[student]!;
  const pinned = slots[pinnedSlot[student]!];
  if (pinned !== undefined) return { kind: 'PINNED', studentId, slotId: pinned.id };
  if (choices.length === 0) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };

  const refusals = listRefusals(refusing, student);
  const given = slots[slotOf(round, student)];
  if (given !== undefined) {
    const rank = refusals.length + 1;
    const chosenBy = rank <= ownChoices ? 'STUDENT' : 'SYSTEM';
    return { kind: 'PLACED', studentId, slotId: given.id, rank, chosenBy, refusals };
  }
  if (rows.choiceStart[student] === rows.choiceStart[student + 1]) {
    return { kind: 'UNPLACED', studentId, cause: 'NOTHING_OPEN', refusals };
  }
  const group = groups[groupOf[student]!];
  invariant(group !== undefined, 'every student with open choices and without a place is in an over-demanded group');
  return { kind: 'UNPLACED', studentId, cause: 'TOO_FEW_PLACES', refusals, group };
}

function describeClosure(round: Round | undefined, slot: number): ProvedClosure {
  invariant(round !== undefined, 'every slot was closed after a round');
  return {
    slotId: round.compiled.slots[slot]!.id,
    filled: round.filled[slot]!,
    minimumGroup: round.compiled.minimumGroup[slot]!,
    places: listPlaces(round),
    stages: listStages(round),
  };
}

function countRound(
  { compiled, rows, optimum }: Round,
  outcomes: readonly MaximumOutcome[],
  slots: readonly MaximumSlot[],
  { priorityClasses }: MaximumSettings,
): MaximumCounts {
  const profile = Array.from({ length: longestList(compiled) }, () => 0);
  let travelMinutes = 0;
  let priorityStudents = 0;
  let priorityPlaced = 0;
  compiled.students.forEach(({ priorityClass, choices }, student) => {
    if (compiled.pinnedSlot[student]! >= 0) return;
    const hasPriority = priorityClass < priorityClasses;
    if (hasPriority) priorityStudents++;
    const choice = optimum.choiceOf[student]!;
    if (choice < 0) return;
    if (hasPriority) priorityPlaced++;
    const position = compiled.choicePosition[rows.marketChoice[choice]!]!;
    profile[position]!++;
    travelMinutes += choices[position]!.travelMinutes ?? 0;
  });
  const count = (has: (outcome: MaximumOutcome) => boolean): number => outcomes.filter(has).length;
  return {
    students: outcomes.length,
    pinned: count(({ kind }) => kind === 'PINNED'),
    placedOnOwnChoice: count((outcome) => outcome.kind === 'PLACED' && outcome.chosenBy === 'STUDENT'),
    placedOnCompletedChoice: count((outcome) => outcome.kind === 'PLACED' && outcome.chosenBy === 'SYSTEM'),
    withoutChoices: count((outcome) => outcome.kind === 'UNPLACED' && outcome.cause === 'NO_CHOICES'),
    withNothingOpen: count((outcome) => outcome.kind === 'UNPLACED' && outcome.cause === 'NOTHING_OPEN'),
    withoutPlace: count((outcome) => outcome.kind === 'UNPLACED' && outcome.cause === 'TOO_FEW_PLACES'),
    priorityStudents,
    priorityPlaced,
    profile,
    totalRank: profile.reduce((sum, students, at) => sum + students * (at + 1), 0),
    travelMinutes,
    seats: slots.reduce((sum, { seats }) => sum + seats, 0),
    seatsFilled: slots.reduce((sum, { filled }) => sum + filled, 0),
  };
}
