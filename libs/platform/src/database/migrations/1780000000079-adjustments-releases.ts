import type { MigrationInterface, QueryRunner } from 'typeorm';

const confirmed = `a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')`;

/** All that an employer learns of a student with a place: `adjustments` is SQL for what of them. */
const studentForEmployer = (adjustments: string): string => `
  create or replace function student_for_employer(of_allocation text)
    returns table (year_group smallint, display_name text, adjustments text)
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select s.year_group,
      case when ${confirmed} and e.state = 'VERIFIED' then i.given_name || ' ' || left(i.family_name, 1) || '.' end,
      case when ${confirmed} and e.state = 'VERIFIED' then ${adjustments} end
    from allocation a join employer e on e.id = a.employer_id join student s on s.id = a.student_id
      join student_identity i on i.student_id = a.student_id
    where a.id = of_allocation and app_is_employer(a.employer_id);
  end;`;

/** All that an employer learns of a group that comes. */
const visitorsForEmployer = (adjustments: string): string => `
  create or replace function visitors_for_employer(of_request text)
    returns table (year_group smallint, student_id text, display_name text, adjustments text, came boolean)
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select s.year_group, case when k.is_known then s.id::text end,
      case when k.is_known then i.given_name || ' ' || left(i.family_name, 1) || '.' end,
      ${adjustments}, v.came
    from slot_request r join visitor v on v.slot_request_id = r.id join student s on s.id = v.student_id
    join student_identity i on i.student_id = v.student_id
    cross join lateral (select r.state = 'ACCEPTED' and r.register_confirmed_at is not null as is_known) k
    where r.id = of_request and app_is_employer(r.employer_id) and r.state in ('REQUESTED', 'ACCEPTED')
    order by s.year_group, i.given_name, s.id;
  end;`;

/**
 * Whether a host may read what a student needs is said apart from the yes to the placement: by the student, and up to the school leaving date by
 * somebody at home as well, each to the text as it then stood. One no outweighs every yes, and what nobody said is a no.
 */
export class AdjustmentsReleases1780000000079 implements MigrationInterface {
  readonly name = 'AdjustmentsReleases1780000000079';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table adjustments_release (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        allocation_id id not null,
        party text not null check (party in ('STUDENT','GUARDIAN')),
        channel text not null check (channel in ('ACCOUNT','LINK','PAPER')),
        answer text not null check (answer in ('GIVEN','REFUSED')),
        -- What was read before a yes, as adjustments_version gives it: a yes is to no other text.
        text_version text,
        guardian_id id,
        given_on date not null,
        recorded_by id references account,
        recorded_at timestamptz not null,
        countersigned_by id references account,
        countersigned_at timestamptz,
        -- A later answer took its place, or the guardian must not be asked any more.
        voided_at timestamptz,
        foreign key (school_id, allocation_id) references allocation (school_id, id) on delete cascade,
        foreign key (school_id, guardian_id) references guardian (school_id, id) on delete cascade,
        check ((party = 'STUDENT') = (channel = 'ACCOUNT')),
        check ((channel = 'LINK') = (guardian_id is not null)),
        check ((channel = 'LINK') = (recorded_by is null)),
        check (answer = 'REFUSED' or text_version is not null),
        check ((countersigned_by is null) = (countersigned_at is null)),
        check (countersigned_by is null or (channel = 'PAPER' and countersigned_by <> recorded_by))
      );
      create unique index adjustments_release_once on adjustments_release (allocation_id, channel, coalesce(guardian_id, ''))
        where voided_at is null;
      create index adjustments_release_by_guardian on adjustments_release (guardian_id) where guardian_id is not null;

