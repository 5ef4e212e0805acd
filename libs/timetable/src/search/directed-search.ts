import { boardingBits } from '../timetable.js';
import type { DayNetwork } from '../network/day-network.js';
import { never, type DirectedNetwork } from '../network/directed-network.js';
import type { NearStops } from '../network/near-stops.js';
import { allowedBoarding, allowedLanes } from './allowed.js';
import { LaneSet } from './lane-set.js';
import type { RideTrace } from './ride-trace.js';
import type { SearchLimits } from './search-limits.js';

/** Searches whose windows begin and end in the same quarters of an hour share what is known of the lanes then. */
const windowSeconds = 900;

/**
 * One-to-all search in one direction, in memory that is used again and again: RAPTOR (Delling, Pajor, Werneck 2012) by rounds of one ride
 * each, with two turns of its own. What is kept of a stop is only when one arrives there **by ride**; changes lead from there to the
 * positions at which one gets on, so that no walk follows a walk, and a stop reached on foot hides no ride. And each position keeps the
 * departure that would have to be caught to do better than what was ridden before (as trip-based routing does, Witt 2015): most changes
 * end at that one comparison, and a run is never ridden twice over the same ground.
 */
export class DirectedSearch {
  /** Seconds at which a stop is reached by ride, `never` where it is not. */
  readonly rideAt: Int32Array;
  /** Rides taken to be there by then: the fewest that do; 0 where it is not reached. */
  readonly rides: Uint8Array;
  /** Stops reached by ride, the first `reachedCount`. */
  readonly reached: Int32Array;
  reachedCount = 0;

  private readonly boarding: Uint8Array;
  private readonly isAllowed: Uint8Array;
  /** By position: a later departure helps nobody. As it was at the outset, and as it is by now; `never` in lanes not looked at yet. */
  private readonly catchAtFirst: Int32Array;
  private readonly catchBy: Int32Array;
  private firstWindow = never;
  private lastWindow = never;
  /** Lanes looked at in searches of this window, and lanes ridden in the last search. */
  private readonly openLanes: LaneSet;
  private readonly riddenLanes: LaneSet;
  /** Where the last search got on each lane: the next one mostly asks about the same time of day. */
  private readonly rowHint: Int32Array;
  /** Stops that the round before, and this one, reached earlier than any before. */
  private improved: Int32Array;
  private improvedAt: Int32Array;
  private nextImproved: Int32Array;
  private nextCount = 0;

  constructor(
    network: DayNetwork,
    private readonly net: DirectedNetwork,
    private readonly limits: SearchLimits,
    private readonly trace: RideTrace | null,
  ) {
    const stops = network.stops.count;
    this.rideAt = new Int32Array(stops).fill(never);
    this.rides = new Uint8Array(stops);
    this.reached = new Int32Array(stops);
    this.improved = new Int32Array(stops);
    this.improvedAt = new Int32Array(stops);
    this.nextImproved = new Int32Array(stops);
    this.boarding = allowedBoarding(network, net, limits);
    this.isAllowed = allowedLanes(network, limits);
    this.catchAtFirst = new Int32Array(net.stopAt.length);
    this.catchBy = new Int32Array(net.stopAt.length).fill(never);
    this.openLanes = new LaneSet(net.arriveShift.length);
    this.riddenLanes = new LaneSet(net.arriveShift.length);
    this.rowHint = net.firstRow.slice(0, -1);
  }

  /**
   * Finds when each stop is reached by ride, having set out from a place at `start`. The limits' minutes and changes may be replaced for
   * this run.
   */
  run(
    near: NearStops,
    start: number,
    maxSeconds = this.limits.maxMinutes * 60,
    maxChanges = this.limits.maxChanges,
  ): void {
    const latest = start + Math.floor(maxSeconds);
    this.forgetLast();
    this.useWindow(Math.floor(start / windowSeconds), Math.ceil(latest / windowSeconds));
    this.setOut(near, start, latest);
    for (let round = 2; round <= maxChanges + 1 && this.nextCount > 0; round++) this.change(round, latest);
  }

  private forgetLast(): void {
    const { rideAt, rides, reached, reachedCount, riddenLanes, catchBy, catchAtFirst } = this;
    const { laneStart } = this.net;
    for (let at = 0; at < reachedCount; at++) {
      const stop = reached[at]!;
      rideAt[stop] = never;
      rides[stop] = 0;
    }
    for (let at = 0; at < riddenLanes.count; at++) {
      const lane = riddenLanes.lanes[at]!;
      const end = laneStart[lane + 1]!;
      for (let position = laneStart[lane]!; position < end; position++) catchBy[position] = catchAtFirst[position]!;
    }
    riddenLanes.clear();
    this.reachedCount = 0;
    this.nextCount = 0;
  }

  private useWindow(firstWindow: number, lastWindow: number): void {
    if (firstWindow === this.firstWindow && lastWindow === this.lastWindow) return;
    const { openLanes, catchBy } = this;
    const { laneStart } = this.net;
    this.firstWindow = firstWindow;
    this.lastWindow = lastWindow;
    for (const lane of openLanes.lanes.subarray(0, openLanes.count))
      catchBy.fill(never, laneStart[lane], laneStart[lane + 1]);
    openLanes.clear();
  }

