import type { CallRows } from '../tables/read-stop-times.js';
import type { FaultList } from '../timetable-refused.js';

/** Rows of calls by trip, each trip's in the order of its way, whatever order the file had. */
export interface OrderedCalls {
  /** Positions of rows. */
  readonly rows: Uint32Array;
  /** One longer than there are trips: trip t has `rows[first[t]]` up to, not including, `rows[first[t + 1]]`. */
  readonly first: Uint32Array;
}

/** Puts the calls in order; two calls of a trip with the same number in it are a fault. O(calls) where trips come in order. */
export function orderCalls(calls: CallRows, tripCount: number, faults: FaultList): OrderedCalls {
  const first = new Uint32Array(tripCount + 1);
  for (const trip of calls.trips) first[trip + 1]!++;
  for (let trip = 0; trip < tripCount; trip++) first[trip + 1]! += first[trip]!;
  const rows = new Uint32Array(calls.trips.length);
  const next = first.slice(0, tripCount);
  calls.trips.forEach((trip, row) => (rows[next[trip]!++] = row));
  for (let trip = 0; trip < tripCount; trip++) sortTrip(calls, rows.subarray(first[trip], first[trip + 1]), faults);
  return { rows, first };
}

function sortTrip({ sequences, lines }: CallRows, rows: Uint32Array, faults: FaultList): void {
  const isInOrder = (_row: number, at: number): boolean =>
    at === 0 || sequences[rows[at - 1]!]! < sequences[rows[at]!]!;
  if (rows.every(isInOrder)) return;
  rows.sort((left, right) => sequences[left]! - sequences[right]!);
  const twice = rows.findIndex((row, at) => !isInOrder(row, at));
  if (twice < 0) return;
  const row = rows[twice]!;
  faults.add('stop_times.txt', lines[row]!, 'stop_sequence has come before in this trip', String(sequences[row]));
}