      alter table adjustments_release enable row level security;
      create policy seen on adjustments_release for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)
          or exists (select from allocation a where a.id = allocation_id and app_is_student(a.student_id)));
      create policy of_student on adjustments_release for insert to foothold_service
        with check (party = 'STUDENT' and recorded_by = (select app_account()) and countersigned_by is null
          and exists (select from allocation a where a.id = allocation_id and a.school_id = adjustments_release.school_id
            and app_is_student(a.student_id)));
      create policy of_school on adjustments_release for insert to foothold_service
        with check (channel = 'PAPER' and app_is_school_staff_of(school_id) and recorded_by = (select app_account())
          and countersigned_by is null);
      create policy of_link on adjustments_release for insert to foothold_service
        with check (channel = 'LINK' and (select app_is_system()));
      create policy voided_by_student on adjustments_release for update to foothold_service
        using (party = 'STUDENT' and exists (select from allocation a where a.id = allocation_id and app_is_student(a.student_id)))
        with check (party = 'STUDENT' and countersigned_by is null);
      create policy moved on adjustments_release for update to foothold_service
        using (party = 'GUARDIAN' and ((select app_is_system()) or app_is_school_staff_of(school_id)))
        with check (party = 'GUARDIAN' and ((select app_is_system()) or app_is_school_staff_of(school_id)));
      grant select, insert, update (countersigned_by, countersigned_at, voided_at) on adjustments_release to foothold_service;

      -- Tells one text from another; null where there is none.
      create function adjustments_version(adjustments text) returns text immutable parallel safe language sql
        return encode(sha256(convert_to(nullif(adjustments, ''), 'UTF8')), 'hex');

      -- Up to and on the last Friday of June of the school year of the 16th birthday: Education (School Leaving Date) Order 1997.
      create function is_of_school_age(born_on date, on_day date) returns boolean immutable parallel safe language sql
        return (select on_day <= june.ends - (extract(isodow from june.ends)::integer + 2) % 7
          from (select make_date(extract(year from born_on)::integer - (extract(month from born_on) < 9)::integer + 17, 6, 30) as ends) june);

      -- Who has said what to the text as it stands. For the functions below alone, which know who may ask.
      create function adjustments_standing(of_allocation text)
        returns table (version text, student_says text, guardian_says text, is_released boolean)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select t.version, t.student_says, t.guardian_says, t.student_says = 'GIVEN' and t.guardian_says in ('GIVEN', 'NOT_NEEDED')
        from (
          select v.version,
            case when r.by_student is null then 'NOTHING' when r.by_student = 'REFUSED' then 'REFUSED'
              when r.student_read = v.version then 'GIVEN' else 'OUTDATED' end as student_says,
            case when r.is_refused then 'REFUSED' when not is_of_school_age(i.born_on, l.starts_on) then 'NOT_NEEDED'
              when r.is_given then 'GIVEN' when r.waits then 'TO_COUNTERSIGN' when r.is_older then 'OUTDATED'
              else 'NOTHING' end as guardian_says
          from allocation a join slot l on l.id = a.slot_id join student s on s.id = a.student_id
          left join student_identity i on i.student_id = a.student_id
          cross join lateral (select adjustments_version(s.adjustments) as version) v
          cross join lateral (
            select max(x.answer) filter (where x.party = 'STUDENT') as by_student,
              max(x.text_version) filter (where x.party = 'STUDENT') as student_read,
              coalesce(bool_or(x.answer = 'REFUSED') filter (where x.party = 'GUARDIAN'), false) as is_refused,
              coalesce(bool_or(x.text_version = v.version and (x.channel = 'LINK' or x.countersigned_by is not null))
                filter (where x.party = 'GUARDIAN'), false) as is_given,
              coalesce(bool_or(x.text_version = v.version) filter (where x.party = 'GUARDIAN'), false) as waits,
              coalesce(bool_or(true) filter (where x.party = 'GUARDIAN'), false) as is_older
            from adjustments_release x where x.allocation_id = a.id and x.voided_at is null) r
          where a.id = of_allocation) t;
      end;

      -- For the student and the staff of the school: the text, and who has said what to it.
      create function adjustments_release_of(of_allocation text)
        returns table (student_id text, adjustments text, version text, student_says text, guardian_says text, is_released boolean)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select s.id, nullif(s.adjustments, ''), t.version, t.student_says, t.guardian_says, t.is_released
        from allocation a join student s on s.id = a.student_id cross join lateral adjustments_standing(a.id) t
        where a.id = of_allocation and (app_is_school_staff_of(a.school_id) or app_is_student(a.student_id));
      end;
      ${studentForEmployer(`(select nullif(s.adjustments, '') from adjustments_standing(a.id) t where t.is_released)`)}
      -- Nobody is asked about a visit: whoever leads the group from the school knows what each of it needs.
      ${visitorsForEmployer('null::text')}
      revoke execute on function adjustments_standing, adjustments_release_of from public;
      grant execute on function adjustments_release_of to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${visitorsForEmployer('case when k.is_known then s.adjustments end')}
      ${studentForEmployer('s.adjustments')}
      drop function adjustments_release_of, adjustments_standing, is_of_school_age, adjustments_version;
      drop table adjustments_release;
    `);
  }
}
