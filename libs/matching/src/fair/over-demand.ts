import type { Market } from './deferred-acceptance.js';
import type { Occupancy } from './occupancy.js';

/** Students who can reach no other slots than these, where there are fewer seats to be given than they are. */
export interface OverDemandedGroup {
  readonly students: number;
  readonly slots: number;
  readonly seats: number;
}

/** The groups of a finished run, and for each student the group it belongs to, or -1. */
export interface OverDemand {
  readonly groupOf: Int32Array;
  readonly groups: readonly OverDemandedGroup[];
}

/**
 * Why some unplaced students could not be placed however the seats were given out (Hall 1935). From each unplaced student follow the
 * alternating paths: to the slots on the list, to those who hold their seats, to the slots on their lists, and so on. If a free seat
 * turns up, moves along that path would place one more student. If none does, the students met are more than the seats met. Paths that
 * meet are one group, so no student is in two. `choiceOf` must leave no seat free that an unplaced student listed.
 *
 * O(choices). Source: Dulmage & Mendelsohn 1958, whose over-demanded part this is when `choiceOf` places as many students as can be.
 */
export function findOverDemand(market: Market, choiceOf: Int32Array, occupancy: Occupancy): OverDemand {
  const gates = findGates(market, occupancy);
  const holders = findHolders(market, choiceOf, gates.count);
  const escapes = findEscapes(market, choiceOf, gates);
  return gatherGroups(market, choiceOf, gates, holders, escapes);
}

/** Lists of students by gate: those of gate `g` are `student[start[g]]` to `student[start[g + 1] - 1]`. */
interface StudentsByGate {
  readonly start: Int32Array;
  readonly student: Int32Array;
}

/**
 * What a student would have to be let through by: a school ceiling that is reached, otherwise a slot that is full. Gate `g` is slot `g`,
 * or from the number of slots upward a ceiling. Somebody comes in only when one of those inside goes.
 */
interface Gates {
  readonly count: number;
  /** The gate that each choice stands before, or -1 where a seat is free. */
  readonly ofChoice: Int32Array;
}

function findGates({ choiceSlot, seats, ceilings }: Market, { slotFilled, ceilingFilled }: Occupancy): Gates {
  const ofChoice = new Int32Array(choiceSlot.length);
  for (let choice = 0; choice < ofChoice.length; choice++) {
    const slot = choiceSlot[choice]!;
    const ceiling = ceilings === undefined ? -1 : ceilings.choiceCeiling[choice]!;
    if (ceiling >= 0 && ceilingFilled[ceiling] === ceilings!.seats[ceiling]) ofChoice[choice] = seats.length + ceiling;
    else ofChoice[choice] = slotFilled[slot] === seats[slot] ? slot : -1;
  }
  return { count: seats.length + (ceilings?.seats.length ?? 0), ofChoice };
}

/** Who is inside each gate: every placed student is inside its slot's, and inside its ceiling's if it counts towards one. */
function findHolders({ choiceSlot, seats, ceilings }: Market, choiceOf: Int32Array, gateCount: number): StudentsByGate {
  return listByGate(gateCount, (add) => {
    for (let student = 0; student < choiceOf.length; student++) {
      const choice = choiceOf[student]!;
      if (choice < 0) continue;
      add(choiceSlot[choice]!, student);
      const ceiling = ceilings === undefined ? -1 : ceilings.choiceCeiling[choice]!;
      if (ceiling >= 0) add(seats.length + ceiling, student);
    }
  });
}

/** Marks the students from whom some alternating path leads to a free seat: searched backwards from the free seats. */
function findEscapes(market: Market, choiceOf: Int32Array, gates: Gates): Uint8Array {
  const { choiceStart, choiceSlot, seats, ceilings } = market;
  const studentCount = choiceOf.length;
  const waiting = listByGate(gates.count, (add) => {
    for (let student = 0; student < studentCount; student++) {
      for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
        const gate = gates.ofChoice[choice]!;
        if (gate >= 0) add(gate, student);
      }
    }
  });
  const escapes = new Uint8Array(studentCount);
  const open = new Uint8Array(gates.count);
  const queue = new Int32Array(studentCount);
  let queued = 0;
  for (let student = 0; student < studentCount; student++) {
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      if (gates.ofChoice[choice]! >= 0) continue;
      escapes[student] = 1;
      queue[queued++] = student;
      break;
    }
  }
  const openGate = (gate: number): void => {
    if (open[gate] === 1) return;
    open[gate] = 1;
    for (let at = waiting.start[gate]!; at < waiting.start[gate + 1]!; at++) {
      const student = waiting.student[at]!;
      if (escapes[student] === 1) continue;
      escapes[student] = 1;
      queue[queued++] = student;
    }
  };
  for (let next = 0; next < queued; next++) {
    const choice = choiceOf[queue[next]!]!;
    if (choice < 0) continue;
    openGate(choiceSlot[choice]!);
    const ceiling = ceilings === undefined ? -1 : ceilings.choiceCeiling[choice]!;
    if (ceiling >= 0) openGate(seats.length + ceiling);
  }
  return escapes;
}

