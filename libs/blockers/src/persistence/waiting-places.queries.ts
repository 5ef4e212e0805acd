import { answeredSql, termsSql } from '#clearances';
import { isIdOf, pageOf, readCursor, type Actor, type LocalDate, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { WaitingPlace, WaitingPlaces } from '../application/ports.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A place that is on hold was allowed before; any other could be blocked since it was offered. */
const blockableFrom = 'coalesce(a.held_since, a.restored_at, a.created_at)';

/** Who has still to confirm the talk, where the programme asks for it and it may be held by now. */
const talkWaitsFor = `case when a.state in ('HOST_AGREED', 'CONFIRMED') and p.requires_talk then
      case when not exists (select from expectations_talk k where k.allocation_id = a.id and k.side = 'GUIDE') then 'SCHOOL'
        when not exists (select from expectations_talk k where k.allocation_id = a.id and k.side = 'STUDENT') then 'STUDENT' end end`;

/** Places that wait, of a school or of all; $1 is today. One that has begun can still be saved for the days that are left. */
const waiting = (whose: string): string => `
  select a.id, a.slot_id as "slotId", a.student_id as "studentId", a.placement_version as "placementVersion",
    a.programme_id as "programmeId", a.school_id as "schoolId", a.employer_id as "employerId", a.state,
    to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", o.title as "opportunityTitle", e.name as "employerName",
    json_build_object('id', a.student_id, 'givenName', i.given_name, 'familyName', i.family_name) as student,
    ${instant('coalesce(a.held_since, a.changed_at)')} as since, ${instant(blockableFrom)} as "blockableFrom",
    a.blocked_since as "blockedSince", ${instant('a.blockers_noted_at')} as "notedAt", ${instant('a.reminded_at')} as "remindedAt", ${talkWaitsFor} as "talkWaitsFor",
    ${answeredSql('allocation_id', 'a.id')} as answered,
    json_build_object('version', o.version, 'terms', ${termsSql}, 'bornOn', to_char(i.born_on, 'YYYY-MM-DD'),
      'signatures', coalesce((select json_agg(json_build_object('party', g.party, 'version', g.placement_version, 'termsHash', g.terms_hash,
          'givenAt', ${instant('g.given_at')})) from agreement g where g.allocation_id = a.id), '[]')) as agreed
  from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
  join employer e on e.id = a.employer_id join student_identity i on i.student_id = a.student_id join site t on t.id = o.site_id
  join programme p on p.id = a.programme_id
  where ${whose} and (s.starts_on > $1::date or (a.state = 'CONFIRMED' and a.held_since is not null and s.ends_on >= $1::date))
    and (a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED') or (a.state = 'CONFIRMED' and (a.held_since is not null or ${talkWaitsFor} is not null)))`;

const ofSchool = statement<WaitingPlace>(
  'waiting_places',
  `${waiting('a.school_id = $2')} and (s.starts_on, a.id) > ($3::date, $4) order by s.starts_on, a.id limit $5`,
);
const ofAll = statement<WaitingPlace>(
  'waiting_places_of_all',
  `${waiting('true')} and (s.starts_on, a.id) > ($2::date, $3) order by s.starts_on, a.id limit $4`,
);
const withIds = statement<WaitingPlace>(
  'waiting_places_by_id',
  `${waiting('a.school_id = $2')} and a.id = any($3) order by s.starts_on, a.id`,
);

const startOf = (after: string | null): readonly (string | number)[] =>
  (after === null ? undefined : readCursor(after, 2)) ?? ['0001-01-01', ''];

/** Reads of places that still wait for something. */
export class WaitingPlaceQueries implements WaitingPlaces {
  constructor(private readonly reads: ScopedReads) {}

  async ofSchool(actor: Actor, { first, after }: PageRequest, today: LocalDate): Promise<Page<WaitingPlace>> {
    const [day, id] = startOf(after);
    const rows = await this.reads.all(actor, ofSchool, [today, actor.schoolId, day, id, first + 1]);
    return pageOf(rows, first, (place) => [place.startsOn, place.id]);
  }

  async ofAll(actor: Actor, { first, after }: PageRequest, today: LocalDate): Promise<Page<WaitingPlace>> {
    const [day, id] = startOf(after);
    const rows = await this.reads.all(actor, ofAll, [today, day, id, first + 1]);
    return pageOf(rows, first, (place) => [place.startsOn, place.id]);
  }

  async withIds(actor: Actor, ids: readonly string[], today: LocalDate): Promise<WaitingPlace[]> {
    return this.reads.all(actor, withIds, [today, actor.schoolId, ids.filter((id) => isIdOf('Allocation', id))]);
  }
}
