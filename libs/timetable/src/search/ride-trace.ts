import type { DayNetwork } from '../network/day-network.js';

/** A ride: its row, the positions at which one gets on and off, and the stop changed from, -1 where it is the first. */
export interface RideStep {
  readonly row: number;
  readonly boardedAt: number;
  readonly leftAt: number;
  readonly from: number;
}

/** How each stop was reached in each round of a search: enough to tell a journey leg by leg. */
export class RideTrace {
  private readonly stops: number;
  /** Four numbers for each round and stop. */
  private readonly steps: Int32Array;

  constructor(network: DayNetwork, maxChanges: number) {
    this.stops = network.stops.count;
    this.steps = new Int32Array(4 * this.stops * (maxChanges + 2));
  }

  /** Notes the ride by which a round reached a stop, in place of a later one of the same round. O(1), nothing allocated. */
  record(round: number, stop: number, row: number, boardedAt: number, leftAt: number, from: number): void {
    const at = 4 * (round * this.stops + stop);
    this.steps[at] = row;
    this.steps[at + 1] = boardedAt;
    this.steps[at + 2] = leftAt;
    this.steps[at + 3] = from;
  }

  /** What was noted last for a round, from 1, and a stop; of no meaning where the search did not reach it in that round. */
  stepAt(round: number, stop: number): RideStep {
    const at = 4 * (round * this.stops + stop);
    const [row, boardedAt, leftAt, from] = this.steps.subarray(at, at + 4);
    return { row: row!, boardedAt: boardedAt!, leftAt: leftAt!, from: from! };
  }
}
