import { boardingBits } from '../timetable.js';
import type { DirectedLanes, DirectedNetwork } from './directed-network.js';
import type { Footpaths } from './footpaths.js';

/** Lanes with the ways that lead to them. `isStepFree` says by stop whether the publisher calls it so. O(ways x lanes at a stop). */
export function leadToLanes(lanes: DirectedLanes, footpaths: Footpaths, isStepFree: Uint8Array): DirectedNetwork {
  const laneOf = lanesByPosition(lanes);
  const boards = boardsByStop(lanes, footpaths.start.length - 1);
  return {
    ...lanes,
    laneOf,
    ...boards,
    ...usefulChanges(lanes, laneOf, boards, footpaths, isStepFree),
  };
}

type Boards = Pick<DirectedNetwork, 'boardStart' | 'boardAt'>;

function lanesByPosition({ laneStart, arriveShift, stopAt }: DirectedLanes): Int32Array {
  const laneOf = new Int32Array(stopAt.length);
  arriveShift.forEach((_, lane) => laneOf.fill(lane, laneStart[lane], laneStart[lane + 1]));
  return laneOf;
}

/** Nobody gets on at the last stop of a lane, whatever its flag says. */
function boardsByStop({ laneStart, arriveShift, stopAt, boarding }: DirectedLanes, stops: number): Boards {
  const canBoard = boarding.map((bits) => bits & boardingBits.ON);
  arriveShift.forEach((_, lane) => (canBoard[laneStart[lane + 1]! - 1] = 0));
  const boardStart = new Int32Array(stops + 1);
  stopAt.forEach((stop, position) => (boardStart[stop + 1]! += canBoard[position]!));
  for (let stop = 0; stop < stops; stop++) boardStart[stop + 1]! += boardStart[stop]!;
  const boardAt = new Int32Array(boardStart[stops]!);
  const next = boardStart.slice();
  stopAt.forEach((stop, position) => {
    if (canBoard[position] !== 0) boardAt[next[stop]!++] = position;
  });
  return { boardStart, boardAt };
}

/**
 * Changes from every stop, without those that never help: a position further along a lane, at which no run can be caught that could not
 * also be caught at an earlier position of the same lane. That leaves of some hundred positions within 500 m the first place where each
 * lane can be met and those that it is quicker to walk to than to ride to.
 */
function usefulChanges(
  lanes: DirectedLanes,
  laneOf: Int32Array,
  { boardStart, boardAt }: Boards,
  footpaths: Footpaths,
  isStepFree: Uint8Array,
): Pick<DirectedNetwork, 'changeStart' | 'changes'> {
  const slowest = slowestRides(lanes);
  const { stopAt } = lanes;
  /** Whoever may use the later way may use the earlier one too: it is no longer walk, asks for no other stop, and is step-free where the later is. */
  const servesAsWell = (
    earlier: number,
    earlierSeconds: number,
    later: number,
    seconds: number,
    from: number,
  ): boolean =>
    earlier <= later &&
    slowest[later]! - slowest[earlier]! <= seconds - earlierSeconds &&
    (stopAt[later] !== from || stopAt[earlier] === from) &&
    (isStepFree[stopAt[later]!] === 0 || isStepFree[stopAt[earlier]!] === 1);
  const stops = footpaths.start.length - 1;
  const changeStart = new Int32Array(stops + 1);
  const changes: number[] = [];
  // What was last kept for a lane, as an index of `changes`, and before that one; both count only from the stop at hand on.
  const lastKept = new Int32Array(lanes.arriveShift.length).fill(-1);
  const keptBefore: number[] = [];
  for (let stop = 0; stop < stops; stop++) {
    const own = 2 * changeStart[stop]!;
    for (let way = footpaths.start[stop]!; way < footpaths.start[stop + 1]!; way++) {
      const other = footpaths.to[way]!;
      const seconds = footpaths.seconds[way]!;
      for (let at = boardStart[other]!; at < boardStart[other + 1]!; at++) {
        const position = boardAt[at]!;
        const lane = laneOf[position]!;
        let kept = lastKept[lane]!;
        while (kept >= own && !servesAsWell(changes[kept]!, changes[kept + 1]!, position, seconds, stop))
          kept = keptBefore[kept / 2]!;
        if (kept >= own) continue;
        keptBefore.push(lastKept[lane]!);
        lastKept[lane] = changes.length;
        changes.push(position, seconds);
      }
    }
    changeStart[stop + 1] = changes.length / 2;
  }
  return { changeStart, changes: Int32Array.from(changes) };
}

/** Seconds from the start of each lane with every hop as slow as its slowest run: no ride between two positions takes longer than their difference. */
function slowestRides({ laneStart, stopAt, firstRow, rowProfile, offsets, arriveShift }: DirectedLanes): Int32Array {
  const slowest = new Int32Array(stopAt.length);
  arriveShift.forEach((_, lane) => {
    const first = laneStart[lane]!;
    const end = laneStart[lane + 1]!;
    for (const profile of new Set(rowProfile.subarray(firstRow[lane], firstRow[lane + 1]! - 1))) {
      for (let position = first + 1; position < end; position++)
        slowest[position] = Math.max(
          slowest[position]!,
          offsets[profile + position]! - offsets[profile + position - 1]!,
        );
    }
    for (let position = first + 1; position < end; position++) slowest[position]! += slowest[position - 1]!;
  });
  return slowest;
}
