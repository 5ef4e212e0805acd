import { isIdOf, type Actor, type LocalDate } from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import type { EmergencyContact, NamedContact } from '../domain/emergency-contact.js';
import { bankHolidaysAround } from '../domain/window.js';

/** A confirmed place as its host asks whom to ring for it. */
export interface PlaceOfHost {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Null outside the hours in which they are shown. */
  readonly contacts: readonly NamedContact[] | null;
}

const ofStudent = statement<EmergencyContact>(
  'emergency_contacts',
  `select id, name, relation, phone, guardian_id as "guardianId", student_id as "studentId"
   from emergency_contact where student_id = $1 order by place`,
);

const ofHost = statement<PlaceOfHost>(
  'emergency_contacts_of_host',
  `select to_char(h.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(h.ends_on, 'YYYY-MM-DD') as "endsOn", h.contacts,
     case when json_array_length(h.contacts) > 0 then h.student_id end as "studentId"
   from emergency_contacts_for_host($1, $2, $3) h`,
);

const subject = { studentId: 'looked."studentId"' };

/** Reads of whom to ring. One statement each, in which a look of anybody but the student is written down before anything is shown. */
export class EmergencyContactQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Of a student in the actor's reach, in the order in which they are rung; none for any other. */
  async ofStudent(actor: Actor, studentId: string, look: Look): Promise<EmergencyContact[]> {
    if (!isIdOf('Student', studentId)) return [];
    return this.reads.looking(actor, look, subject, ofStudent, [studentId]);
  }

  /** Of the student of a confirmed place of the actor's, and only then; `undefined` for any other. */
  async ofHost(actor: Actor, allocationId: string, now: Date, look: Look): Promise<PlaceOfHost | undefined> {
    if (!isIdOf('Allocation', allocationId)) return undefined;
    const parameters = [allocationId, now, bankHolidaysAround(now)];
    return (await this.reads.looking(actor, look, subject, ofHost, parameters))[0];
  }
}
