import type { DayNetwork } from '../network/day-network.js';
import type { DirectedLanes } from '../network/directed-network.js';
import type { SearchLimits } from './search-limits.js';

/** 1 for each lane that the limits let one ride on. O(lanes). */
export function allowedLanes({ lanes }: DayNetwork, { modes, stepFree, routes }: SearchLimits): Uint8Array {
  const names = routes === null ? null : new Set(routes);
  return Uint8Array.from(lanes.modes, (mode, lane) =>
    modes.includes(mode) && (!stepFree || lanes.isStepFree[lane] === 1) && (names?.has(lanes.routeNames[lane]!) ?? true)
      ? 1
      : 0,
  );
}

/** `boardingBits` by position, none where the limits ask for step-free stops and this is none. O(positions). */
export function allowedBoarding(
  { stops }: DayNetwork,
  { stopAt, boarding }: DirectedLanes,
  { stepFree }: SearchLimits,
): Uint8Array {
  if (!stepFree) return boarding;
  return boarding.map((bits, position) => (stops.isStepFree[stopAt[position]!] === 1 ? bits : 0));
}
