import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for a place in a full slot; and places of students that no round gave, with a time to answer in. */
export class WaitingList1780000000020 implements MigrationInterface {
  readonly name = 'WaitingList1780000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table allocation alter column round_id drop not null, alter column proposal_id drop not null,
        add column offer_until timestamptz, add check ((round_id is null) = (proposal_id is null));
      create index allocation_to_expire on allocation (offer_until) where state = 'OFFERED' and offer_until is not null;

      alter table slot_request add unique (school_id, id), add unique (employer_id, id);
      create table waiting_place (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        slot_id id not null,
        school_id id not null,
        student_id id,
        state text not null check (state in ('WAITING','OFFERED','LEFT','ENDED')),
        places integer not null check (places between 1 and 200),
        staff_lead text,
        note text not null default '',
        allocation_id id,
        slot_request_id id,
        joined_at timestamptz not null,
        passed_over_at timestamptz,
        ended_at timestamptz,
        foreign key (employer_id, slot_id) references slot (employer_id, id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id),
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        check (case when student_id is null then staff_lead is not null and allocation_id is null
          else places = 1 and staff_lead is null and slot_request_id is null end),
        check ((state = 'OFFERED') = (allocation_id is not null or slot_request_id is not null)),
        check ((state = 'WAITING') = (ended_at is null))
      );
      create unique index waiting_student_once on waiting_place (slot_id, student_id) where state = 'WAITING' and student_id is not null;
      create unique index waiting_school_once on waiting_place (slot_id, school_id) where state = 'WAITING' and student_id is null;
      create unique index waiting_one_offer on waiting_place (allocation_id) where allocation_id is not null;
      create index waiting_by_slot on waiting_place (slot_id, joined_at, id) where state = 'WAITING';
      create index waiting_by_school on waiting_place (school_id, id desc);
      create index waiting_by_student on waiting_place (student_id, id desc) where student_id is not null;

      alter table waiting_place enable row level security;
      create policy seen on waiting_place for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_student(student_id));
      create policy joined on waiting_place for insert to foothold_service
        with check (programme_id = (select app_programme()) and state = 'WAITING' and (app_is_student(student_id)
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))));
      create policy ended on waiting_place for update to foothold_service
        using ((select app_is_system()) or app_is_student(student_id)
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())))
        with check ((select app_is_system()) or state = 'LEFT');
      grant select, insert, update on waiting_place to foothold_service;

      create policy offered on slot_request for insert to foothold_service
        with check ((select app_is_system()) and state = 'OFFERED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy offered on slot_request;
      drop table waiting_place;
      alter table slot_request drop constraint slot_request_school_id_id_key, drop constraint slot_request_employer_id_id_key;
      delete from allocation where round_id is null;
      drop index allocation_to_expire;
      alter table allocation drop column offer_until, alter column round_id set not null, alter column proposal_id set not null;
    `);
  }
}
