import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forgetWhollySql } from './retention/erasure.sql.js';

/** Whoever confirms a place or a visit of which a rule warns says why it goes ahead all the same; blocks of visits are lifted as those of places. */
export class AnsweredWarnings1780000000076 implements MigrationInterface {
  readonly name = 'AnsweredWarnings1780000000076';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table warning_answer (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        allocation_id id,
        slot_request_id id,
        clearance_id id not null references clearance on delete cascade,
        rule_id text not null check (rule_id ~ '^R[0-9]{2,3}[a-z]?$'),
        reason text not null check (length(btrim(reason)) between 1 and 500),
        -- Of the advert, as it was judged.
        placement_version integer not null,
        answered_by id not null references account,
        answered_at timestamptz not null,
        unique (clearance_id, rule_id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, allocation_id) references allocation (school_id, id) on delete cascade,
        foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        check (num_nonnulls(allocation_id, slot_request_id) = 1)
      );
      create index warning_answer_of_allocation on warning_answer (allocation_id) where allocation_id is not null;
      create index warning_answer_of_visit on warning_answer (slot_request_id) where slot_request_id is not null;

      alter table warning_answer enable row level security;
      create policy seen on warning_answer for select to foothold_service using (app_is_school_staff_of(school_id));
      create policy made on warning_answer for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and answered_by = (select app_account()));
      -- Added to and never changed.
      grant select, insert on warning_answer to foothold_service;

      -- A lifting is for a place or for a visit.
      alter table block_lifting alter column allocation_id drop not null, add column slot_request_id id,
        add foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        add check (num_nonnulls(allocation_id, slot_request_id) = 1);
      create unique index block_lifting_of_visit_once on block_lifting (slot_request_id, rule_id) where ended_at is null;

      -- A visit as those see it who may lift a block for it: who goes, and with whom, is not said.
      create function visit_to_lift(of_request text)
        returns table (id text, "programmeId" text, "schoolId" text, "employerId" text, "slotId" text, state text, places integer,
          "isPurposeAgreed" boolean, version integer, "ownParts" text[])
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select r.id, r.programme_id, r.school_id, r.employer_id, r.slot_id, r.state, r.places, r.is_purpose_agreed, o.version,
          array_remove(array[
            case when exists (select from role_grant g where g.account_id = app_account() and g.employer_id = r.employer_id
                and g.revoked_at is null) then 'OTHER_PARTY' end,
            case when exists (select from activity_profile f join vetting_step v on v.profile_id = f.id
                where f.site_id = o.site_id and f.activity = o.activity and f.tier = 'HIGH' and v.recorded_by = app_account())
              then 'HIGH_RISK_VETTING' end], null)
        from slot_request r join slot s on s.id = r.slot_id join opportunity o on o.id = s.opportunity_id
        where r.id = of_request and ((app_role() = 'SAFEGUARDING_LEAD' and app_is_school_staff_of(r.school_id))
          or app_is_coordinator_of(r.programme_id));
      end;
      revoke execute on function visit_to_lift from public;
      grant execute on function visit_to_lift to foothold_service;

      ${forgetWhollySql}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function visit_to_lift;
      delete from block_lifting where slot_request_id is not null;
      alter table block_lifting drop column slot_request_id, alter column allocation_id set not null;
      drop table warning_answer;
    `);
  }
}
