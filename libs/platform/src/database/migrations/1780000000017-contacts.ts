import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of a workplace is with the students on which day, and what schools decided about adults with many such days. */
export class Contacts1780000000017 implements MigrationInterface {
  readonly name = 'Contacts1780000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rota (
        programme_id id not null,
        employer_id id not null,
        slot_id id not null,
        on_day date not null,
        host_adult_id id not null,
        primary key (slot_id, on_day, host_adult_id),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, slot_id) references slot (employer_id, id) on delete cascade,
        foreign key (employer_id, host_adult_id) references host_adult (employer_id, id)
      );

      create table contact_decision (
        host_adult_id id not null,
        programme_id id not null,
        employer_id id not null,
        attested_by id not null references account,
        attested_at timestamptz not null,
        barred_list_seen_on date not null,
        school_id id,
        decided_by id references account,
        decided_at timestamptz,
        reason text,
        valid_until date,
        primary key (host_adult_id),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, host_adult_id) references host_adult (employer_id, id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        check ((decided_at is null) = (valid_until is null) and (decided_at is null) = (decided_by is null)
          and (decided_at is null) = (school_id is null) and (decided_at is null) = (reason is null)),
        check (decided_by <> attested_by)
      );

      alter table rota enable row level security;
      create policy seen on rota for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id)
          or ((select app_role()) in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD') and programme_id = (select app_programme())));
      create policy kept on rota for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));

      alter table contact_decision enable row level security;
      create policy seen on contact_decision for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id)
          or ((select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme())));
      create policy attested on contact_decision for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id) and decided_at is null);
      create policy decided on contact_decision for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme()))
        with check (school_id = (select app_school()) and decided_by = (select app_account()));

      grant select, insert, update, delete on rota, contact_decision to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_decision, rota;');
  }
}
