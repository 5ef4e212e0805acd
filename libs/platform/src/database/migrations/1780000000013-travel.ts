import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far students may travel, said by programme, school or for one student; the public timetables that journeys are looked up in; and
 * what an outcome says of its journey.
 */
export class Travel1780000000013 implements MigrationInterface {
  readonly name = 'Travel1780000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table travel_default (
        programme_id id not null references programme,
        school_id id,
        limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
        fare jsonb check (jsonb_typeof(fare) = 'object'),
        changed_at timestamptz not null default now(),
        foreign key (programme_id, school_id) references school (programme_id, id),
        check (school_id is null or fare is null)
      );
      create unique index travel_default_of_programme on travel_default (programme_id) where school_id is null;
      create unique index travel_default_of_school on travel_default (school_id) where school_id is not null;

      alter table travel_default enable row level security;
      create policy seen on travel_default for select to foothold_service
        using ((select app_is_system()) or (programme_id = (select app_programme())
          and (school_id is null or school_id = (select app_school()) or (select app_role()) = 'COORDINATOR')));
      create policy kept_by_coordinator on travel_default for all to foothold_service
        using (school_id is null and app_is_coordinator_of(programme_id))
        with check (school_id is null and app_is_coordinator_of(programme_id));
      create policy kept_by_school on travel_default for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())
          and programme_id = (select app_programme()));
      grant select, insert, update, delete on travel_default to foothold_service;

      alter table student add column travel_limits jsonb not null default '{}' check (jsonb_typeof(travel_limits) = 'object');
      update student set travel_limits = jsonb_build_object('maxMinutesEachWay', max_minutes_each_way);
      alter table student drop column max_minutes_each_way;

      alter table proposal_outcome
        add column needs_travel_grant boolean not null default false,
        add column timetable_of date;

      create table timetable (
        id id primary key,
        digest text not null unique,
        covers_from date not null,
        covers_until date not null,
        coverage jsonb not null,
        content bytea not null,
        is_in_use boolean not null,
        imported_at timestamptz not null default now()
      );
      create unique index timetable_in_use on timetable (is_in_use) where is_in_use;

      alter table timetable enable row level security;
      create policy seen on timetable for select to foothold_service using (true);
      grant select on timetable to foothold_service;
      create policy public_seen on timetable for select to foothold_public using (is_in_use);
      grant select (id, covers_from, covers_until, coverage, is_in_use, imported_at) on timetable to foothold_public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table timetable;
      alter table proposal_outcome drop column needs_travel_grant, drop column timetable_of;
      alter table student add column max_minutes_each_way smallint check (max_minutes_each_way between 10 and 120);
      update student set max_minutes_each_way = coalesce((travel_limits ->> 'maxMinutesEachWay')::smallint, 60);
      alter table student alter column max_minutes_each_way set not null;
      alter table student drop column travel_limits;
      drop table travel_default;
    `);
  }
}
