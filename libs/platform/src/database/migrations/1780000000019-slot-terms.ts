import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True of a slot that the actor's school or student may have, or holds places in. Cheap questions first. */
const open = `(not is_reserved or released_on <= (select app_today()) or (select app_school()) = any(reserved_school_ids)
  or (is_for_low_supply and (select app_school_has_low_supply())) or app_holds_place_in(id))`;

/**
 * What an employer says about a slot besides its days: smallest group, most places a school, whom it is kept for and until when, and when it
 * can be asked for. A slot is open to all from its day of release on without anything having to run: the policies compare dates.
 */
export class SlotTerms1780000000019 implements MigrationInterface {
  readonly name = 'SlotTerms1780000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A service whose clock is set to another day (a story, a test) says so in app.today; else the database's own clock counts.
      create function app_today() returns date stable parallel safe language sql
        return coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/London')::date);

      alter table school add column has_low_supply boolean not null default false;
      create policy marked on school for update to foothold_service
        using (app_is_coordinator_of(programme_id)) with check (app_is_coordinator_of(programme_id));
      create function app_school_has_low_supply() returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from school where id = app_school() and has_low_supply);
      end;

      drop policy seen on slot;
      drop policy public_seen on slot;
      drop policy taken on slot;
      alter table slot
        add column starts_at_occurrence text check (starts_at_occurrence in ('FIRST','SECOND')),
        add column minimum_group integer not null default 1,
        add column most_per_school integer,
        add column is_reserved boolean not null default false,
        add column reserved_school_ids text[] not null default '{}',
        add column is_for_low_supply boolean not null default false,
        add column released_on date,
        add column booking_opens_at timestamptz,
        add column booking_closes_hours_before smallint not null default 0 check (booking_closes_hours_before between 0 and 2160),
        add column state_reason text,
        add check (minimum_group between 1 and capacity),
        add check (most_per_school between minimum_group and capacity);
      update slot set is_reserved = true, reserved_school_ids = array[reserved_school_id::text] where reserved_school_id is not null;
      alter table slot
        drop column reserved_school_id,
        -- Written down and not worked out, since the policies ask it of every slot that anybody looks at.
        add check (is_reserved = (cardinality(reserved_school_ids) > 0 or is_for_low_supply)),
        add check (released_on is null or is_reserved);

      -- Whoever has places in a slot goes on seeing it, whatever becomes of whom it is kept for.
      create function app_holds_place_in(slot_id text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from slot_request r where r.slot_id = $1 and app_is_school_staff_of(r.school_id))
          or exists (select from allocation a where a.slot_id = $1
            and (app_is_school_staff_of(a.school_id) or app_is_student(a.student_id)));
      end;

      -- The schools that a slot is kept for today; null when it is open to all.
      create function slot_kept_for(of slot) returns text[]
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select case when not (of).is_reserved or (of).released_on <= app_today() then null
          else (of).reserved_school_ids || case when (of).is_for_low_supply
            then array(select c.id::text from school c where c.programme_id = (of).programme_id and c.has_low_supply) else '{}' end end;
      end;

      -- The instant at which a slot begins; of an hour that comes twice, the one that its employer meant.
      create function slot_begins_at(of slot) returns timestamptz stable language sql
      begin atomic
        select ((of).starts_on + (of).starts_at) at time zone 'Europe/London'
          - case when (of).starts_at_occurrence = 'FIRST' then interval '1 hour' else interval '0' end;
      end;

      -- How many of some schools (of the whole programme when none is named) have set their terms, and how many of these are not in school
      -- on each day. Counts only: whoever plans slots learns nothing of a school but that it is closed.
      create function schools_closed_on(of_programme text, of_schools text[], days date[])
        returns table (on_day date, schools integer, closed integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select d.on_day, count(*)::integer, (count(*) filter (where not exists (select from term t where t.school_id = c.id
              and d.on_day between t.starts_on and t.ends_on and not coalesce(d.on_day between t.half_term_from and t.half_term_to, false))
            or exists (select from blackout_day b where b.school_id = c.id and b.on_day = d.on_day)))::integer
        from unnest(days) as d (on_day)
        join school c on c.programme_id = of_programme and (cardinality(of_schools) = 0 or c.id = any(of_schools))
        where (app_is_system() or of_programme = app_programme()) and exists (select from term t where t.school_id = c.id)
        group by d.on_day;
      end;

      create policy seen on slot for select to foothold_service
        using ((select app_is_system()) or (programme_id = (select app_programme())
          and ((select app_role()) in ('EMPLOYER', 'COORDINATOR') or ${open})));
      create policy public_seen on slot for select to foothold_public
        using (state = 'OPEN' and (not is_reserved or released_on <= (select app_today())));
      create policy taken on slot for update to foothold_service
        using ((select app_is_system()) or (programme_id = (select app_programme())
          and (select app_role()) in ('CAREERS_LEAD', 'STUDENT', 'COORDINATOR') and ${open}));
      grant update (state_reason) on slot to foothold_service;
      grant select (is_reserved, released_on) on slot to foothold_public;

      -- What is cancelled is one fact, what was declined another.
      alter table slot_request drop constraint slot_request_state_check, add column reminded_at timestamptz, add column refusal text
        check (refusal in ('NO_STAFF', 'NO_ROOM', 'DATES_DO_NOT_SUIT', 'GROUP_TOO_LARGE', 'GROUP_TOO_SMALL', 'WRONG_AGE', 'SITE_CLOSED', 'OTHER'));
      alter table slot_request add constraint slot_request_state_check
        check (state in ('OFFERED','REQUESTED','ACCEPTED','DECLINED','WITHDRAWN','CANCELLED','EXPIRED'));
      alter table allocation drop constraint allocation_state_check, add constraint allocation_state_check
        check (state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED','DID_NOT_ATTEND','DECLINED','DECLINED_BY_HOST','WITHDRAWN',
          'CANCELLED_BY_HOST','EXPIRED'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from allocation where state in ('CANCELLED_BY_HOST', 'EXPIRED');
      delete from slot_request where state in ('OFFERED', 'CANCELLED');
      alter table allocation drop constraint allocation_state_check, add constraint allocation_state_check
        check (state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED','DID_NOT_ATTEND','DECLINED','DECLINED_BY_HOST','WITHDRAWN'));
      alter table slot_request drop column refusal, drop column reminded_at, drop constraint slot_request_state_check, add constraint slot_request_state_check
        check (state in ('REQUESTED','ACCEPTED','DECLINED','WITHDRAWN','EXPIRED'));
      drop policy seen on slot;
      drop policy public_seen on slot;
      drop policy taken on slot;
      drop function schools_closed_on, slot_begins_at, slot_kept_for, app_holds_place_in;
      alter table slot add column reserved_school_id id references school;
      update slot set reserved_school_id = reserved_school_ids[1];
      alter table slot drop column is_reserved, drop column starts_at_occurrence, drop column minimum_group, drop column most_per_school,
        drop column reserved_school_ids, drop column is_for_low_supply, drop column released_on, drop column booking_opens_at,
        drop column booking_closes_hours_before, drop column state_reason;
      drop function app_school_has_low_supply;
      drop policy marked on school;
      alter table school drop column has_low_supply;
      drop function app_today;
      create policy seen on slot for select to foothold_service
        using ((select app_is_system()) or (programme_id = (select app_programme())
          and (reserved_school_id is null or reserved_school_id = (select app_school()) or (select app_role()) in ('EMPLOYER', 'COORDINATOR'))));
      create policy public_seen on slot for select to foothold_public using (state = 'OPEN' and reserved_school_id is null);
      create policy taken on slot for update to foothold_service
        using ((select app_is_system()) or (programme_id = (select app_programme())
          and (reserved_school_id is null or reserved_school_id = (select app_school()))
          and (select app_role()) in ('CAREERS_LEAD', 'STUDENT', 'COORDINATOR')));
      grant select (reserved_school_id) on slot to foothold_public;
    `);
  }
}
