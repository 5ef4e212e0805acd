import { In, LessThan } from 'typeorm';
import { invariant, type SchoolId, type SlotRequestId } from '#kernel';
import type { Transaction } from '#platform';
import type { SlotRequest } from '../domain/slot-request.js';
import type { EarlierRequest, NewSlotRequest, SlotRequestMove, SlotRequests } from '../application/ports.js';
import { SlotRequestRow } from './slot-request.rows.js';

/** Requests for places in PostgreSQL. */
export class PgSlotRequests implements SlotRequests {
  constructor(private readonly tx: Transaction) {}

  async underKey(schoolId: SchoolId, key: string | null): Promise<EarlierRequest | undefined> {
    if (key === null) return undefined;
    const request = await this.tx.manager.findOneBy(SlotRequestRow, { schoolId, idempotencyKey: key });
    if (request === null) return undefined;
    const [slot] = await this.tx.manager.query<{ remaining: number }[]>(
      'select capacity - taken as remaining from slot where id = $1',
      [request.slotId],
    );
    invariant(slot !== undefined, 'whoever asked for places in a slot goes on seeing it');
    return { ...request, remainingPlaces: slot.remaining };
  }

  async add(request: NewSlotRequest): Promise<boolean> {
    const added = await this.tx.manager.query<unknown[]>(
      `insert into slot_request (id, programme_id, employer_id, slot_id, school_id, state, places, staff_lead, note, answer_by,
         idempotency_key, requested_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (school_id, idempotency_key) do nothing
       returning id`,
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
      ],
    );
    return added.length === 1;
  }

  async lock(id: SlotRequestId): Promise<SlotRequest | undefined> {
    const row = await this.tx.manager.findOne(SlotRequestRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async lockOverdue(now: Date, limit: number): Promise<SlotRequest[]> {
    return this.tx.manager.find(SlotRequestRow, {
      where: { state: 'REQUESTED', answerBy: LessThan(now) },
      order: { answerBy: 'ASC', id: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  async move(ids: readonly SlotRequestId[], { state, reason, answeredAt }: SlotRequestMove): Promise<void> {
    const answered = answeredAt === null ? {} : { answeredAt };
    const { affected } = await this.tx.manager.update(SlotRequestRow, { id: In(ids) }, { state, reason, ...answered });
    invariant(affected === ids.length, 'whoever may move a request may write it down');
  }
}
