import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ends, or says something else, takes with it what was decided of it. */
const endsWith = (table: string, column: string, when: string): string => `
  create trigger void_clearances after update of state on ${table} for each row when (${when})
    execute function void_clearances('${column}');`;

const holding = `('OFFERED', 'REQUESTED', 'ACCEPTED')`;

/** Every step at which the rules are asked keeps what they said: of adverts, slots, requests, applications and waiting places, too. */
export class KeptClearances1780000000075 implements MigrationInterface {
  readonly name = 'KeptClearances1780000000075';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The instant of the clock that the service goes by, where that is not the machine's.
      create function app_now() returns timestamptz stable parallel safe language sql
        return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());

      alter table application add unique (school_id, id);
      alter table waiting_place add unique (school_id, id);

      -- A clearance is of one thing, and whose that is stands beside it: a school's, or an employer's where no school is concerned.
      alter table clearance drop constraint clearance_check, alter column school_id drop not null,
        add column employer_id id, add column application_id id, add column waiting_place_id id, add column opportunity_id id,
        add column slot_id id,
        add foreign key (programme_id, school_id) references school (programme_id, id),
        add foreign key (programme_id, employer_id) references employer (programme_id, id),
        add foreign key (school_id, application_id) references application (school_id, id) on delete cascade,
        add foreign key (school_id, waiting_place_id) references waiting_place (school_id, id) on delete cascade,
        add foreign key (employer_id, opportunity_id) references opportunity (employer_id, id),
        add foreign key (employer_id, slot_id) references slot (employer_id, id),
        add constraint clearance_of_one_thing
          check (num_nonnulls(allocation_id, slot_request_id, application_id, waiting_place_id, opportunity_id, slot_id) = 1),
        add constraint clearance_of_school_or_host check (case when num_nonnulls(opportunity_id, slot_id) = 1
          then employer_id is not null and school_id is null else school_id is not null and employer_id is null end);
      create index clearance_by_application on clearance (application_id, decided_at desc) where application_id is not null;
      create index clearance_by_waiting_place on clearance (waiting_place_id, decided_at desc) where waiting_place_id is not null;
      create index clearance_by_opportunity on clearance (opportunity_id, decided_at desc) where opportunity_id is not null;
      create index clearance_by_slot on clearance (slot_id, decided_at desc) where slot_id is not null;

      -- Kept as it was decided: all that may be added later is from when on it is void.
      revoke update, delete on clearance from foothold_service;
      grant update (voided_at) on clearance to foothold_service;
      create policy made_applying on clearance for insert to foothold_service
        with check (stage = 'APPLY' and (select app_role()) = 'STUDENT'
          and (exists (select from application a where a.id = application_id and app_is_student(a.student_id))
            or exists (select from waiting_place w where w.id = waiting_place_id and app_is_student(w.student_id))));
      create policy made_publishing on clearance for insert to foothold_service
        with check (stage = 'PUBLISH' and (app_is_employer(employer_id) or app_is_coordinator_of(programme_id)));
      create policy seen_by_host on clearance for select to foothold_service
        using (stage = 'PUBLISH' and app_is_employer(employer_id));
      -- What names no student: a coordinator sees no more of a place than before.
      create policy seen_by_coordinator on clearance for select to foothold_service
        using (stage in ('PUBLISH', 'BOOK') and app_is_coordinator_of(programme_id));
      create policy voided_publishing on clearance for update to foothold_service
        using (stage = 'PUBLISH' and (app_is_employer(employer_id) or app_is_coordinator_of(programme_id)))
        with check (stage = 'PUBLISH' and voided_at is not null);

      -- Whoever confirms decides anew what was refused before.
      create policy voided_with_place on clearance for update to foothold_service
        using (stage = 'CONFIRM' and (select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check (stage = 'CONFIRM' and voided_at is not null);

      -- Whoever moves a thing need not see what was decided of it.
      create function void_clearances() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        execute format('update clearance set voided_at = app_now() where %I = $1 and voided_at is null', tg_argv[0]) using new.id;
        return null;
      end $$;
      ${endsWith('application', 'application_id', `new.state = 'WITHDRAWN' and old.state <> 'WITHDRAWN'`)}
      ${endsWith('waiting_place', 'waiting_place_id', `new.state in ('LEFT', 'ENDED') and old.state = 'WAITING'`)}
      ${endsWith('slot_request', 'slot_request_id', `new.state not in ${holding} and old.state in ${holding}`)}
      ${endsWith('slot', 'slot_id', `new.state = 'CANCELLED' and old.state <> 'CANCELLED'`)}
      -- What an advert says is read of each of its slots as well.
      create function void_clearances_of_advert() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        update clearance set voided_at = app_now() where voided_at is null
          and (opportunity_id = new.id or slot_id in (select s.id from slot s where s.opportunity_id = new.id));
        return null;
      end $$;
      create trigger void_clearances after update of version on opportunity for each row when (new.version <> old.version)
        execute function void_clearances_of_advert();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger void_clearances on opportunity;
      drop trigger void_clearances on slot;
      drop trigger void_clearances on slot_request;
      drop trigger void_clearances on waiting_place;
      drop trigger void_clearances on application;
      drop function void_clearances_of_advert, void_clearances;
      drop policy voided_with_place on clearance;
      drop policy voided_publishing on clearance;
      drop policy seen_by_coordinator on clearance;
      drop policy seen_by_host on clearance;
      drop policy made_publishing on clearance;
      drop policy made_applying on clearance;
      grant update, delete on clearance to foothold_service;
      delete from clearance where num_nonnulls(allocation_id, slot_request_id) = 0;
      alter table clearance drop column slot_id, drop column opportunity_id, drop column waiting_place_id, drop column application_id,
        drop column employer_id, drop constraint clearance_programme_id_school_id_fkey, alter column school_id set not null,
        add constraint clearance_check check (num_nonnulls(allocation_id, slot_request_id) = 1);
      alter table waiting_place drop constraint waiting_place_school_id_id_key;
      alter table application drop constraint application_school_id_id_key;
      drop function app_now;
    `);
  }
}
