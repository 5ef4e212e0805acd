import type { Market } from './market.js';

/** Instead of a key, where nobody sits: behind everybody. */
export const emptyKey = 0x7fffffff;

/** One heap of seats for each slot, whoever stands last at its root, empty seats before anybody. */
export interface SeatHeaps {
  /** Length m + 1: the heap of slot `j` is `seats[start[j]]` to `seats[start[j + 1] - 1]`. */
  readonly start: Int32Array;
  /** The key and the student of each seat, next to each other; `emptyKey` and -1 where nobody sits. */
  readonly seats: Int32Array;
}

/** The heaps of a market in which nobody sits yet. O(slots + seats), and O(choices) when seats abound; 8 bytes a seat. */
export function emptyHeaps(market: Market): SeatHeaps {
  const room = usableSeats(market);
  const start = new Int32Array(room.length + 1);
  for (let slot = 0; slot < room.length; slot++) start[slot + 1] = start[slot]! + 2 * room[slot]!;
  const seats = new Int32Array(start[room.length]!);
  for (let at = 0; at < seats.length; at += 2) {
    seats[at] = emptyKey;
    seats[at + 1] = -1;
  }
  return { start, seats };
}

/** A slot needs no more seats than it has applicants; counting them is worth it only when seats abound. */
function usableSeats({ seats, choiceSlot }: Market): Int32Array {
  let total = 0;
  for (let slot = 0; slot < seats.length; slot++) total += seats[slot]!;
  if (total <= choiceSlot.length) return seats;
  const usable = new Int32Array(seats.length);
  for (let choice = 0; choice < choiceSlot.length; choice++) {
    const slot = choiceSlot[choice]!;
    if (usable[slot]! < seats[slot]!) usable[slot]!++;
  }
  return usable;
}

/** Seats a student at `hole` in the place of whoever stands behind them there, and restores the heap below. O(log seats of the slot). */
export function seatAt(hole: number, { start, seats }: SeatHeaps, slot: number, key: number, student: number): void {
  const root = start[slot]!;
  const end = start[slot + 1]!;
  let at = hole;
  for (let child = 2 * at - root + 2; child < end; child = 2 * at - root + 2) {
    if (child + 2 < end && seats[child + 2]! > seats[child]!) child += 2;
    if (seats[child]! < key) break;
    seats[at] = seats[child]!;
    seats[at + 1] = seats[child + 1]!;
    at = child;
  }
  seats[at] = key;
  seats[at + 1] = student;
}
