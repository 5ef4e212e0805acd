import { invariant } from '#kernel';
import type { TooFewPlaces } from './maximum-result.js';
import type { Round } from './round.js';

/** The groups of a round, and for each student the group it belongs to, or -1. */
export interface OverDemandedGroups {
  readonly groupOf: Int32Array;
  readonly groups: readonly TooFewPlaces[];
}

/**
 * Why the students without a place could not be placed, however the seats were given out (Hall 1935). From each of them follow the
 * alternating paths: on the way in at each choice, from the inside out, to the first limit that is reached; to all who sit under it; to
 * their choices, and so on. No path finds room, or one more student could have been placed. So under the limits met nobody sits but the
 * students met, who choose nothing else. Paths that meet are one group. The round must place as many as can be. O(choices x depth of limits).
 *
 * Source: Dulmage & Mendelsohn 1958.
 */
export function findOverDemandedGroups(round: Round): OverDemandedGroups {
  const { rows, limits, leafOfChoice, optimum } = round;
  const { choiceStart } = rows;
  const { choiceOf } = optimum;
  const gateOf = findGates(round);
  const sittersOf = listSitters(round);
  const group = new DisjointSets(limits.parent.length);
  const isMet = new Uint8Array(choiceOf.length);
  const met: number[] = [];
  const meet = (student: number): void => {
    if (isMet[student] === 1) return;
    isMet[student] = 1;
    met.push(student);
  };
  choiceOf.forEach((choice, student) => {
    if (choice < 0 && choiceStart[student]! < choiceStart[student + 1]!) meet(student);
  });
  const isWalked = new Uint8Array(limits.parent.length);
  // The list grows while it is walked.
  for (const student of met) {
    const home = gateOf[leafOfChoice[choiceStart[student]!]!]!;
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      const gate = gateOf[leafOfChoice[choice]!]!;
      invariant(gate >= 0, 'no place is left that a student without one could be brought to');
      group.join(home, gate);
      if (isWalked[gate] === 1) continue;
      isWalked[gate] = 1;
      for (const sitter of sittersOf(gate)) {
        group.join(gate, gateOf[leafOfChoice[choiceOf[sitter]!]!]!);
        meet(sitter);
      }
    }
  }
  return countGroups(round, met, (student) => group.of(gateOf[leafOfChoice[choiceStart[student]!]!]!));
}

/** For each node the first limit that is reached on the way from it to the root, or -1. */
function findGates({ limits, leafOfChoice, optimum }: Round): Int32Array {
  const { parent, room } = limits;
  const filled = new Int32Array(parent.length);
  for (const choice of optimum.choiceOf) {
    for (let node = choice < 0 ? -1 : leafOfChoice[choice]!; node >= 0; node = parent[node]!) filled[node]!++;
  }
  return parent.map((_, start) => {
    let node = start;
    while (node >= 0 && filled[node]! < room[node]!) node = parent[node]!;
    return node;
  });
}

/** The students who sit under each node. */
function listSitters({ limits, leafOfChoice, optimum }: Round): (node: number) => readonly number[] {
  const sitters = new Map<number, number[]>();
  optimum.choiceOf.forEach((choice, student) => {
    for (let node = choice < 0 ? -1 : leafOfChoice[choice]!; node >= 0; node = limits.parent[node]!) {
      const under = sitters.get(node);
      if (under === undefined) sitters.set(node, [student]);
      else under.push(student);
    }
  });
  return (node) => sitters.get(node) ?? [];
}

/** Groups are numbered in the order of their first members. Who sits under a limit that is reached is met, so sitters count its seats. */
function countGroups(
  { compiled, rows, optimum }: Round,
  met: readonly number[],
  rootOf: (student: number) => number,
): OverDemandedGroups {
  const groupOf = new Int32Array(optimum.choiceOf.length).fill(-1);
  const groupOfRoot = new Map<number, number>();
  const groups: { students: number; slots: Set<number>; seats: number }[] = [];
  for (const student of met) {
    const root = rootOf(student);
    const group = groupOfRoot.get(root) ?? groups.push({ students: 0, slots: new Set(), seats: 0 }) - 1;
    groupOfRoot.set(root, group);
    groupOf[student] = group;
    const counted = groups[group]!;
    counted.students++;
    if (optimum.choiceOf[student]! >= 0) counted.seats++;
    for (let choice = rows.choiceStart[student]!; choice < rows.choiceStart[student + 1]!; choice++) {
      counted.slots.add(compiled.market.choiceSlot[rows.marketChoice[choice]!]!);
    }
  }
  return { groupOf, groups: groups.map(({ students, slots, seats }) => ({ students, slots: slots.size, seats })) };
}

class DisjointSets {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, index) => index);
  }

  of(member: number): number {
    const { parent } = this;
    let at = member;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  join(left: number, right: number): void {
    this.parent[this.of(left)] = this.of(right);
  }
}
