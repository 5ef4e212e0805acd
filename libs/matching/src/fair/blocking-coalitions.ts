import type { CompiledInstance } from '../instance/compiled-instance.js';
import type { FinishedRun } from './closures.js';
import { deferAcceptance } from './deferred-acceptance.js';
import type { Ceilings, Employers, Market, Reserves } from './market.js';

/** A closed slot that enough students would rather have, and how many of them it would seat. */
export interface Coalition {
  readonly slot: number;
  readonly students: number;
}

/** A choice that somebody made, and who. */
interface Request {
  readonly choice: number;
  readonly student: number;
}

/**
 * The closed slots that would have their minimum group if they chose, by their rule, among all who would rather have them than what they
 * got; in the order of closing. An employer with a ceiling chooses among those and the students at its other slots, and of two requests
 * of one student that stand alike the one at the closed slot goes first. O(choices + requests log requests), and O(ceilings) for each closure.
 */
export function findBlockingCoalitions({ market }: CompiledInstance, { closed, choiceOf }: FinishedRun): Coalition[] {
  if (closed.length === 0) return [];
  const employerOf = (slot: number): number => market.employers?.employerOf[slot] ?? -1;
  const wished = new Map(closed.map(({ slot }) => [slot, [] as Request[]]));
  const heldAt = new Map(closed.map(({ slot }) => [employerOf(slot), [] as Request[]]));
  const slotsAt = new Map(closed.map(({ slot }) => [employerOf(slot), [] as number[]]));
  for (const employers of [heldAt, slotsAt]) employers.delete(-1);
  for (let slot = 0; slot < market.seats.length; slot++) slotsAt.get(employerOf(slot))?.push(slot);
  for (let student = 0; student < choiceOf.length; student++) {
    const got = choiceOf[student]!;
    const end = got < 0 ? market.choiceStart[student + 1]! : got;
    for (let choice = market.choiceStart[student]!; choice < end; choice++) {
      wished.get(market.choiceSlot[choice]!)?.push({ choice, student });
    }
    if (got >= 0) heldAt.get(employerOf(market.choiceSlot[got]!))?.push({ choice: got, student });
  }
  return closed.flatMap(({ slot, minimumGroup }) => {
    const requests = [...wished.get(slot)!, ...(heldAt.get(employerOf(slot)) ?? [])];
    const students = countSeated(market, requests, slot, slotsAt.get(employerOf(slot)) ?? [slot]);
    return students < minimumGroup ? [] : [{ slot, students }];
  });
}

/**
 * Students whom a slot seats when nobody may ask elsewhere: deferred acceptance among rows of one choice each, in a market of those slots
 * alone that choose together.
 */
function countSeated(market: Market, requests: readonly Request[], slot: number, slots: readonly number[]): number {
  // Sorting is stable: of two requests with one key the first stays first, and keeps that place as its new key.
  const inOrder = requests.toSorted((left, right) => market.choiceKey[left.choice]! - market.choiceKey[right.choice]!);
  const choiceSlot = Int32Array.from(inOrder, ({ choice }) => slots.indexOf(market.choiceSlot[choice]!));
  const { choiceOf } = deferAcceptance({
    choiceStart: Int32Array.from({ length: inOrder.length + 1 }, (_, index) => index),
    choiceSlot,
    choiceKey: Int32Array.from(inOrder.keys()),
    seats: Int32Array.from(slots, (each) => market.seats[each]!),
    ...(market.ceilings && { ceilings: ceilingsOf(market.ceilings, inOrder) }),
    ...(market.reserves && { reserves: reservesOf(market.reserves, inOrder, slots) }),
    ...(market.employers && { employers: employersOf(market.employers, slots) }),
  });
  return choiceOf.filter((choice) => choice >= 0 && slots[choiceSlot[choice]!] === slot).length;
}

function ceilingsOf({ choiceCeiling, seats }: Ceilings, requests: readonly Request[]): Ceilings {
  return { choiceCeiling: Int32Array.from(requests, ({ choice }) => choiceCeiling[choice]!), seats };
}

function reservesOf(reserves: Reserves, requests: readonly Request[], slots: readonly number[]): Reserves {
  const { reserveStart, seats, type, typeStart, studentType } = reserves;
  const bySlot = slots.map((slot) => {
    const first = reserveStart[slot]!;
    return Array.from({ length: reserveStart[slot + 1]! - first }, (_, at) => first + at);
  });
  const byRequest = requests.map(({ student }) => [
    ...studentType.subarray(typeStart[student], typeStart[student + 1]),
  ]);
  const kept = bySlot.flat();
  return {
    reserveStart: startsOf(bySlot),
    seats: Int32Array.from(kept, (reserve) => seats[reserve]!),
    type: Int32Array.from(kept, (reserve) => type[reserve]!),
    typeStart: startsOf(byRequest),
    studentType: Int32Array.from(byRequest.flat()),
  };
}

function startsOf(rows: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ length }, row) => (starts[row + 1] = starts[row]! + length));
  return starts;
}

/** The slots belong to one employer, or there is one without. */
function employersOf({ employerOf, seats }: Employers, slots: readonly number[]): Employers {
  const employer = employerOf[slots[0]!]!;
  return {
    employerOf: new Int32Array(slots.length).fill(employer < 0 ? -1 : 0),
    seats: seats.slice(employer, employer < 0 ? employer : employer + 1),
  };
}
