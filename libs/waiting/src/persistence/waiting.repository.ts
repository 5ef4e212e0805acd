import {
  invariant,
  type AllocationId,
  type SchoolId,
  type SlotId,
  type SlotRequestId,
  type StudentId,
  type WaitingPlaceId,
} from '#kernel';
import type { Transaction } from '#platform';
import type { Joiner, NewOffer, WaitingPlaces } from '../application/ports.js';
import type { FullSlot, InLine, WaitingPlace } from '../domain/waiting-place.js';

const columns = `w.id, w.programme_id as "programmeId", w.employer_id as "employerId", w.slot_id as "slotId", w.school_id as "schoolId",
  w.student_id as "studentId", w.state, w.places, w.staff_lead as "staffLead", w.note, w.allocation_id as "allocationId",
  w.slot_request_id as "slotRequestId"`;

const holdingStates = `('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')`;

/** Places of a round that is matched again for each that is given back are not for the line until it is settled. */
const keptForRound = `o.kind = 'PLACEMENT' and exists (select from round r where r.programme_id = s.programme_id and r.state = 'PUBLISHED'
  and r.after_no = 'LEAST_CHANGE' and s.starts_on >= r.slots_from and s.ends_on <= r.slots_to)`;

/** See `SlotStanding`. */
const standing = `case when s.state <> 'OPEN' or o.state not in ('PUBLISHED', 'PAUSED') or e.state <> 'VERIFIED'
    or o.id = any((select held_adverts())::text[]) then 'OVER' when o.state = 'PAUSED' then 'PAUSED' else 'ON_SHOW' end`;

/** Who waits for places, in PostgreSQL. */
export class PgWaitingPlaces implements WaitingPlaces {
  constructor(private readonly tx: Transaction) {}

  async lockSlot(id: SlotId): Promise<FullSlot | undefined> {
    const [slot] = await this.tx.manager.query<FullSlot[]>(
      `select s.id, s.programme_id as "programmeId", s.employer_id as "employerId", o.kind = 'PLACEMENT' as "isPlacement",
         ${standing} as standing, slot_begins_at(s) as "beginsAt",
         case when ${keptForRound} then 0 else s.capacity - s.taken end as remaining, o.year_groups as "yearGroups", s.minimum_group as "minimumGroup",
         s.most_per_school as "mostPerSchool", slot_kept_for(s) as "keptForSchoolIds"
       from slot s join opportunity o on o.id = s.opportunity_id join employer e on e.id = s.employer_id
       where s.id = $1 for no key update of s`,
      [id],
    );
    return slot;
  }

  async joiner(id: StudentId, slotId: SlotId): Promise<Joiner | undefined> {
    const [student] = await this.tx.manager.query<Joiner[]>(
      `select n.id, n.school_id as "schoolId", n.year_group as "yearGroup", exists (select from allocation a where a.student_id = n.id
         and a.slot_id = $2 and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')) as "isThere"
       from student n where n.id = $1`,
      [id, slotId],
    );
    return student;
  }

