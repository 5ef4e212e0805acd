import { InvalidInput, WrongState } from '#kernel';
import { pendingStates, type Allocation } from '#placements';
import type { AdjustmentsStanding } from '../domain/adjustments-release.js';

/** Throws `WrongState` for a place that is over or given back: there is nobody any more for whom anything could be done differently. */
export function requireAhead({ state }: Pick<Allocation, 'state'>): void {
  if (!pendingStates.includes(state)) throw new WrongState('Allocation', state, 'ADJUSTMENTS_RELEASED', pendingStates);
}

/** Throws `InvalidInput` unless that is the text as it stands: whoever says yes has read what they say it to. */
export function requireRead(read: string | null, { version }: AdjustmentsStanding): void {
  if (version === null)
    throw new InvalidInput([{ path: 'version', value: read, message: 'is of no text; none is kept of the student' }]);
  if (read !== version)
    throw new InvalidInput([
      { path: 'version', value: read, message: 'is not of the text as it stands; read it anew' },
    ]);
}
