import { termsHash } from '#clearances';
import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  WrongState,
  type Actor,
  type AllocationId,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { TLevel, UnpaidGround } from '#safeguarding';
import { notedBy, tLevelFaults, type NoteKind } from '../domain/placement-note.js';
import type { NotedPlace, SchoolCoverTx } from './ports.js';

/** What is noted, about which place. */
export interface NotePlacementCommand {
  readonly allocationId: string;
  readonly kind: NoteKind;
  /** For UNPAID_GROUND alone. */
  readonly ground: UnpaidGround | null;
  /** For SCRUTINY_SIGNED_OFF alone. */
  readonly reason: string | null;
  /** For T_LEVEL alone; null takes back what was noted before. */
  readonly tLevel: TLevel | null;
}

/** Somebody whose office it is notes something about one place. Most notes are about it as it now stands: when that changes, they are worth nothing. */
export class NotePlacement {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolCoverTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `InvalidInput` for hours elsewhere that cannot be, and `WrongState` for adjustments that the host is not shown, and for an induction before its first day. */
  run(actor: Actor, { allocationId, kind, ground, reason, tLevel }: NotePlacementCommand): Promise<AllocationId> {
    const { accountId } = actor;
    const allowed: readonly string[] = notedBy[kind];
    invariant(
      accountId !== null && allowed.includes(actor.role),
      'each note is for its own roles, as the operation says',
    );
    const faults = tLevel === null ? [] : tLevelFaults(tLevel);
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async ({ notes, outbox }) => {
      const place = isIdOf('Allocation', allocationId) ? await notes.find(allocationId) : undefined;
      if (place === undefined) throw new NotFound('Allocation', allocationId);
      if (kind === 'ADJUSTMENTS_ACKNOWLEDGED') requireShown(place);
      if (kind === 'INDUCTION_GIVEN') requireBegun(place, today(this.surroundings.clock));
      const { id, schoolId, employerId, version } = place;
      const at = this.surroundings.clock.now();
      const hash = termsHash(place.terms, 'GUARDIAN');
      await notes.put(place, { kind, version, termsHash: hash, ground, reason, tLevel, by: accountId, at });
      await outbox.add({ kind: 'placement-note.made', subjectId: id, schoolId, employerId });
      return id;
    });
  }
}

/** Nobody has read what they were not shown: before the place is confirmed, and while student and home have not both said yes to it. */
function requireShown({ state, isShownAdjustments }: NotedPlace): void {
  if (state !== 'CONFIRMED') throw new WrongState('Allocation', state, 'ADJUSTMENTS_ACKNOWLEDGED', ['CONFIRMED']);
  if (!isShownAdjustments)
    throw new WrongState('AdjustmentsRelease', 'NOTHING_SHOWN', 'ADJUSTMENTS_ACKNOWLEDGED', ['SHOWN']);
}

/** Nobody was shown round before they came. */
function requireBegun({ state, startsOn }: NotedPlace, on: LocalDate): void {
  if (state !== 'CONFIRMED' && state !== 'ATTENDED')
    throw new WrongState('Allocation', state, 'INDUCTION_GIVEN', ['CONFIRMED', 'ATTENDED']);
  if (on < startsOn) throw new WrongState('Allocation', 'NOT_BEGUN', 'INDUCTION_GIVEN', ['BEGUN']);
}
