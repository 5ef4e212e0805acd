import type { AllocationId, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { ConfirmedPlace, ConfirmedPlaces, PlacesScope } from '../application/ports.js';

/** Confirmed places in PostgreSQL. */
export class PgConfirmedPlaces implements ConfirmedPlaces {
  constructor(private readonly tx: Transaction) {}

  async lock(scope: PlacesScope, today: LocalDate): Promise<ConfirmedPlace[]> {
    const { employerId = null, schoolId = null, studentId = null, allocationId = null, on = null } = scope;
    return this.tx.manager.query<ConfirmedPlace[]>(
      `select a.id, a.programme_id as "programmeId", a.school_id as "schoolId", a.student_id as "studentId",
         a.employer_id as "employerId", a.slot_id as "slotId", a.placement_version as "placementVersion",
         a.held_since is not null as "isHeld",
         c.input_hash as "inputHash", c.rule_set_version as "ruleSetVersion"
       from allocation a left join lateral (select c.input_hash, c.rule_set_version from clearance c
         where c.allocation_id = a.id and c.stage = 'CONFIRM' and c.voided_at is null order by c.decided_at desc, c.id desc limit 1) c on true
       where a.state = 'CONFIRMED' and upper(a.days) > $1::date
         and ($2::text is null or a.employer_id = $2 or exists (select from slot s join advert_partner r on r.opportunity_id = s.opportunity_id
           where s.id = a.slot_id and r.partner_employer_id = $2 and r.state <> 'REMOVED')) and ($3::text is null or a.school_id = $3)
         and ($4::text is null or a.student_id = $4) and ($5::text is null or a.id = $5) and ($6::date is null or a.days @> $6::date)
       order by a.id for update of a`,
      [today, employerId, schoolId, studentId, allocationId, on],
    );
  }

  async hold(id: AllocationId, since: Date): Promise<void> {
    await this.tx.manager.query('update allocation set held_since = $2 where id = $1', [id, since]);
  }

  async release(id: AllocationId): Promise<void> {
    await this.tx.manager.query('update allocation set held_since = null where id = $1', [id]);
  }
}
