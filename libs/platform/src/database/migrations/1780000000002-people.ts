import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, schools and their terms, accounts and what each account may act as. */
export class People1780000000002 implements MigrationInterface {
  readonly name = 'People1780000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme (
        id id primary key,
        name text not null,
        area text not null,
        school_year smallint not null,
        created_at timestamptz not null default now()
      );

      create table school (
        id id primary key,
        programme_id id not null references programme,
        urn text not null,
        name text not null,
        postcode text not null,
        latitude double precision not null,
        longitude double precision not null,
        created_at timestamptz not null default now(),
        unique (programme_id, urn),
        unique (programme_id, id)
      );

      create table term (
        id id primary key,
        school_id id not null references school,
        name text not null,
        starts_on date not null,
        half_term_from date,
        half_term_to date,
        ends_on date not null,
        check (starts_on <= ends_on),
        check ((half_term_from is null) = (half_term_to is null)),
        check (starts_on < half_term_from and half_term_from <= half_term_to and half_term_to < ends_on),
        exclude using gist (school_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );

      create table blackout_day (
        school_id id not null references school,
        on_day date not null,
        reason text not null,
        primary key (school_id, on_day)
      );

      create table account (
        id id primary key,
        issuer text not null,
        subject text not null,
        created_at timestamptz not null default now(),
        unique (issuer, subject)
      );

      create table role_grant (
        id id primary key,
        account_id id not null references account,
        role text not null check (role in ('STUDENT','CAREERS_LEAD','SAFEGUARDING_LEAD','EMPLOYER','COORDINATOR')),
        programme_id id not null references programme,
        school_id id,
        employer_id id,
        student_id id,
        granted_by id references account,
        granted_at timestamptz not null default now(),
        revoked_at timestamptz,
        foreign key (programme_id, school_id) references school (programme_id, id),
        check ((role in ('STUDENT','CAREERS_LEAD','SAFEGUARDING_LEAD')) = (school_id is not null)),
        check ((role = 'EMPLOYER') = (employer_id is not null)),
        check ((role = 'STUDENT') = (student_id is not null))
      );
      create unique index role_grant_once on role_grant
        (account_id, role, programme_id, coalesce(school_id, ''), coalesce(employer_id, ''), coalesce(student_id, ''))
        where revoked_at is null;
      create index role_grant_account on role_grant (account_id) where revoked_at is null;

      create function sign_in(token_issuer text, token_subject text)
        returns table (account_id text, grant_id text, role text, programme_id text, school_id text, employer_id text, student_id text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.id, g.id, g.role, g.programme_id, g.school_id, g.employer_id, g.student_id
        from account a
        left join role_grant g on g.account_id = a.id and g.revoked_at is null
        where a.issuer = token_issuer and a.subject = token_subject
        order by g.granted_at, g.id;
      end;

      create function account_for(token_issuer text, token_subject text, new_id text) returns text
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        insert into account (id, issuer, subject) values (new_id, token_issuer, token_subject) on conflict (issuer, subject) do nothing;
        select id from account where issuer = token_issuer and subject = token_subject;
      end;

      alter table programme enable row level security;
      create policy public_seen on programme for select to foothold_public using (true);
      grant select on programme to foothold_public;
      create policy seen on programme for select to foothold_service
        using ((select app_is_system()) or id = (select app_programme()));
      create policy made on programme for insert to foothold_service with check ((select app_is_system()));

      alter table school enable row level security;
      create policy seen on school for select to foothold_service
        using ((select app_is_system()) or id = (select app_school())
          or ((select app_role()) in ('COORDINATOR', 'EMPLOYER') and programme_id = (select app_programme())));
      create policy made on school for insert to foothold_service
        with check ((select app_is_system()) or app_is_coordinator_of(programme_id));

      alter table term enable row level security;
      create policy seen on term for select to foothold_service
        using ((select app_is_system()) or school_id = (select app_school()));
      create policy kept on term for all to foothold_service
        using (app_is_school_staff_of(school_id)) with check (app_is_school_staff_of(school_id));

      alter table blackout_day enable row level security;
      create policy seen on blackout_day for select to foothold_service
        using ((select app_is_system()) or school_id = (select app_school()));
      create policy kept on blackout_day for all to foothold_service
        using (app_is_school_staff_of(school_id)) with check (app_is_school_staff_of(school_id));

      alter table account enable row level security;
      create policy seen on account for select to foothold_service
        using ((select app_is_system()) or id = (select app_account()));

      alter table role_grant enable row level security;
      create policy seen on role_grant for select to foothold_service
        using ((select app_is_system()) or account_id = (select app_account()) or app_is_coordinator_of(programme_id)
          or app_is_school_staff_of(school_id));
      create policy made on role_grant for insert to foothold_service
        with check ((select app_is_system())
          or (app_is_coordinator_of(programme_id) and role in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER'))
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and role = 'STUDENT')
          or ((select app_role()) = 'NEWCOMER' and role = 'EMPLOYER' and account_id = (select app_account())));
      create policy revoked on role_grant for update to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id) or app_is_school_staff_of(school_id));

      grant select, insert, update, delete on programme, school, term, blackout_day, role_grant to foothold_service;
      grant select on account to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function sign_in, account_for; drop table role_grant, account, blackout_day, term, school, programme;`,
    );
  }
}
