import { boardingBits, type Timetable } from '../timetable.js';
import { never, type DirectedLanes } from './directed-network.js';
import type { Runs } from './running-trips.js';
import type { LaneRuns } from './split-lanes.js';

/** Lanes in the direction of travel, in memory in their order. `numberOf` has the network's number of each of the timetable's stops. O(calls). */
export function layLanes(
  { trips, calls }: Timetable,
  runs: Runs,
  lanes: readonly LaneRuns[],
  numberOf: Int32Array,
): DirectedLanes {
  const callOf = (run: number): number => trips.firstCall[runs.tripOf[run]!]!;
  const lengthOf = (run: number): number => trips.firstCall[runs.tripOf[run]! + 1]! - callOf(run);
  const room = makeRoom(
    lanes.map(([run]) => lengthOf(run!)),
    lanes.map(({ length }) => length),
  );
  const offsets: number[] = [];
  lanes.forEach((lane, at) => {
    const first = room.laneStart[at]!;
    const length = room.laneStart[at + 1]! - first;
    const pattern = callOf(lane[0]!);
    for (let place = 0; place < length; place++) {
      room.stopAt[first + place] = numberOf[calls.stopOf[pattern + place]!]!;
      room.boarding[first + place] = calls.boarding[pattern + place]!;
    }
    const waits = lane.some((run) => waitsAnywhere(callOf(run)));
    room.arriveShift[at] = waits ? length : 0;
    const profiles: { readonly call: number; readonly offset: number }[] = [];
    lane.forEach((run, row) => {
      const call = callOf(run);
      // The last one met is the likeliest.
      let profile = profiles.findLast((known) => takeTheSame(known.call, call));
      if (profile === undefined) {
        profile = { call, offset: offsets.length };
        profiles.push(profile);
        for (let place = 0; place < length; place++) offsets.push(calls.departs[call + place]! - calls.departs[call]!);
        if (waits)
          for (let place = 0; place < length; place++)
            offsets.push(calls.arrives[call + place]! - calls.departs[call]!);
      }
      room.rowStart[room.firstRow[at]! + row] = calls.departs[call]! + runs.shiftOf[run]!;
      room.rowProfile[room.firstRow[at]! + row] = profile.offset - first;
    });
    room.rowProfile[room.firstRow[at]! - 1] = profiles[0]!.offset - first;

    function waitsAnywhere(call: number): boolean {
      for (let place = 0; place < length; place++)
        if (calls.arrives[call + place] !== calls.departs[call + place]) return true;
      return false;
    }

    function takeTheSame(one: number, other: number): boolean {
      const ahead = calls.departs[other]! - calls.departs[one]!;
      for (let place = 0; place < length; place++) {
        if (calls.departs[other + place]! - calls.departs[one + place]! !== ahead) return false;
        if (calls.arrives[other + place]! - calls.arrives[one + place]! !== ahead) return false;
      }
      return true;
    }
  });
  return { ...room, offsets: Int32Array.from(offsets) };
}

/** The same lanes seen against the direction of travel. O(positions + rows + profiles). */
export function mirrorLanes(lanes: DirectedLanes): DirectedLanes {
  const { laneStart, firstRow, rowStart, rowProfile, arriveShift, offsets } = lanes;
  const laneCount = arriveShift.length;
  const room = makeRoom(
    Array.from(arriveShift, (_, lane) => laneStart[lane + 1]! - laneStart[lane]!),
    Array.from(arriveShift, (_, lane) => firstRow[lane + 1]! - 1 - firstRow[lane]!),
  );
  room.arriveShift.set(arriveShift);
  const mirroredOffsets = new Int32Array(offsets.length);
  for (let lane = 0; lane < laneCount; lane++) {
    const first = laneStart[lane]!;
    const last = laneStart[lane + 1]! - 1;
    for (let position = first; position <= last; position++) {
      const bits = lanes.boarding[position]!;
      room.stopAt[first + last - position] = lanes.stopAt[position]!;
      room.boarding[first + last - position] =
        (bits & boardingBits.ON ? boardingBits.OFF : 0) | (bits & boardingBits.OFF ? boardingBits.ON : 0);
    }
    const shift = arriveShift[lane]!;
    const mirroredProfiles = new Set<number>();
    for (let row = firstRow[lane]! - 1; row < firstRow[lane + 1]! - 1; row++) {
      const profile = rowProfile[row]!;
      // The one at `-never` stays before the first.
      const opposite = row < firstRow[lane]! ? row : firstRow[lane]! + firstRow[lane + 1]! - 2 - row;
      room.rowProfile[opposite] = profile;
      if (row >= firstRow[lane]!) room.rowStart[opposite] = -rowStart[row]! - offsets[profile + shift + last]!;
      if (mirroredProfiles.has(profile)) continue;
      mirroredProfiles.add(profile);
      const end = offsets[profile + shift + last]!;
      for (let position = first; position <= last; position++) {
        const mirrored = profile + first + last - position;
        mirroredOffsets[mirrored] = end - offsets[profile + shift + position]!;
        mirroredOffsets[mirrored + shift] = end - offsets[profile + position]!;
      }
    }
  }
  return { ...room, offsets: mirroredOffsets };
}

function makeRoom(lengths: readonly number[], rows: readonly number[]): Omit<DirectedLanes, 'offsets'> {
  const laneStart = new Int32Array(lengths.length + 1);
  const firstRow = new Int32Array(lengths.length + 1).fill(1);
  lengths.forEach((length, lane) => {
    laneStart[lane + 1] = laneStart[lane]! + length;
    firstRow[lane + 1] = firstRow[lane]! + rows[lane]! + 1;
  });
  const rowStart = new Int32Array(firstRow[lengths.length]!);
  for (const row of firstRow.subarray(0, lengths.length)) rowStart[row - 1] = -never;
  return {
    laneStart,
    stopAt: new Int32Array(laneStart[lengths.length]!),
    boarding: new Uint8Array(laneStart[lengths.length]!),
    firstRow,
    rowStart,
    rowProfile: new Int32Array(rowStart.length),
    arriveShift: new Int32Array(lengths.length),
  };
}
