import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of the matching that a worker does, under the id of the proposal they make; pins; and what students rule out or agree to. */
export class ProposalRuns1780000000009 implements MigrationInterface {
  readonly name = 'ProposalRuns1780000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table proposal_run (
        id id primary key,
        programme_id id not null,
        round_id id not null,
        state text not null check (state in ('QUEUED','RUNNING','DONE','FAILED','CANCELLED')),
        basis text not null check (basis in ('AFRESH','LEAST_CHANGE')),
        based_on id,
        mode jsonb not null,
        step text check (step in ('READING','JUDGING','MATCHING','CHECKING','SAVING')),
        progress smallint not null default 0 check (progress between 0 and 100),
        attempts smallint not null default 0,
        failure jsonb,
        asked_by id references account,
        asked_at timestamptz not null,
        begun_at timestamptz,
        ended_at timestamptz,
        foreign key (programme_id, round_id) references round (programme_id, id),
        foreign key (programme_id, based_on) references proposal (programme_id, id),
        check ((basis = 'LEAST_CHANGE') = (based_on is not null)),
        check ((state = 'FAILED') = (failure is not null)),
        check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (ended_at is not null))
      );
      create index proposal_run_by_round on proposal_run (round_id, asked_at desc, id desc);

      insert into proposal_run (id, programme_id, round_id, state, basis, mode, progress, attempts, asked_at, begun_at, ended_at)
      select id, programme_id, round_id, 'DONE', 'AFRESH', '{"kind": "FAIR"}', 100, 1, created_at, created_at, created_at from proposal;

      alter table proposal_outcome add column is_kept boolean not null default false;

      create table round_pin (
        round_id id not null,
        student_id id not null,
        programme_id id not null,
        school_id id not null,
        slot_id id not null references slot,
        pinned_by id references account,
        pinned_at timestamptz not null,
        primary key (round_id, student_id),
        foreign key (programme_id, round_id) references round (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id)
      );

      create table round_wish (
        round_id id not null,
        student_id id not null,
        programme_id id not null,
        school_id id not null,
        excluded_slot_ids id[] not null,
        agrees_to_move boolean not null,
        on_behalf_by id references account,
        said_at timestamptz not null,
        primary key (round_id, student_id),
        foreign key (programme_id, round_id) references round (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id)
      );

      alter table proposal_run enable row level security;
      create policy seen on proposal_run for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id));
      create policy asked_for on proposal_run for insert to foothold_service
        with check (app_is_coordinator_of(programme_id));
      create policy moved on proposal_run for update to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id));

      alter table round_pin enable row level security;
      create policy kept on round_pin for all to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id))
        with check ((select app_is_system()) or app_is_coordinator_of(programme_id));

      alter table round_wish enable row level security;
      create policy seen on round_wish for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy own on round_wish for all to foothold_service
        using (app_is_student(student_id)) with check (app_is_student(student_id));
      create policy on_behalf on round_wish for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));

      grant select, insert, update on proposal_run to foothold_service;
      grant select, insert, update, delete on round_pin, round_wish to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table round_wish, round_pin, proposal_run;
      alter table proposal_outcome drop column is_kept;
    `);
  }
}
