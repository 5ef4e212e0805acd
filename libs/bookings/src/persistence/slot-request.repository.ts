import { Between, In, IsNull, LessThan } from 'typeorm';
import { clearancesText, insertClearances, type ClearanceRecord } from '#clearances';
import { invariant, type LocalDate, type NewId, type SchoolId, type SlotId, type SlotRequestId } from '#kernel';
import { busyOr } from '#opportunities';
import type { Transaction } from '#platform';
import { holdsPlaces, slotRequestStates, unansweredStates, type SlotRequest } from '../domain/slot-request.js';
import type { EarlierRequest, NewSlotRequest, SlotRequestMove, SlotRequests } from '../application/ports.js';
import { SlotRequestRow } from './slot-request.rows.js';

/** Requests for places in PostgreSQL. */
export class PgSlotRequests implements SlotRequests {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  async underKey(schoolId: SchoolId, key: string | null): Promise<EarlierRequest[]> {
    if (key === null) return [];
    const first = await this.tx.manager.findOneBy(SlotRequestRow, { schoolId, idempotencyKey: key });
    if (first === null) return [];
    const { groupId } = first;
    const requests = groupId === null ? [first] : await this.tx.manager.findBy(SlotRequestRow, { groupId });
    const slots = await this.tx.manager.query<{ id: string; remaining: number }[]>(
      'select id, capacity - taken as remaining from slot where id = any($1)',
      [requests.map(({ slotId }) => slotId)],
    );
    const remainingOf = new Map(slots.map(({ id, remaining }) => [id, remaining]));
    return requests.map((request) => {
      const remainingPlaces = remainingOf.get(request.slotId);
      invariant(remainingPlaces !== undefined, 'whoever asked for places in a slot goes on seeing it');
      return { ...request, remainingPlaces };
    });
  }

  async add(request: NewSlotRequest, clearance: ClearanceRecord): Promise<boolean> {
    const added = await this.tx.manager
      .query<unknown[]>(
        `with added as (insert into slot_request (id, programme_id, employer_id, slot_id, school_id, state, places, staff_lead, note,
           answer_by, idempotency_key, requested_by, created_at, group_id, is_purpose_agreed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (school_id, idempotency_key) do nothing
         returning id),
       kept as (${insertClearances('$16')} where exists (select from added))
       select id from added`,
        [
          request.id,
          request.programmeId,
          request.employerId,
          request.slotId,
          request.schoolId,
          request.state,
          request.places,
          request.staffLead,
          request.note,
          request.answerBy,
          request.idempotencyKey,
          request.requestedBy,
          request.createdAt,
          request.groupId,
          request.isPurposeAgreed ?? null,
          clearancesText([clearance], [this.newId('Clearance')]),
        ],
      )
      .catch((error: unknown) => busyOr(error, request.slotId));
    return added.length === 1;
  }

  async countInWeek(
    { employerId, programmeId, slotId }: SlotRequest,
    monday: LocalDate,
    most: number,
  ): Promise<boolean> {
    const counted = await this.tx.manager
      .query<unknown[]>(
        `insert into employer_week (employer_id, programme_id, monday, asked) values ($1, $2, $3, 1)
       on conflict (employer_id, monday) do update set asked = employer_week.asked + 1 where employer_week.asked < $4
       returning asked`,
        [employerId, programmeId, monday, most],
      )
      .catch((error: unknown) => busyOr(error, slotId));
    return counted.length === 1;
  }

  async heldBy(schoolId: SchoolId, slotId: SlotId): Promise<number> {
    const [row] = await this.tx.manager.query<{ held: number }[]>(
      `select ((select coalesce(sum(places), 0) from slot_request where slot_id = $1 and school_id = $2 and state = any($3))
         + (select count(*) from allocation where slot_id = $1 and school_id = $2
            and state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')))::integer as held`,
      [slotId, schoolId, slotRequestStates.filter((state) => holdsPlaces[state])],
    );
    invariant(row !== undefined, 'a sum is always there');
    return row.held;
  }

  async lock(id: SlotRequestId): Promise<SlotRequest | undefined> {
    const row = await this.tx.manager.findOne(SlotRequestRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async isHeld(id: SlotRequestId): Promise<boolean> {
    const held = await this.tx.manager.query<unknown[]>(
      'select from slot_request r join slot s on s.id = r.slot_id where r.id = $1 and s.opportunity_id = any(held_adverts())',
      [id],
    );
    return held.length > 0;
  }

  async lockOverdue(now: Date, limit: number): Promise<SlotRequest[]> {
    return this.tx.manager.find(SlotRequestRow, {
      where: { state: In(unansweredStates), answerBy: LessThan(now) },
      order: { answerBy: 'ASC', id: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  async remind(now: Date, until: Date, limit: number): Promise<SlotRequest[]> {
    const due = await this.tx.manager.find(SlotRequestRow, {
      where: { state: 'REQUESTED', answerBy: Between(now, until), remindedAt: IsNull() },
      order: { answerBy: 'ASC', id: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    await this.tx.manager.update(SlotRequestRow, { id: In(due.map(({ id }) => id)) }, { remindedAt: now });
    return due;
  }

  async move(ids: readonly SlotRequestId[], move: SlotRequestMove): Promise<void> {
    const { state, reason, answeredAt, refusal = null, answerBy = null, isUnanswered = false } = move;
    const answered = { ...(answeredAt !== null && { answeredAt }), ...(answerBy !== null && { answerBy }) };
    const changes = { state, reason, refusal, isUnanswered, ...answered };
    const { affected } = await this.tx.manager.update(SlotRequestRow, { id: In(ids) }, changes);
    invariant(affected === ids.length, 'whoever may move a request may write it down');
  }
}
