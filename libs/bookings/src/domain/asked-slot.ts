import { WrongState, type EmployerId, type ProgrammeId, type SlotId } from '#kernel';

/** A slot as far as it matters to whoever asks for places in it. */
export interface AskedSlot {
  readonly id: SlotId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly isCancelled: boolean;
  /** True while its opportunity is on show. */
  readonly isPublished: boolean;
  readonly beginsAt: Date;
  /** How long the employer takes to answer, in days. */
  readonly answerWithinDays: number;
}

/** Why places in a slot can or cannot be asked for. */
export type SlotStanding = 'OPEN' | 'CANCELLED' | 'NOT_PUBLISHED' | 'BEGUN';

/** How the slot stands at an instant; the first of several reasons against it. O(1). */
export function standingOf(
  { isCancelled, isPublished, beginsAt }: Pick<AskedSlot, 'isCancelled' | 'isPublished' | 'beginsAt'>,
  now: Date,
): SlotStanding {
  if (isCancelled) return 'CANCELLED';
  if (!isPublished) return 'NOT_PUBLISHED';
  return beginsAt <= now ? 'BEGUN' : 'OPEN';
}

/** That places in the slot cannot be asked for because of how it stands. */
export function notOpen(standing: Exclude<SlotStanding, 'OPEN'>): WrongState {
  return new WrongState('Slot', standing, 'REQUESTED', ['OPEN' satisfies SlotStanding]);
}
