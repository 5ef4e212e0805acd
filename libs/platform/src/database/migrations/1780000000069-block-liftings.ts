import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever's office it is lifts a block for one place, with a reason, and takes that back. */
export class BlockLiftings1780000000069 implements MigrationInterface {
  readonly name = 'BlockLiftings1780000000069';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table block_lifting (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        allocation_id id not null,
        rule_id text not null check (rule_id ~ '^R[0-9]{2,3}[a-z]?$'),
        reason text not null check (length(btrim(reason)) between 20 and 480),
        placement_version integer not null,
        -- SHA-256 of what the lifting is about: it holds while that is the same.
        input_hash text not null,
        lifted_by id not null references account,
        lifted_as text not null check (lifted_as in ('SAFEGUARDING_LEAD', 'COORDINATOR')),
        lifted_at timestamptz not null,
        ended_by id references account,
        ended_at timestamptz,
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, allocation_id) references allocation (school_id, id) on delete cascade,
        check ((ended_by is null) = (ended_at is null))
      );
      create unique index block_lifting_once on block_lifting (allocation_id, rule_id) where ended_at is null;
      create index block_lifting_of_allocation on block_lifting (allocation_id);

      alter table block_lifting enable row level security;
      create policy seen on block_lifting for select to foothold_service
        using ((select app_is_system()) or ((select app_role()) = 'SAFEGUARDING_LEAD' and app_is_school_staff_of(school_id))
          or (lifted_as = 'COORDINATOR' and app_is_coordinator_of(programme_id)));
      create policy made on block_lifting for insert to foothold_service
        with check (lifted_by = (select app_account()) and lifted_as = (select app_role())
          and (app_is_school_staff_of(school_id) or app_is_coordinator_of(programme_id)));
      create policy ended on block_lifting for update to foothold_service
        using (((select app_role()) = 'SAFEGUARDING_LEAD' and app_is_school_staff_of(school_id))
          or (lifted_as = 'COORDINATOR' and app_is_coordinator_of(programme_id)))
        with check (ended_by = (select app_account()));
      grant select, insert, update (ended_by, ended_at) on block_lifting to foothold_service;

      -- A place as those see it who may lift a block for it: no coordinator sees more of an allocation than this.
      create function place_to_lift(of_allocation text)
        returns table (id text, "programmeId" text, "schoolId" text, "employerId" text, "studentId" text, "slotId" text, state text,
          version integer, "ownParts" text[])
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.id, a.programme_id, a.school_id, a.employer_id, a.student_id, a.slot_id, a.state, o.version,
          array_remove(array[
            case when exists (select from agreement g where g.allocation_id = a.id and g.given_by = app_account() and g.party <> 'SCHOOL')
              then 'OTHER_PARTY' end,
            case when exists (select from permission p where p.allocation_id = a.id and p.voided_at is null
                and app_account() in (p.recorded_by, p.countersigned_by)) then 'PERMISSION' end,
            case when exists (select from activity_profile f join vetting_step v on v.profile_id = f.id
                where f.site_id = o.site_id and f.activity = o.activity and f.tier = 'HIGH' and v.recorded_by = app_account())
              then 'HIGH_RISK_VETTING' end], null)
        from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
        where a.id = of_allocation and ((app_role() = 'SAFEGUARDING_LEAD' and app_is_school_staff_of(a.school_id))
          or app_is_coordinator_of(a.programme_id));
      end;
      revoke execute on function place_to_lift from public;
      grant execute on function place_to_lift to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function place_to_lift; drop table block_lifting;');
  }
}
