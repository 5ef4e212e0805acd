import type { InputFault } from '#kernel';
import { limitBounds, type Escort, type TravelLimits } from './travel-limits.js';

/**
 * Everything that is wrong with limits somebody said, in the order of the fields; empty when nothing is. What was not said is not
 * looked at. `path` is the field, for an escort `escort.<field>`. O(1).
 */
export function limitFaults(said: Partial<TravelLimits>): InputFault[] {
  return [...numberFaults(said), ...dayFaults(said), ...(said.escort === undefined ? [] : escortFaults(said.escort))];
}

function numberFaults(said: Partial<TravelLimits>): InputFault[] {
  return Object.entries(limitBounds).flatMap(([field, { least, most }]) => {
    const value = said[field as keyof typeof limitBounds];
    if (value === undefined || value === null) return [];
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    return [{ path: field, value: String(value), message: `must be a whole number from ${least} to ${most}` }];
  });
}

function dayFaults({ earliestLeave, latestHome }: Partial<TravelLimits>): InputFault[] {
  if (earliestLeave == null || latestHome == null || earliestLeave < latestHome) return [];
  return [{ path: 'latestHome', value: latestHome, message: 'must be later than the earliest time of leaving' }];
}

function escortFaults(escort: Escort): InputFault[] {
  const { kind, routes } = escort;
  const faults: InputFault[] = [];
  const windows = [
    ['outFrom', 'outUntil'],
    ['backFrom', 'backUntil'],
  ] as const;
  for (const [from, until] of windows) {
    if (kind === 'NONE' || kind === 'TRAINED_ROUTES') {
      for (const field of [from, until]) {
        const value = escort[field];
        if (value !== null)
          faults.push({ path: `escort.${field}`, value, message: 'has no meaning where nobody goes along' });
      }
    } else if (escort[from] !== null && escort[until] !== null && escort[from] >= escort[until]) {
      faults.push({ path: `escort.${until}`, value: escort[until], message: 'must be later than the time it begins' });
    }
  }
  if (kind === 'TRAINED_ROUTES' && routes.length === 0)
    faults.push({ path: 'escort.routes', value: '', message: 'must name the routes that the student was trained for' });
  if (kind !== 'TRAINED_ROUTES' && routes.length > 0)
    faults.push({ path: 'escort.routes', value: routes.join(', '), message: 'are for trained routes only' });
  return faults;
}
