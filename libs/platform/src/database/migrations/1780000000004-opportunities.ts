import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adverts in four kinds, their slots, and the requests of schools for places in a slot. */
export class Opportunities1780000000004 implements MigrationInterface {
  readonly name = 'Opportunities1780000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table opportunity (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        site_id id not null,
        supervisor_id id not null,
        deputy_id id not null,
        kind text not null check (kind in ('PLACEMENT','WORKPLACE_VISIT','SCHOOL_VISIT','VIRTUAL')),
        state text not null check (state in ('DRAFT','PUBLISHED','PAUSED','WITHDRAWN')),
        state_reason text,
        title text not null,
        summary text not null,
        category text not null,
        day_plan jsonb not null,
        lunch_plan text not null,
        less_fun text not null,
        what_to_wear text not null,
        year_groups smallint[] not null,
        hazards text[] not null,
        version integer not null default 1,
        published_at timestamptz,
        created_at timestamptz not null default now(),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, site_id) references site (employer_id, id),
        foreign key (employer_id, supervisor_id) references host_adult (employer_id, id),
        foreign key (employer_id, deputy_id) references host_adult (employer_id, id),
        check (supervisor_id <> deputy_id),
        unique (employer_id, id)
      );
      create index opportunity_listed on opportunity (programme_id, published_at desc, id desc) where state = 'PUBLISHED';
      create index opportunity_in_catalogue on opportunity (published_at desc, id desc) where state = 'PUBLISHED';
      create index opportunity_by_employer on opportunity (employer_id, id);

      create table slot (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        state text not null check (state in ('OPEN','CANCELLED')),
        starts_on date not null,
        ends_on date not null,
        starts_at time not null,
        finishes_at time not null,
        break_minutes smallint not null check (break_minutes between 0 and 240),
        capacity integer not null check (capacity between 1 and 1000),
        taken integer not null default 0,
        reserved_school_id id references school,
        answer_within_days smallint not null default 7,
        created_at timestamptz not null default now(),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id),
        constraint slot_never_oversold check (taken between 0 and capacity),
        check (starts_on <= ends_on),
        check (starts_at < finishes_at),
        unique (employer_id, id)
      );
      create index slot_by_opportunity on slot (opportunity_id, starts_on, id);

      create table slot_request (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        slot_id id not null,
        school_id id not null,
        state text not null check (state in ('REQUESTED','ACCEPTED','DECLINED','WITHDRAWN','EXPIRED')),
        places integer not null check (places > 0),
        staff_lead text not null,
        note text not null,
        reason text,
        answer_by timestamptz not null,
        idempotency_key text,
        requested_by id references account,
        created_at timestamptz not null default now(),
        answered_at timestamptz,
        foreign key (employer_id, slot_id) references slot (employer_id, id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        unique (school_id, idempotency_key)
      );
      create index slot_request_by_school on slot_request (school_id, created_at desc, id desc);
      create index slot_request_by_employer on slot_request (employer_id, created_at desc, id desc);
      create index slot_request_by_programme on slot_request (programme_id, created_at desc, id desc);
      create index slot_request_by_slot on slot_request (slot_id);
      create index slot_request_unanswered on slot_request (answer_by) where state = 'REQUESTED';

      -- A school goes on seeing an advert that it asked for places in, also when that is taken down. A function and not a subquery,
      -- because the planner would prepare that for every row; this is called only for a row that is not to be seen otherwise.
      create function app_school_asked_for(advert text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from slot s join slot_request r on r.slot_id = s.id
          where s.opportunity_id = advert and app_is_school_staff_of(r.school_id));
      end;

      alter table opportunity enable row level security;
      create policy seen on opportunity for select to foothold_service
        using ((select app_is_system())
          or (state = 'PUBLISHED' and programme_id = (select app_programme()))
          or employer_id = (select app_employer())
          or app_is_coordinator_of(programme_id)
          or ((select app_school()) is not null and app_school_asked_for(id)));
      create policy public_seen on opportunity for select to foothold_public using (state = 'PUBLISHED');
      create policy kept on opportunity for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      create policy withdrawn on opportunity for update to foothold_service
        using (app_is_coordinator_of(programme_id)) with check (app_is_coordinator_of(programme_id) and state = 'WITHDRAWN');

      create function host_job_title(adult text) returns text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select job_title from host_adult where id = adult;
      end;

      alter table slot enable row level security;
      create policy seen on slot for select to foothold_service
        using ((select app_is_system())
          or (programme_id = (select app_programme())
              and (reserved_school_id is null or reserved_school_id = (select app_school())
                or (select app_role()) in ('EMPLOYER', 'COORDINATOR'))));
      create policy public_seen on slot for select to foothold_public using (state = 'OPEN' and reserved_school_id is null);
      create policy kept on slot for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      create policy taken on slot for update to foothold_service
        using ((select app_is_system())
          or (programme_id = (select app_programme())
              and (reserved_school_id is null or reserved_school_id = (select app_school()))
              and (select app_role()) in ('CAREERS_LEAD', 'STUDENT', 'COORDINATOR')));

      alter table slot_request enable row level security;
      create policy seen on slot_request for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_employer(employer_id)
          or app_is_coordinator_of(programme_id));
      create policy made on slot_request for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));
      create policy answered on slot_request for update to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id)
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())));

      grant select, insert, update, delete on opportunity, slot_request to foothold_service;
      -- Whoever takes places may change nothing else of a slot, whatever the policy above lets them reach.
      grant select, insert, update (taken, state), delete on slot to foothold_service;
      grant select (id, programme_id, employer_id, site_id, kind, state, title, summary, category, year_groups, published_at)
        on opportunity to foothold_public;
      grant select (id, opportunity_id, state, starts_on, ends_on, capacity, taken, reserved_school_id) on slot to foothold_public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy seen on opportunity;
      drop function app_school_asked_for, host_job_title;
      drop table slot_request, slot, opportunity;
    `);
  }
}
