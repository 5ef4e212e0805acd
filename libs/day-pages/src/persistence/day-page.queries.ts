import { isIdOf, systemActor, type Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { DayPageReads, FoundPageLink, PageSubject } from '../application/ports.js';

const isConfirmed = `(a.state = 'CONFIRMED' and a.held_since is null and e.state = 'VERIFIED'
    and not is_host_suspended(e.id, o.site_id, array[o.supervisor_id, o.deputy_id]::text[]))`;

const adult = (column: string): string =>
  `(select json_build_object('name', h.name, 'job', h.job_title) from host_adult h where h.id = ${column})`;

const subject = `a.id as "allocationId", a.slot_id as "slotId", a.student_id as "studentId", ${isConfirmed} as "isConfirmed",
    json_build_object('givenName', i.given_name, 'schoolName', c.name, 'employerName', e.name, 'title', o.title, 'dayPlan', o.day_plan,
      'startsOn', s.starts_on, 'endsOn', s.ends_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'), 'finishesAt', to_char(s.finishes_at, 'HH24:MI'),
      'breakMinutes', s.break_minutes, 'lunchPlan', o.lunch_plan, 'whatToWear', o.what_to_wear,
      'place', case when ${isConfirmed} then json_build_object('address', concat_ws(', ', t.name, t.address_line, t.postcode),
        'supervisor', ${adult('o.supervisor_id')}, 'deputy', ${adult('o.deputy_id')}) end,
      'covers', coalesce((select json_agg(json_build_object('contactName', d.contact_name, 'contactPhone', d.contact_phone,
          'leadName', d.lead_name, 'leadPhone', d.lead_phone) order by d.first)
        from (select contact_name, contact_phone, lead_name, lead_phone, min(on_day) as first from cover_day
          where school_id = a.school_id and on_day between s.starts_on and s.ends_on group by 1, 2, 3, 4) d), '[]'),
      'talkHeldOn', (select g.held_on from expectations_talk g join expectations_talk n using (allocation_id)
        where g.allocation_id = a.id and g.side = 'GUIDE' and n.side = 'STUDENT')) as facts`;

const tables = `allocation a join student_identity i on i.student_id = a.student_id join school c on c.id = a.school_id
  join employer e on e.id = a.employer_id join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
  join site t on t.id = o.site_id`;

const own = statement<PageSubject>(
  'day_page_of_student',
  `select ${subject} from ${tables}
   where a.id = $1 and a.student_id = $2 and a.state in ('ACCEPTED', 'HOST_AGREED', 'CONFIRMED')`,
);

const byToken = statement<FoundPageLink>(
  'day_page_by_token',
  `select ${subject}, g.language, g.id as "guardianId", a.programme_id as "programmeId",
     l.voided_at is null and g.removed_at is null and l.expires_at > $2 and not is_contact_restricted(g.student_id, g.email)
       and ${isConfirmed} as "isUsable"
   from day_page_link l join guardian g on g.id = l.guardian_id join (${tables}) on a.id = l.allocation_id
   where l.token_hashes @> array[$1::bytea]`,
);

const reader = systemActor('day-page');

/** Reads of what a page says: as the service itself, since neither a student nor a family reads those tables, of the one placement that is theirs. */
export class DayPageQueries implements DayPageReads {
  constructor(private readonly reads: ScopedReads) {}

  /** The placement of the student who asks, while it is ahead. */
  async ofStudent({ studentId }: Actor, allocationId: string): Promise<PageSubject | undefined> {
    if (studentId === null || !isIdOf('Allocation', allocationId)) return undefined;
    return this.reads.one(reader, own, [allocationId, studentId]);
  }

  /** The placement that a token of that hash is about. One read, whatever the token is. */
  async byToken(tokenHash: Buffer, now: Date): Promise<FoundPageLink | undefined> {
    return this.reads.one(reader, byToken, [tokenHash, now]);
  }
}