  async add(place: WaitingPlace, at: Date): Promise<boolean> {
    const added = await this.tx.manager.query<unknown[]>(
      `insert into waiting_place (id, programme_id, employer_id, slot_id, school_id, student_id, state, places, staff_lead, note, joined_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
      [
        place.id,
        place.programmeId,
        place.employerId,
        place.slotId,
        place.schoolId,
        place.studentId,
        place.state,
        place.places,
        place.staffLead,
        place.note,
        at,
      ],
    );
    return added.length === 1;
  }

  async lock(id: WaitingPlaceId): Promise<WaitingPlace | undefined> {
    const [place] = await this.tx.manager.query<WaitingPlace[]>(
      `select ${columns} from waiting_place w where w.id = $1 for update`,
      [id],
    );
    return place;
  }

  async leave(id: WaitingPlaceId, at: Date): Promise<void> {
    await this.tx.manager.query(`update waiting_place set state = 'LEFT', ended_at = $2 where id = $1`, [id, at]);
  }

  async line(slotId: SlotId): Promise<InLine[]> {
    return this.tx.manager.query<InLine[]>(
      `select ${columns}, w.joined_at as "joinedAt", n.year_group as "yearGroup",
         case when n.id is not null then json_build_object('freeSchoolMeals', n.free_school_meals, 'sendSupport', n.send_support,
           'careExperienced', n.care_experienced, 'neetRisk', n.neet_risk) end as flags
       from waiting_place w left join student n on n.id = w.student_id
       where w.slot_id = $1 and w.state = 'WAITING' for no key update of w`,
      [slotId],
    );
  }

  async heldBySchools(slotId: SlotId): Promise<ReadonlyMap<SchoolId, number>> {
    const rows = await this.tx.manager.query<{ schoolId: SchoolId; held: number }[]>(
      `select school_id as "schoolId", sum(places)::integer as held from (
         select school_id, places from slot_request where slot_id = $1 and state in ('OFFERED', 'REQUESTED', 'ACCEPTED')
         union all
         select school_id, 1 from allocation
         where slot_id = $1 and state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')
       ) h group by school_id`,
      [slotId],
    );
    return new Map(rows.map(({ schoolId, held }) => [schoolId, held]));
  }

  async offerPlace({ to, slot, until, at }: NewOffer, allocationId: AllocationId): Promise<boolean> {
    // Waits for whoever places the student on those days at this very moment: `allocation_no_overlap` knows of what no read shows yet.
    const offered = await this.tx.manager.query<unknown[]>(
      `insert into allocation (id, programme_id, school_id, student_id, employer_id, slot_id, state, placement_version, days, offer_until,
         created_at, changed_at)
       select $1, $2, $3, $4, s.employer_id, s.id, 'OFFERED', o.version, daterange(s.starts_on, s.ends_on, '[]'), $6, $7, $7
       from slot s join opportunity o on o.id = s.opportunity_id where s.id = $5
       on conflict do nothing returning id`,
      [allocationId, to.programmeId, to.schoolId, to.studentId, slot.id, until, at],
    );
    if (offered.length === 0) return false;
    await this.markOffered(to.id, 'allocation_id', allocationId, at);
    return true;
  }

  async offerGroup({ to, slot, until, at }: NewOffer, slotRequestId: SlotRequestId): Promise<void> {
    await this.tx.manager.query(
      `insert into slot_request (id, programme_id, employer_id, slot_id, school_id, state, places, staff_lead, note, answer_by, created_at)
       values ($1, $2, $3, $4, $5, 'OFFERED', $6, $7, $8, $9, $10)`,
      [slotRequestId, to.programmeId, to.employerId, slot.id, to.schoolId, to.places, to.staffLead, to.note, until, at],
    );
    await this.markOffered(to.id, 'slot_request_id', slotRequestId, at);
  }

  async passOver(ids: readonly WaitingPlaceId[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.manager.query('update waiting_place set passed_over_at = $2 where id = any($1)', [ids, at]);
  }

  async end(slotId: SlotId, at: Date): Promise<WaitingPlace[]> {
    const [ended] = await this.tx.manager.query<[WaitingPlace[], number]>(
      `update waiting_place w set state = 'ENDED', ended_at = $2 where w.slot_id = $1 and w.state = 'WAITING' returning ${columns}`,
      [slotId, at],
    );
    return ended;
  }

  async endRivals(eventId: string, at: Date): Promise<WaitingPlace[]> {
    const [ended] = await this.tx.manager.query<[WaitingPlace[], number]>(
      `update waiting_place w set state = 'ENDED', ended_at = $2
       from event e join allocation a on a.id = e.subject_id, slot s
       where e.id = $1 and e.kind = 'allocation.accepted' and a.state in ${holdingStates} and w.student_id = a.student_id
         and w.state = 'WAITING' and s.id = w.slot_id and a.days && daterange(s.starts_on, s.ends_on, '[]')
       returning ${columns}`,
      [eventId, at],
    );
    return ended;
  }

  async slotsToLookAt(after: SlotId | null, now: Date, limit: number): Promise<SlotId[]> {
    const rows = await this.tx.manager.query<{ id: SlotId }[]>(
      `select s.id from slot s join opportunity o on o.id = s.opportunity_id join employer e on e.id = s.employer_id
       where s.id > coalesce($1, '') and exists (select from waiting_place w where w.slot_id = s.id and w.state = 'WAITING')
         and (s.taken < s.capacity and o.state = 'PUBLISHED' or slot_begins_at(s) <= $2 or ${standing} = 'OVER')
       order by s.id limit $3`,
      [after, now, limit],
    );
    return rows.map(({ id }) => id);
  }

  private async markOffered(
    id: WaitingPlaceId,
    column: 'allocation_id' | 'slot_request_id',
    offerId: string,
    at: Date,
  ): Promise<void> {
    const [, marked] = await this.tx.manager.query<[unknown[], number]>(
      `update waiting_place set state = 'OFFERED', ended_at = $3, ${column} = $2 where id = $1 and state = 'WAITING'`,
      [id, offerId, at],
    );
    invariant(marked === 1, 'whoever is offered a place was waiting');
  }
}
