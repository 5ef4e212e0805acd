import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sites and host adults can be suspended everywhere at once; a confirmed place is held while the rules no longer allow it, and a clearance
 * is void once what it rested on has changed.
 */
export class Holds1780000000016 implements MigrationInterface {
  readonly name = 'Holds1780000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table suspension (
        id id primary key,
        programme_id id not null references programme,
        employer_id id not null,
        site_id id,
        host_adult_id id,
        reason text not null,
        suspended_by id not null references account,
        suspended_as text not null check (suspended_as in ('SAFEGUARDING_LEAD', 'COORDINATOR')),
        suspended_at timestamptz not null,
        lead_agreed_by id references account,
        coordinator_agreed_by id references account,
        lifted_at timestamptz,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, site_id) references site (employer_id, id),
        foreign key (employer_id, host_adult_id) references host_adult (employer_id, id),
        check ((site_id is null) <> (host_adult_id is null)),
        check (lead_agreed_by <> coordinator_agreed_by),
        check ((lifted_at is not null) = (lead_agreed_by is not null and coordinator_agreed_by is not null))
      );
      create unique index suspension_of_site on suspension (site_id) where lifted_at is null;
      create unique index suspension_of_adult on suspension (host_adult_id) where lifted_at is null;
      create index suspension_by_programme on suspension (programme_id, id);

      alter table suspension enable row level security;
      create policy seen on suspension for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id)
          or ((select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme())));
      create policy made on suspension for insert to foothold_service
        with check (programme_id = (select app_programme()) and suspended_as = (select app_role())
          and suspended_by = (select app_account()));
      create policy lifted on suspension for update to foothold_service
        using ((select app_role()) in ('SAFEGUARDING_LEAD', 'COORDINATOR') and programme_id = (select app_programme()));
      grant select, insert, update on suspension to foothold_service;

      create function is_host_suspended(of_employer text, at_site text, adults text[]) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from suspension u where u.lifted_at is null and u.employer_id = of_employer
          and (u.site_id = at_site or u.host_adult_id = any(adults)));
      end;

      alter table allocation add column held_since timestamptz, add column reminded_at timestamptz;
      create index allocation_to_recheck on allocation (id) where state = 'CONFIRMED';
      alter table clearance add column voided_at timestamptz;
      create policy voided on clearance for update to foothold_service using ((select app_is_system()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy voided on clearance;
      alter table clearance drop column voided_at;
      drop index allocation_to_recheck;
      alter table allocation drop column held_since, drop column reminded_at;
      drop function is_host_suspended;
      drop table suspension;
    `);
  }
}
