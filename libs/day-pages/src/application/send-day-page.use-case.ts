import { instantOf } from '#calendar';
import {
  addDays,
  invariant,
  isIdOf,
  localTime,
  NotFound,
  WrongState,
  type Actor,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { DayPageLinkId, DayPagesTx } from './ports.js';

/** What was made. */
export interface SentDayPage {
  readonly linkIds: readonly DayPageLinkId[];
  readonly expiresAt: Date;
}

/**
 * The school sends the page of a confirmed placement: the student is told that it is there, and each contact that may be written to gets a link
 * of their own, which works until the last day is over. Nobody is told of a contact that was left out.
 */
export class SendDayPage {
  constructor(
    private readonly unitOfWork: UnitOfWork<DayPagesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, allocationId: string): Promise<SentDayPage> {
    const { clock, newId } = this.surroundings;
    const { accountId } = actor;
    invariant(accountId !== null, 'the staff of a school have accounts');
    return this.unitOfWork.run(actor, async ({ links, outbox }) => {
      const placement = isIdOf('Allocation', allocationId) ? await links.placement(allocationId) : undefined;
      if (placement === undefined) throw new NotFound('Allocation', allocationId);
      const { id, schoolId, studentId, state, isHeld, lastDay } = placement;
      const expiresAt = endOf(lastDay);
      const now = clock.now();
      if (state !== 'CONFIRMED' || isHeld || expiresAt <= now)
        throw new WrongState('Allocation', isHeld ? 'HELD' : state, 'PAGE_SENT', ['CONFIRMED']);
      const readers = (await links.readers(studentId)).filter(({ isContactRestricted }) => !isContactRestricted);
      const linkIds = [];
      for (const { id: guardianId } of readers) {
        const linkId = newId('DayPageLink');
        await links.add({
          id: linkId,
          schoolId,
          allocationId: id,
          guardianId,
          askedBy: accountId,
          askedAt: now,
          expiresAt,
        });
        linkIds.push(linkId);
      }
      await outbox.add({ kind: 'day-page.ready', subjectId: id, studentId });
      return { linkIds, expiresAt };
    });
  }
}

function endOf(lastDay: LocalDate): Date {
  const end = instantOf(addDays(lastDay, 1), localTime('00:00'), null);
  invariant(end !== undefined, 'the clocks of England show midnight once on each day');
  return end;
}
