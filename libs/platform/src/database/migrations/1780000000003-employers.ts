import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers with their sites, host adults and insurance; the postcode directory that sites and homes are located by. */
export class Employers1780000000003 implements MigrationInterface {
  readonly name = 'Employers1780000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table postcode (
        code text collate "C" primary key,
        latitude double precision not null,
        longitude double precision not null
      );
      grant select on postcode to foothold_service, foothold_public;

      create table employer (
        id id primary key,
        programme_id id not null references programme,
        name text not null,
        sector text not null check (sector ~ '^[A-U]$'),
        staff_count integer not null check (staff_count > 0),
        web_domain text,
        state text not null check (state in ('DRAFT','SUBMITTED','VERIFIED','REFUSED','SUSPENDED')),
        state_reason text,
        registered_by id not null references account,
        verified_by id references account,
        verified_at timestamptz,
        created_at timestamptz not null default now(),
        unique (programme_id, id)
      );
      create index employer_by_programme on employer (programme_id, state, id);

      create table site (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        name text not null,
        address_line text not null,
        postcode text not null,
        latitude double precision not null,
        longitude double precision not null,
        access text not null,
        created_at timestamptz not null default now(),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        unique (employer_id, id)
      );

      create table host_adult (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        site_id id not null,
        name text not null,
        job_title text not null,
        work_email text not null,
        work_address_verified_at timestamptz,
        called_back_at timestamptz,
        called_back_by id references account,
        created_at timestamptz not null default now(),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, site_id) references site (employer_id, id),
        unique (employer_id, work_email),
        unique (employer_id, id)
      );
      create index host_adult_by_site on host_adult (site_id);

      create table insurance (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        kind text not null check (kind in ('EMPLOYERS_LIABILITY','PUBLIC_LIABILITY')),
        insurer text not null,
        cover_pounds bigint not null check (cover_pounds > 0),
        valid_to date not null,
        declared_by id not null references account,
        declared_at timestamptz not null default now(),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        unique (employer_id, kind)
      );

      alter table role_grant add foreign key (programme_id, employer_id) references employer (programme_id, id);

      alter table postcode enable row level security;
      create policy seen on postcode for select using (true);

      alter table employer enable row level security;
      create policy seen on employer for select to foothold_service
        using ((select app_is_system()) or state = 'VERIFIED' or id = (select app_employer()) or app_is_coordinator_of(programme_id)
          or registered_by = (select app_account()));
      create policy public_seen on employer for select to foothold_public using (state = 'VERIFIED');
      create policy made on employer for insert to foothold_service
        with check ((select app_is_system()) or ((select app_role()) in ('NEWCOMER', 'EMPLOYER') and registered_by = (select app_account())
          and state = 'DRAFT'));
      create policy kept on employer for update to foothold_service
        using ((select app_is_system()) or id = (select app_employer()) or app_is_coordinator_of(programme_id));

      alter table site enable row level security;
      create policy seen on site for select to foothold_service
        using ((select app_is_system()) or (select app_role()) <> 'NEWCOMER' and programme_id = (select app_programme()));
      create policy public_seen on site for select to foothold_public using (true);
      create policy kept on site for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));

      alter table host_adult enable row level security;
      create policy seen on host_adult for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id)
          or ((select app_role()) in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD') and programme_id = (select app_programme())));
      create policy kept on host_adult for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      create policy called_back on host_adult for update to foothold_service using (app_is_coordinator_of(programme_id));

      alter table insurance enable row level security;
      create policy seen on insurance for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id));
      create policy kept on insurance for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));

      grant select, insert, update, delete on employer, site, host_adult, insurance to foothold_service;
      grant select (id, programme_id, name, sector, state) on employer to foothold_public;
      grant select (id, employer_id, postcode) on site to foothold_public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_grant drop constraint role_grant_programme_id_employer_id_fkey;
      drop table insurance, host_adult, site, employer, postcode;
    `);
  }
}
