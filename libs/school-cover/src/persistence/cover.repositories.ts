import { termsSql } from '#clearances';
import type { AccountId, AllocationId, LocalDate, SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { Covers, NewNote, NotedPlace, PlacementNotes } from '../application/ports.js';
import { daysOf, type DayCover } from '../domain/cover.js';

/** What schools arrange, in PostgreSQL. */
export class PgCovers implements Covers {
  constructor(private readonly tx: Transaction) {}

  async setDays(schoolId: SchoolId, cover: DayCover, by: AccountId, at: Date): Promise<void> {
    const { contactName, contactPhone, leadName, leadPhone, isInsurerTold } = cover;
    await this.tx.manager.query(
      `insert into cover_day (school_id, on_day, contact_name, contact_phone, lead_name, lead_phone, is_insurer_told, set_by, set_at)
       select $1, on_day, $3, $4, $5, $6, $7, $8, $9 from unnest($2::date[]) as d (on_day)
       on conflict (school_id, on_day) do update set contact_name = excluded.contact_name, contact_phone = excluded.contact_phone,
         lead_name = excluded.lead_name, lead_phone = excluded.lead_phone, is_insurer_told = excluded.is_insurer_told,
         set_by = excluded.set_by, set_at = excluded.set_at`,
      [schoolId, daysOf(cover), contactName, contactPhone, leadName, leadPhone, isInsurerTold, by, at],
    );
  }

  async setAccidentCover(schoolId: SchoolId, validTo: LocalDate, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into accident_cover (school_id, valid_to, noted_by, noted_at) values ($1, $2, $3, $4)
       on conflict (school_id) do update set valid_to = excluded.valid_to, noted_by = excluded.noted_by, noted_at = excluded.noted_at`,
      [schoolId, validTo, by, at],
    );
  }
}

/** Notes about places, in PostgreSQL. */
export class PgPlacementNotes implements PlacementNotes {
  constructor(private readonly tx: Transaction) {}

  async find(id: AllocationId): Promise<NotedPlace | undefined> {
    const [place] = await this.tx.manager.query<NotedPlace[]>(
      `select a.id, a.school_id as "schoolId", a.employer_id as "employerId", a.state, o.version, ${termsSql} as terms,
         to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
         exists (select from student_for_employer(a.id) n where n.adjustments is not null) as "isShownAdjustments"
       from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id
       where a.id = $1`,
      [id],
    );
    return place;
  }

  async withoutInduction(on: LocalDate, at: Date): Promise<readonly Pick<NotedPlace, 'id' | 'schoolId'>[]> {
    return this.tx.manager.query<Pick<NotedPlace, 'id' | 'schoolId'>[]>(
      `select a.id, a.school_id as "schoolId" from allocation a join slot s on s.id = a.slot_id
       where a.state = 'CONFIRMED' and a.held_since is null and s.starts_on = $1::date and s.starts_at < '12:00'
         and ($2::timestamptz at time zone 'Europe/London')::time >= time '12:00'
         and not exists (select from placement_note n where n.allocation_id = a.id and n.kind = 'INDUCTION_GIVEN')
         and not exists (select from event e where e.subject_id = a.id and e.kind = 'induction.missing')
       order by a.id`,
      [on, at],
    );
  }

  async put({ id, schoolId, employerId }: NotedPlace, note: NewNote): Promise<void> {
    const { kind, version, termsHash, ground, reason, tLevel, by, at } = note;
    const hours = [tLevel?.route ?? null, tLevel?.hoursElsewhere ?? null, tLevel?.remoteHoursElsewhere ?? null];
    await this.tx.manager.query(
      `insert into placement_note (allocation_id, kind, school_id, employer_id, placement_version, terms_hash, ground, reason, noted_by,
         noted_at, t_level_route, t_level_hours, t_level_remote_hours) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (allocation_id, kind) do update set placement_version = excluded.placement_version, terms_hash = excluded.terms_hash,
         ground = excluded.ground, reason = excluded.reason, noted_by = excluded.noted_by, noted_at = excluded.noted_at,
         t_level_route = excluded.t_level_route, t_level_hours = excluded.t_level_hours, t_level_remote_hours = excluded.t_level_remote_hours`,
      [id, kind, schoolId, employerId, version, termsHash, ground, reason, by, at, ...hours],
    );
  }
}
