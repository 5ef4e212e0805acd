import { bookingFacts, judged, type HostFacts, type Judged } from '#clearances';
import {
  invariant,
  systemActor,
  today,
  type LocalDate,
  type SchoolId,
  type SlotId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { fits, inOrder, offerUntilOf, type FullSlot, type InLine } from '../domain/waiting-place.js';
import type { RuleFacts, WaitingTx } from './ports.js';

const batchSize = 100;

/** Somebody in the line, with what the rules say of their having the places. */
interface Offered {
  readonly to: InLine;
  readonly judged: Judged;
}

/**
 * Offers free places to those who wait, one offer a unit of work: the place is taken, given and taken off the line together or not at all,
 * so that whatever dies in between leaves either the offer or nothing, and running it again goes on from there. Run by the worker.
 */
export class OfferFreePlaces {
  constructor(
    private readonly unitOfWork: UnitOfWork<WaitingTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  /** How many offers were made: in one slot, or (null) in every slot that somebody waits for. */
  async run(slotId: string | null): Promise<number> {
    if (slotId !== null) return this.offerIn(slotId as SlotId);
    let offered = 0;
    for (let after: SlotId | null = null; ;) {
      const slotIds: SlotId[] = await this.slotsAfter(after);
      for (const id of slotIds) offered += await this.offerIn(id);
      after = slotIds.at(-1) ?? null;
      if (slotIds.length < batchSize) return offered;
    }
  }

  private slotsAfter(after: SlotId | null): Promise<SlotId[]> {
    const now = this.surroundings.clock.now();
    return this.unitOfWork.run(systemActor('offer-free-places'), ({ waiting }) =>
      waiting.slotsToLookAt(after, now, batchSize),
    );
  }

  private async offerIn(slotId: SlotId): Promise<number> {
    for (let offered = 0; ; offered++) {
      const isOffered = await this.unitOfWork.run(systemActor('offer-free-places'), (tx) => this.offerNext(slotId, tx));
      if (!isOffered) return offered;
    }
  }

  /** Makes one offer, if there is anybody to make it to. */
  private async offerNext(slotId: SlotId, tx: WaitingTx): Promise<boolean> {
    const slot = await tx.waiting.lockSlot(slotId);
    if (slot === undefined) return false;
    const at = this.surroundings.clock.now();
    if (slot.standing === 'OVER' || slot.beginsAt <= at) return this.endAll(slot, tx, at);
    if (slot.standing === 'PAUSED') return false;
    const line = slot.remaining === 0 ? [] : inOrder(await tx.waiting.line(slotId));
    const next = await this.offerToFirst(line, slot, tx, at);
    if (next === undefined) return false;
    await tx.waiting.passOver(
      line.slice(0, line.indexOf(next)).map(({ id }) => id),
      at,
    );
    const { outcome } = await tx.places.take(slotId, next.places);
    // The slot is locked and has the places; who takes them past this lock would be a bug, and then nothing is offered.
    invariant(outcome === 'TAKEN', 'free places of a locked slot can be taken');
    return true;
  }

  /** Whoever may have the places first and is free, who has the offer then; each that is placed elsewhere at this very moment is passed over. */
  private async offerToFirst(
    line: readonly InLine[],
    slot: FullSlot,
    tx: WaitingTx,
    at: Date,
  ): Promise<InLine | undefined> {
    for (let left = line; ;) {
      const next = await this.firstThatMay(left, slot, tx);
      if (next === undefined || (await this.offer(next, slot, tx, at))) return next?.to;
      left = left.filter((each) => each !== next.to);
    }
  }

  /** The first in the line for whom the places would do and whom the safeguarding rules let go there as things stand now. */
  private async firstThatMay(
    line: readonly InLine[],
    slot: FullSlot,
    { waiting }: WaitingTx,
  ): Promise<Offered | undefined> {
    if (line.length === 0) return undefined;
    const held = await waiting.heldBySchools(slot.id);
    const fitting = line.filter((each) => fits(each, slot, held.get(each.schoolId) ?? 0));
    const on = today(this.surroundings.clock);
    if (!slot.isPlacement) return this.firstGroupThatMay(fitting, slot, on);
    const host = await this.hostOf(slot, null);
    const students = await this.facts.ofStudents(fitting.flatMap(({ studentId }) => studentId ?? []));
    for (const to of fitting) {
      const student = to.studentId === null ? undefined : students.get(to.studentId);
      const offered = student && { to, judged: judged('ALLOCATE', host, { student }, on) };
      if (offered?.judged.decision.outcome === 'ALLOWED') return offered;
    }
    return undefined;
  }

  /** Two reads for each school that is passed over: each decides for itself about the adults of a host. */
  private async firstGroupThatMay(
    fitting: readonly InLine[],
    slot: FullSlot,
    on: LocalDate,
  ): Promise<Offered | undefined> {
    for (const to of fitting) {
      const host = await this.hostOf(slot, to.schoolId);
      const school = (await this.facts.ofSchool(to.schoolId, [slot.id])).get(slot.id) ?? null;
      const offered = { to, judged: judged('BOOK', host, bookingFacts(school, to.places), on) };
      if (offered.judged.decision.outcome === 'ALLOWED') return offered;
    }
    return undefined;
  }

  private async hostOf({ id }: FullSlot, schoolId: SchoolId | null): Promise<HostFacts> {
    const host = (await this.facts.ofSlots([id], schoolId)).get(id);
    invariant(host !== undefined, 'a slot that is locked has facts');
    return host;
  }

  /** False when the student is placed elsewhere on those days by now. */
  private async offer(
    { to, judged: allowed }: Offered,
    slot: FullSlot,
    { waiting, clearances, outbox }: WaitingTx,
    at: Date,
  ): Promise<boolean> {
    const offer = { to, slot, at, until: offerUntilOf(at, slot.beginsAt) };
    const { programmeId, schoolId, studentId } = to;
    const concerned = { programmeId, schoolId, studentId };
    const kept = { ...allowed, programmeId, schoolId, decidedAt: at };
    if (studentId === null) {
      const subjectId = this.surroundings.newId('SlotRequest');
      await waiting.offerGroup(offer, subjectId);
      await clearances.record({ ...kept, of: subjectId, stage: 'BOOK' });
      await outbox.add({ kind: 'slot-request.offered', subjectId, ...concerned });
    } else {
      const subjectId = this.surroundings.newId('Allocation');
      if (!(await waiting.offerPlace(offer, subjectId))) return false;
      await clearances.record({ ...kept, of: subjectId, stage: 'ALLOCATE' });
      await outbox.add({ kind: 'allocation.offered', subjectId, ...concerned });
    }
    return true;
  }

  private async endAll({ id }: FullSlot, { waiting, outbox }: WaitingTx, at: Date): Promise<false> {
    const ended = await waiting.end(id, at);
    await outbox.add(
      ...ended.map(({ id: subjectId, programmeId, schoolId, studentId }) => ({
        kind: 'waiting-place.ended',
        subjectId,
        programmeId,
        schoolId,
        studentId,
      })),
    );
    return false;
  }
}
