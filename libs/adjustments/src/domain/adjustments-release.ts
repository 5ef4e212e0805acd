import type { AllocationId, IdOf } from '#kernel';

/** What somebody has said to the host's reading of what a student needs. */
export const releaseAnswers = ['NOTHING', 'GIVEN', 'REFUSED', 'OUTDATED', 'TO_COUNTERSIGN', 'NOT_NEEDED'] as const;

export type ReleaseAnswer = (typeof releaseAnswers)[number];

/** Who has said what to the text as it stands. The database decides it, because it decides what a host is shown. */
export interface AdjustmentsStanding {
  /** Tells this text from any other; null where there is none. */
  readonly version: string | null;
  readonly studentSays: ReleaseAnswer;
  readonly guardianSays: ReleaseAnswer;
  /** True when the host may read it, once the place is confirmed. */
  readonly isReleased: boolean;
}

/** A form on paper by which somebody at home agreed; it counts once another member of staff has countersigned it. */
export interface PaperRelease {
  readonly id: IdOf<'AdjustmentsRelease'>;
  readonly allocationId: AllocationId;
  readonly recordedBy: string;
  readonly countersignedBy: string | null;
}

/** What others than the school are told of somebody at home: a no is for the school to tell, so that to them it is nothing yet. O(1). */
export function outsideSchool(said: ReleaseAnswer): ReleaseAnswer {
  return said === 'REFUSED' || said === 'TO_COUNTERSIGN' ? 'NOTHING' : said;
}
