import type { Role } from '#kernel';
import type { PlacementNoteKind } from '#safeguarding';

/** What can be noted about one place. */
export type NoteKind = PlacementNoteKind | 'UNPAID_GROUND' | 'INDUCTION_GIVEN';

/** Whose each note is; nobody else may make it. */
export const notedBy = {
  KEY_FINDINGS_TOLD: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  UNPAID_GROUND: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  SCRUTINY_SIGNED_OFF: ['SAFEGUARDING_LEAD'],
  ADJUSTMENTS_ACKNOWLEDGED: ['EMPLOYER'],
  INDUCTION_GIVEN: ['EMPLOYER'],
} as const satisfies Readonly<Record<NoteKind, readonly Role[]>>;