  /** Lets a lane be caught as far as it runs in the window, and not at all where it does not, or may not be ridden. */
  private open(lane: number): void {
    const { catchAtFirst, catchBy } = this;
    const { laneStart, rowStart, rowProfile, offsets } = this.net;
    this.openLanes.add(lane);
    const first = laneStart[lane]!;
    const end = laneStart[lane + 1]!;
    const row = this.rowBefore(lane, first, this.lastWindow * windowSeconds + 1);
    const profile = rowProfile[row]!;
    const ends = rowStart[row]! + offsets[profile + end - 1]!;
    const runs = this.isAllowed[lane] === 1 && ends >= this.firstWindow * windowSeconds;
    for (let position = first; position < end; position++) {
      catchAtFirst[position] = runs ? rowStart[row]! + offsets[profile + position]! : -never;
      catchBy[position] = catchAtFirst[position]!;
    }
  }

  private setOut({ stops, walkSeconds }: NearStops, start: number, latest: number): void {
    const { boardStart, boardAt } = this.net;
    const { catchBy } = this;
    for (let at = 0; at < stops.length; at++) {
      const second = start + walkSeconds[at]!;
      if (second > latest) break;
      const stop = stops[at]!;
      const end = boardStart[stop + 1]!;
      for (let board = boardStart[stop]!; board < end; board++) {
        const position = boardAt[board]!;
        if (second <= catchBy[position]!) this.ride(position, second, latest, 1, -1);
      }
    }
  }

  private change(round: number, latest: number): void {
    const { changeStart, changes, stopAt } = this.net;
    const { improvedAt, rideAt, catchBy } = this;
    const maxWalk = this.limits.maxWalkMinutes * 60;
    const improved = this.nextImproved;
    const count = this.nextCount;
    // This round's own arrivals must not serve it for changing once more.
    for (let at = 0; at < count; at++) improvedAt[at] = rideAt[improved[at]!]!;
    this.nextImproved = this.improved;
    this.improved = improved;
    this.nextCount = 0;
    for (let at = 0; at < count; at++) {
      const stop = improved[at]!;
      const arrives = improvedAt[at]!;
      const end = 2 * changeStart[stop + 1]!;
      for (let change = 2 * changeStart[stop]!; change < end; change += 2) {
        const position = changes[change]!;
        const walk = changes[change + 1]!;
        const second = arrives + walk;
        if (second > catchBy[position]!) continue;
        if (second > latest) break;
        if (walk > maxWalk && stopAt[position] !== stop) continue;
        this.ride(position, second, latest, round, stop);
      }
    }
  }

  /** Gets on the first run that leaves a position at `second` or later, and stays until its way was ridden before. */
  private ride(position: number, second: number, latest: number, round: number, from: number): void {
    const { laneOf, laneStart, stopAt, rowStart, rowProfile, arriveShift, offsets } = this.net;
    const { rideAt, rides, catchBy, boarding, trace } = this;
    if ((boarding[position]! & boardingBits.ON) === 0) return;
    const lane = laneOf[position]!;
    if (this.openLanes.isIn[lane] === 0) {
      this.open(lane);
      if (second > catchBy[position]!) return;
    }
    this.riddenLanes.add(lane);
    const before = this.rowBefore(lane, position, second);
    const starts = rowStart[before + 1]!;
    const departs = rowProfile[before + 1]!;
    const arrives = departs + arriveShift[lane]!;
    const startsBefore = rowStart[before]!;
    const departsBefore = rowProfile[before]!;
    const end = laneStart[lane + 1]!;
    catchBy[position] = startsBefore + offsets[departsBefore + position]!;
    for (let at = position + 1; at < end; at++) {
      const arrival = starts + offsets[arrives + at]!;
      if (arrival > latest) return;
      const stop = stopAt[at]!;
      if (arrival < rideAt[stop]! && (boarding[at]! & boardingBits.OFF) !== 0) {
        rideAt[stop] = arrival;
        if (rides[stop] !== round) {
          if (rides[stop] === 0) this.reached[this.reachedCount++] = stop;
          rides[stop] = round;
          this.nextImproved[this.nextCount++] = stop;
        }
        if (trace !== null) trace.record(round, stop, before + 1, position, at, from);
      }
      if (starts + offsets[departs + at]! > catchBy[at]!) return;
      catchBy[at] = startsBefore + offsets[departsBefore + at]!;
    }
  }

  /** The last row that leaves a position before `second`, be it the one at `-never`: out from the hint in growing steps, then by halving. */
  private rowBefore(lane: number, position: number, second: number): number {
    const { firstRow, rowStart, rowProfile, offsets } = this.net;
    let low = this.rowHint[lane]!;
    let high = low;
    if (rowStart[low]! + offsets[rowProfile[low]! + position]! < second) {
      const end = firstRow[lane + 1]! - 1;
      for (let step = 1; ; step *= 2) {
        high = low + step;
        if (high >= end) {
          high = end;
          break;
        }
        if (rowStart[high]! + offsets[rowProfile[high]! + position]! >= second) break;
        low = high;
      }
    } else {
      const end = firstRow[lane]! - 1;
      for (let step = 1; ; step *= 2) {
        low = high - step;
        if (low <= end) {
          low = end;
          break;
        }
        if (rowStart[low]! + offsets[rowProfile[low]! + position]! < second) break;
        high = low;
      }
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (rowStart[middle]! + offsets[rowProfile[middle]! + position]! < second) low = middle;
      else high = middle;
    }
    this.rowHint[lane] = low;
    return low;
  }
}
