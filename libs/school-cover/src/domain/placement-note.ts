import type { InputFault, Role } from '#kernel';
import type { PlacementNoteKind, TLevel } from '#safeguarding';

/** What can be noted about one place. */
export type NoteKind = PlacementNoteKind | 'UNPAID_GROUND' | 'T_LEVEL' | 'INDUCTION_GIVEN';

/** Whose each note is; nobody else may make it. */
export const notedBy = {
  KEY_FINDINGS_TOLD: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  UNPAID_GROUND: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  T_LEVEL: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  SCRUTINY_SIGNED_OFF: ['SAFEGUARDING_LEAD'],
  ADJUSTMENTS_ACKNOWLEDGED: ['EMPLOYER'],
  INDUCTION_GIVEN: ['EMPLOYER'],
} as const satisfies Readonly<Record<NoteKind, readonly Role[]>>;

/** The most hours of one industry placement that anybody would write down: far more than any T Level asks for. */
export const mostTLevelHours = 2_000;

/** Everything that is wrong with what is said to be done elsewhere, in the order of the fields. O(1). */
export function tLevelFaults({ hoursElsewhere, remoteHoursElsewhere }: TLevel): InputFault[] {
  const faults = Object.entries({ hoursElsewhere, remoteHoursElsewhere })
    .filter(([, hours]) => hours < 0 || hours > mostTLevelHours)
    .map(([path, hours]) => ({ path, value: String(hours), message: `must be 0 to ${mostTLevelHours} hours` }));
  if (remoteHoursElsewhere <= hoursElsewhere) return faults;
  const message = 'must not be more than all hours elsewhere';
  return [...faults, { path: 'remoteHoursElsewhere', value: String(remoteHoursElsewhere), message }];
}
