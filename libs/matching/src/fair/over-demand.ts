import type { SeatChoices } from './seat-choices.js';

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
 * alternating paths: to the limits that keep them out, to those who sit inside, to the limits that keep those out of the rest of their
 * lists, and so on. If a free seat turns up, moves along the shortest such path would place one more student. If none does, the students
 * met are more than the seats met. Paths that meet are one group, so no student is in two. No unplaced student may be left who could
 * simply sit down; students without choices are in no group.
 *
 * O(choices). Source: Dulmage & Mendelsohn 1958, whose over-demanded part this is when as many students are placed as can be; Edmonds
 * 1970 for limits that nest, where the students inside the smallest full limit are those of whom one would have to go.
 */
export function findOverDemand(choices: SeatChoices): OverDemand {
  const gates = findGates(choices);
  const holders = findHolders(choices, gates);
  const escapes = findEscapes(choices, gates);
  return gatherGroups(choices, gates, holders, escapes);
}

/** Lists of students by gate: those of gate `g` are `student[start[g]]` to `student[start[g + 1] - 1]`. */
interface StudentsByGate {
  readonly start: Int32Array;
  readonly student: Int32Array;
}

/** What a student would have to be let through by: the smallest full limit that a seat lies under. Somebody comes in only when one of those inside goes. */
interface Gates {
  readonly isFull: Uint8Array;
  /** For each node of the limits the gate that a seat there lies behind, or -1 where one is free. */
  readonly ofNode: Int32Array;
}

function findGates({ limits: { parent, room }, heldLeaf }: SeatChoices): Gates {
  const filled = new Int32Array(room.length);
  for (const leaf of heldLeaf) for (let node = leaf; node >= 0; node = parent[node]!) filled[node]!++;
  const isFull = Uint8Array.from(room, (seats, node) => (filled[node] === seats ? 1 : 0));
  const ofNode = parent.map((_, leaf) => {
    let node = leaf;
    while (node >= 0 && isFull[node] === 0) node = parent[node]!;
    return node;
  });
  return { isFull, ofNode };
}

/** Who sits inside each gate. */
function findHolders({ limits: { parent }, heldLeaf }: SeatChoices, { isFull }: Gates): StudentsByGate {
  return listByGate(parent.length, (add) => {
    for (let student = 0; student < heldLeaf.length; student++) {
      for (let node = heldLeaf[student]!; node >= 0; node = parent[node]!) if (isFull[node] === 1) add(node, student);
    }
  });
}

/** Marks the students from whom some alternating path leads to a free seat: searched backwards from the free seats. */
function findEscapes({ choiceStart, limits, heldLeaf }: SeatChoices, gates: Gates): Uint8Array {
  const { leafOfChoice, parent } = limits;
  const studentCount = heldLeaf.length;
  const escapes = new Uint8Array(studentCount);
  const queue = new Int32Array(studentCount);
  let queued = 0;
  const escape = (student: number): void => {
    if (escapes[student] === 1) return;
    escapes[student] = 1;
    queue[queued++] = student;
  };
  const waiting = listByGate(parent.length, (add) => {
    for (let student = 0; student < studentCount; student++) {
      for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
        const gate = gates.ofNode[leafOfChoice[choice]!]!;
        if (gate >= 0) add(gate, student);
        else escape(student);
      }
    }
  });
  const isOpen = new Uint8Array(parent.length);
  for (let next = 0; next < queued; next++) {
    for (let node = heldLeaf[queue[next]!]!; node >= 0; node = parent[node]!) {
      if (isOpen[node] === 1) continue;
      isOpen[node] = 1;
      for (let at = waiting.start[node]!; at < waiting.start[node + 1]!; at++) escape(waiting.student[at]!);
    }
  }
  return escapes;
}

/** Follows the paths forward from the unplaced students who cannot escape, and joins what they meet into groups. */
function gatherGroups(choices: SeatChoices, gates: Gates, holders: StudentsByGate, escapes: Uint8Array): OverDemand {
  const { choiceStart, limits, heldLeaf } = choices;
  const gateOf = (choice: number): number => gates.ofNode[limits.leafOfChoice[choice]!]!;
  const parent = Int32Array.from(limits.room.keys());
  const isMet = new Uint8Array(parent.length);
  const isMember = new Uint8Array(heldLeaf.length);
  const members: number[] = [];
  const meet = (student: number): void => {
    if (isMember[student] === 1) return;
    isMember[student] = 1;
    members.push(student);
  };
  for (let student = 0; student < heldLeaf.length; student++) {
    const hasChoices = choiceStart[student]! < choiceStart[student + 1]!;
    if (hasChoices && heldLeaf[student]! < 0 && escapes[student] === 0) meet(student);
  }
  // The list of members grows while it is walked.
  for (const student of members) {
    const home = gateOf(choiceStart[student]!);
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      const gate = gateOf(choice);
      join(parent, home, gate);
      if (isMet[gate] === 1) continue;
      isMet[gate] = 1;
      for (let at = holders.start[gate]!; at < holders.start[gate + 1]!; at++) {
        const holder = holders.student[at]!;
        join(parent, gate, gateOf(choiceStart[holder]!));
        meet(holder);
      }
    }
  }
  return countGroups(choices, members, (student) => rootOf(parent, gateOf(choiceStart[student]!)));
}

/** The groups are numbered in the order of their first members. */
function countGroups(
  { choiceStart, limits: { leafOfChoice, parent }, slotCount, heldLeaf }: SeatChoices,
  members: readonly number[],
  rootOfMember: (student: number) => number,
): OverDemand {
  const groupOf = new Int32Array(heldLeaf.length).fill(-1);
  const groupOfRoot = new Map<number, number>();
  const groups: { students: number; slots: Set<number>; seats: number }[] = [];
  for (const student of members) {
    const root = rootOfMember(student);
    const index = groupOfRoot.get(root) ?? groups.push({ students: 0, slots: new Set(), seats: 0 }) - 1;
    const group = groups[index]!;
    groupOfRoot.set(root, index);
    groupOf[student] = index;
    group.students++;
    // Every seat to be given behind these gates is taken, and whoever holds it is a member: counting holders counts seats.
    if (heldLeaf[student]! >= 0) group.seats++;
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      const leaf = leafOfChoice[choice]!;
      group.slots.add(leaf < slotCount ? leaf : parent[leaf]!);
    }
  }
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
