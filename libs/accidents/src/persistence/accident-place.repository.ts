import type { AllocationId, SlotRequestId, StudentId } from '#kernel';
import { confirmedStates } from '#placements';
import type { Transaction } from '#platform';
import type { AccidentPlaces, PlaceOfAccident } from '../application/ports.js';

const times = `to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
  to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt"`;

/** Confirmed places and visitors in PostgreSQL. */
export class PgAccidentPlaces implements AccidentPlaces {
  constructor(private readonly tx: Transaction) {}

  async placement(id: AllocationId): Promise<PlaceOfAccident | undefined> {
    const [place] = await this.tx.manager.query<PlaceOfAccident[]>(
      `select a.programme_id as "programmeId", a.school_id as "schoolId", a.student_id as "studentId", a.employer_id as "employerId",
         o.site_id as "siteId", a.id as "allocationId", null as "slotRequestId", ${times}
       from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id where a.id = $1 and a.state = any($2)`,
      [id, confirmedStates],
    );
    return place;
  }

  async visit(id: SlotRequestId, studentId: StudentId): Promise<PlaceOfAccident | undefined> {
    const [place] = await this.tx.manager.query<PlaceOfAccident[]>(
      `select r.programme_id as "programmeId", r.school_id as "schoolId", v.student_id as "studentId", r.employer_id as "employerId",
         o.site_id as "siteId", null as "allocationId", r.id as "slotRequestId", ${times}
       from visitor v join slot_request r on r.id = v.slot_request_id join slot s on s.id = r.slot_id
       join opportunity o on o.id = s.opportunity_id
       where r.id = $1 and v.student_id = $2 and r.state = 'ACCEPTED' and r.register_confirmed_at is not null and o.kind = 'WORKPLACE_VISIT'`,
      [id, studentId],
    );
    return place;
  }
}