/** Follows the paths forward from the unplaced students who cannot escape, and joins what they meet into groups. */
function gatherGroups(
  { choiceStart, choiceSlot }: Market,
  choiceOf: Int32Array,
  gates: Gates,
  holders: StudentsByGate,
  escapes: Uint8Array,
): OverDemand {
  const parent = Int32Array.from({ length: gates.count }, (_, gate) => gate);
  const slotOfGate = new Int32Array(gates.count).fill(-1);
  const isMember = new Uint8Array(choiceOf.length);
  const members: number[] = [];
  const meet = (student: number): void => {
    if (isMember[student] === 1) return;
    isMember[student] = 1;
    members.push(student);
  };
  for (let student = 0; student < choiceOf.length; student++) {
    const hasChoices = choiceStart[student]! < choiceStart[student + 1]!;
    if (hasChoices && choiceOf[student]! < 0 && escapes[student] === 0) meet(student);
  }
  // The list of members grows while it is walked.
  for (const student of members) {
    const home = gates.ofChoice[choiceStart[student]!]!;
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      const gate = gates.ofChoice[choice]!;
      join(parent, home, gate);
      if (slotOfGate[gate]! >= 0) continue;
      slotOfGate[gate] = choiceSlot[choice]!;
      for (let at = holders.start[gate]!; at < holders.start[gate + 1]!; at++) {
        const holder = holders.student[at]!;
        join(parent, gate, gates.ofChoice[choiceOf[holder]!]!);
        meet(holder);
      }
    }
  }
  return countGroups(choiceStart, choiceOf, gates, { parent, slotOfGate, members });
}

/** The groups are numbered in the order of their first members. */
function countGroups(
  choiceStart: Int32Array,
  choiceOf: Int32Array,
  gates: Gates,
  met: { readonly parent: Int32Array; readonly slotOfGate: Int32Array; readonly members: readonly number[] },
): OverDemand {
  const groupOf = new Int32Array(choiceOf.length).fill(-1);
  const groupOfRoot = new Map<number, number>();
  const groups: { students: number; slots: Set<number>; seats: number }[] = [];
  for (const student of met.members) {
    const root = rootOf(met.parent, gates.ofChoice[choiceStart[student]!]!);
    const group = groupOfRoot.get(root) ?? groups.push({ students: 0, slots: new Set(), seats: 0 }) - 1;
    groupOfRoot.set(root, group);
    groupOf[student] = group;
    groups[group]!.students++;
    // Every seat to be given behind these gates is taken, and whoever holds it is a member: counting holders counts seats.
    if (choiceOf[student]! >= 0) groups[group]!.seats++;
  }
  met.slotOfGate.forEach((slot, gate) => {
    if (slot >= 0) groups[groupOfRoot.get(rootOf(met.parent, gate))!]!.slots.add(slot);
  });
  return { groupOf, groups: groups.map(({ students, slots, seats }) => ({ students, slots: slots.size, seats })) };
}

function rootOf(parent: Int32Array, gate: number): number {
  let at = gate;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}

function join(parent: Int32Array, left: number, right: number): void {
  parent[rootOf(parent, left)] = rootOf(parent, right);
}

/** Sorts students into gates by counting; `visit` is called twice and must add the same pairs both times. */
function listByGate(gateCount: number, visit: (add: (gate: number, student: number) => void) => void): StudentsByGate {
  const start = new Int32Array(gateCount + 1);
  visit((gate) => {
    start[gate + 1]!++;
  });
  for (let gate = 0; gate < gateCount; gate++) start[gate + 1]! += start[gate]!;
  const end = start.slice(0, gateCount);
  const student = new Int32Array(start[gateCount]!);
  visit((gate, added) => {
    student[end[gate]!++] = added;
  });
  return { start, student };
}
