import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom to ring for a student in an emergency. A host reads it while its place is confirmed and not held, on a day of the placement, between
 * 06:00 and 20:00 on the clocks of England: the one function that shows it to hosts says so, whatever else does.
 */
export class EmergencyContacts1780000000080 implements MigrationInterface {
  readonly name = 'EmergencyContacts1780000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table emergency_contact (
        id id primary key,
        school_id id not null,
        student_id id not null,
        -- Who is rung first.
        place smallint not null check (place in (1, 2)),
        name text not null,
        relation text not null,
        phone text not null check (phone ~ '^[+][1-9][0-9]{6,14}$'),
        -- The parent or carer on the school's list who it is.
        guardian_id id,
        set_by id not null references account,
        set_at timestamptz not null,
        unique (student_id, place),
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        foreign key (school_id, guardian_id) references guardian (school_id, id) on delete set null (guardian_id)
      );
      create index emergency_contact_by_guardian on emergency_contact (guardian_id) where guardian_id is not null;

      -- Whether a court keeps them from contact: the one on the list that they are, or one of the same name, on the list or off it.
      create function names_kept_away(of_student text, by_name text, by_guardian text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from contact_restriction r join guardian g on g.student_id = r.student_id and lower(g.email) = r.email
          where r.student_id = of_student and (g.id = by_guardian
            or lower(regexp_replace(btrim(g.name), '[[:space:]]+', ' ', 'g')) = lower(regexp_replace(btrim(by_name), '[[:space:]]+', ' ', 'g'))));
      end;

      -- The same for those who may have it told to them that the safeguarding lead has to be asked.
      create function is_kept_away(of_student text, by_name text, by_guardian text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select names_kept_away(of_student, by_name, by_guardian) and (app_is_system() or app_is_student(of_student)
          or exists (select from student s where s.id = of_student and app_is_school_staff_of(s.school_id)));
      end;

      alter table emergency_contact enable row level security;
      create policy seen on emergency_contact for select to foothold_service
        using (((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_student(student_id))
          and not is_kept_away(student_id, name, guardian_id));
      create policy named on emergency_contact for insert to foothold_service
        with check (app_is_school_staff_of(school_id) and set_by = (select app_account())
          and not is_kept_away(student_id, name, guardian_id)
          and (guardian_id is null or exists (select from guardian g where g.id = guardian_id
            and g.student_id = emergency_contact.student_id and g.removed_at is null)));
      create policy taken_off on emergency_contact for delete to foothold_service using (app_is_school_staff_of(school_id));
      grant select, insert, delete on emergency_contact to foothold_service;

      -- Goes at once, however it comes to be noted.
      create function take_off_kept_away() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        delete from emergency_contact c where c.student_id = new.student_id and names_kept_away(c.student_id, c.name, c.guardian_id);
        return null;
      end; $$;
      create trigger take_off_kept_away after insert on contact_restriction for each row execute function take_off_kept_away();

      -- For the host of a confirmed place: the place at any time, the contacts only then. days_off are bank holidays, which no table holds.
      create function emergency_contacts_for_host(of_allocation text, at timestamptz, days_off date[])
        returns table (student_id text, starts_on date, ends_on date, contacts json)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.student_id, s.starts_on, s.ends_on,
          case when a.days @> l.at::date and extract(isodow from l.at) < 6 and not l.at::date = any(days_off)
              and l.at::time >= time '06:00' and l.at::time < time '20:00' then
            (select coalesce(json_agg(json_build_object('name', c.name, 'relation', c.relation, 'phone', c.phone) order by c.place), '[]')
             from emergency_contact c where c.student_id = a.student_id and not names_kept_away(c.student_id, c.name, c.guardian_id)) end
        from allocation a join slot s on s.id = a.slot_id join employer e on e.id = a.employer_id
        cross join lateral (select at at time zone 'Europe/London' as at) l
        where a.id = of_allocation and app_is_employer(a.employer_id) and a.state = 'CONFIRMED' and a.held_since is null
          and e.state = 'VERIFIED' and exists (select from role_grant g where g.account_id = app_account() and g.role = 'EMPLOYER'
            and g.employer_id = a.employer_id and g.revoked_at is null and g.rights && array['OWNER','STUDENTS']);
      end;
      revoke execute on function take_off_kept_away, emergency_contacts_for_host, names_kept_away, is_kept_away from public;
      grant execute on function emergency_contacts_for_host, is_kept_away to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function emergency_contacts_for_host;
      drop trigger take_off_kept_away on contact_restriction;
      drop function take_off_kept_away;
      drop table emergency_contact;
      drop function is_kept_away, names_kept_away;
    `);
  }
}
