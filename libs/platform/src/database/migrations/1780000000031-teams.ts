import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members of an employer's team with rights, and invitations by a code that works once. Who acted for an employer before owns it. */
export class Teams1780000000031 implements MigrationInterface {
  readonly name = 'Teams1780000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Means something for employers alone.
      alter table role_grant add column rights text[] not null default '{OWNER}'
        check (cardinality(rights) > 0 and rights <@ array['OWNER','ADVERTS','REQUESTS','STUDENTS']);
      create index role_grant_by_employer on role_grant (employer_id, id) where employer_id is not null and revoked_at is null;

      create table team_invitation (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        email text not null,
        rights text[] not null check (cardinality(rights) > 0 and rights <@ array['OWNER','ADVERTS','REQUESTS','STUDENTS']),
        -- SHA-256 of each code that was sent: one, or one more for each time that the mail had to be sent again.
        code_hashes bytea[] not null default '{}',
        invited_by id not null references account,
        invited_at timestamptz not null,
        expires_at timestamptz not null,
        sent_at timestamptz,
        grant_id id references role_grant,
        accepted_at timestamptz,
        withdrawn_at timestamptz,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        check ((grant_id is null) = (accepted_at is null)),
        check (accepted_at is null or withdrawn_at is null)
      );
      create index team_invitation_by_code on team_invitation using gin (code_hashes);
      create index team_invitation_by_employer on team_invitation (employer_id, id);
      create index team_invitation_by_grant on team_invitation (grant_id) where grant_id is not null;
      create unique index team_invitation_open_once on team_invitation (employer_id, lower(email))
        where accepted_at is null and withdrawn_at is null;

      alter table team_invitation enable row level security;
      create policy seen on team_invitation for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id));
      create policy made on team_invitation for insert to foothold_service
        with check (app_is_employer(employer_id) and invited_by = (select app_account()));
      create policy moved on team_invitation for update to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id))
        with check ((select app_is_system()) or app_is_employer(employer_id));
      grant select, insert, update on team_invitation to foothold_service;

      create policy team_seen on role_grant for select to foothold_service
        using (role = 'EMPLOYER' and app_is_employer(employer_id));
      create policy team_kept on role_grant for update to foothold_service
        using (role = 'EMPLOYER' and app_is_employer(employer_id))
        with check (role = 'EMPLOYER' and app_is_employer(employer_id));

      drop function sign_in;
      create function sign_in(token_issuer text, token_subject text)
        returns table (account_id text, grant_id text, role text, programme_id text, school_id text, employer_id text, student_id text,
          rights text[])
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.id, g.id, g.role, g.programme_id, g.school_id, g.employer_id, g.student_id,
          case when g.role = 'EMPLOYER' then g.rights end
        from account a
        left join role_grant g on g.account_id = a.id and g.revoked_at is null
        where a.issuer = token_issuer and a.subject = token_subject
        order by g.granted_at, g.id;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function sign_in;
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
      drop policy team_kept on role_grant;
      drop policy team_seen on role_grant;
      drop table team_invitation;
      drop index role_grant_by_employer;
      alter table role_grant drop column rights;
    `);
  }
}
