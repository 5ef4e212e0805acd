import type { SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { AskedSlots } from '../application/ports.js';
import type { AskedSlot } from '../domain/asked-slot.js';

/**
 * Slots in PostgreSQL, as a school sees them: an opportunity that is not on show, or an employer that is not verified, is hidden from it, so it
 * counts as not published.
 */
export class PgAskedSlots implements AskedSlots {
  constructor(private readonly tx: Transaction) {}

  async find(id: SlotId): Promise<AskedSlot | undefined> {
    const [slot] = await this.tx.manager.query<AskedSlot[]>(
      `select s.id, s.programme_id as "programmeId", s.employer_id as "employerId", s.state = 'CANCELLED' as "isCancelled",
         coalesce(o.state = 'PUBLISHED' and e.state = 'VERIFIED', false) as "isPublished", coalesce(o.id = any(held_adverts()), false) as "isHostSuspended",
         exists (select from employer_refusal r where r.school_id = $2 and r.employer_id = s.employer_id) as "isRefusedBySchool",
         slot_begins_at(s) as "beginsAt", s.booking_opens_at as "bookingOpensAt",
         slot_begins_at(s) - s.booking_closes_hours_before * interval '1 hour' as "bookingClosesAt",
         s.minimum_group as "minimumGroup", s.most_per_school as "mostPerSchool", s.answer_within_days as "answerWithinDays",
         a.most_a_week as "mostRequestsAWeek"
       from slot s left join opportunity o on o.id = s.opportunity_id left join employer e on e.id = s.employer_id
         left join employer_answers a on a.employer_id = s.employer_id
       where s.id = $1`,
      [id, this.tx.actor.schoolId],
    );
    return slot;
  }
}
