import { WrongState, type EmployerId, type ProgrammeId, type SlotId } from '#kernel';

/** A slot as far as it matters to whoever asks for places in it. */
export interface AskedSlot {
  readonly id: SlotId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly isCancelled: boolean;
  /** True while its opportunity is on show and its employer verified. */
  readonly isPublished: boolean;
  /** True while nobody is sent there: the employer, the site or an adult is suspended. */
  readonly isHostSuspended: boolean;
  /** The school that asks has said no to its employer. */
  readonly isRefusedBySchool: boolean;
  readonly beginsAt: Date;
  /** From then on places can be asked for; null is at once. */
  readonly bookingOpensAt: Date | null;
  /** Until then. */
  readonly bookingClosesAt: Date;
  /** Fewest places in one request. */
  readonly minimumGroup: number;
  /** Most places that one school may hold; null is all of them. */
  readonly mostPerSchool: number | null;
  /** How long the employer takes to answer, in days. */
  readonly answerWithinDays: number;
  /** How many requests the employer takes in a week, from all schools; null is as many as come. */
  readonly mostRequestsAWeek: number | null;
}

/** Why places in a slot can or cannot be asked for. */
export type SlotStanding =
  'OPEN' | 'CANCELLED' | 'NOT_PUBLISHED' | 'REFUSED_BY_SCHOOL' | 'BEGUN' | 'NOT_YET_OPEN' | 'CLOSED';

/** How the slot stands at an instant; the first of several reasons against it. O(1). */
export function standingOf(
  {
    isCancelled,
    isPublished,
    isHostSuspended,
    isRefusedBySchool,
    beginsAt,
    bookingOpensAt,
    bookingClosesAt,
  }: Pick<
    AskedSlot,
    | 'isCancelled'
    | 'isPublished'
    | 'isHostSuspended'
    | 'isRefusedBySchool'
    | 'beginsAt'
    | 'bookingOpensAt'
    | 'bookingClosesAt'
  >,
  now: Date,
): SlotStanding {
  if (isCancelled) return 'CANCELLED';
  // Whoever asks learns no more than of an advert that is not on show.
  if (!isPublished || isHostSuspended) return 'NOT_PUBLISHED';
  if (isRefusedBySchool) return 'REFUSED_BY_SCHOOL';
  if (beginsAt <= now) return 'BEGUN';
  if (bookingOpensAt !== null && bookingOpensAt > now) return 'NOT_YET_OPEN';
  return bookingClosesAt <= now ? 'CLOSED' : 'OPEN';
}

/** That places in the slot cannot be asked for because of how it stands. */
export function notOpen(standing: Exclude<SlotStanding, 'OPEN'>): WrongState {
  return new WrongState('Slot', standing, 'REQUESTED', ['OPEN' satisfies SlotStanding]);
}
