import type { AccountId, SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { RegisterRange, Registers } from '../application/ports.js';
import { usualCodes, type RegisterCodes, type RegisteredPlace } from '../domain/register.js';

/** Attendance in PostgreSQL, as a register reads it. */
export class PgRegisters implements Registers {
  constructor(private readonly tx: Transaction) {}

  async codesOf(schoolId: SchoolId): Promise<RegisterCodes> {
    const [codes] = await this.tx.manager.query<RegisterCodes[]>(
      'select placement_code as "placementCode", visit_code as "visitCode" from register_codes where school_id = $1',
      [schoolId],
    );
    return codes ?? usualCodes;
  }

  async setCodes(schoolId: SchoolId, codes: RegisterCodes, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into register_codes (school_id, placement_code, visit_code, set_by, set_at) values ($1, $2, $3, $4, $5)
       on conflict (school_id) do update set placement_code = excluded.placement_code, visit_code = excluded.visit_code,
         set_by = excluded.set_by, set_at = excluded.set_at`,
      [schoolId, codes.placementCode, codes.visitCode, by, at],
    );
  }

  async places(schoolId: SchoolId, { from, to }: RegisterRange): Promise<RegisteredPlace[]> {
    return this.tx.manager.query<RegisteredPlace[]>(
      `select i.upn, i.given_name as "givenName", i.family_name as "familyName", o.kind,
         to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
         to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt", g.marks
       from (
         select a.id, a.student_id, a.slot_id, coalesce((select json_agg(json_build_object('onDay', m.on_day, 'session', m.session, 'mark', m.mark))
           from attendance m where m.allocation_id = a.id), '[]') as marks
         from allocation a where a.school_id = $1 and a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')
         union all
         select r.id, v.student_id, r.slot_id, coalesce((select json_agg(json_build_object('onDay', m.on_day, 'session', m.session, 'mark', m.mark))
           from visit_attendance m where m.slot_request_id = r.id and m.student_id = v.student_id), '[]')
         from slot_request r join visitor v on v.slot_request_id = r.id
         where r.school_id = $1 and r.state = 'ACCEPTED' and r.register_confirmed_at is not null) g
       join student_identity i on i.student_id = g.student_id join slot s on s.id = g.slot_id
       join opportunity o on o.id = s.opportunity_id
       where o.kind in ('PLACEMENT', 'WORKPLACE_VISIT') and s.starts_on <= $3::date and s.ends_on >= $2::date
       order by g.id, g.student_id`,
      [schoolId, from, to],
    );
  }
}
