import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a school may ask at home, and whom a court keeps from being asked; single-use links, of whose tokens only hashes are kept; what guardians
 * answered by them, beside their forms on paper; and what employer, student and school have signed, each with a hash of what concerned them.
 */
export class Guardians1780000000015 implements MigrationInterface {
  readonly name = 'Guardians1780000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guardian (
        id id primary key,
        school_id id not null,
        student_id id not null,
        name text not null,
        email text not null,
        language text not null check (language in ('EN','UR','BN','PA','AR','SO','PL','RO')),
        added_at timestamptz not null,
        -- A contact that was taken off the list keeps its row, for the answers that it gave.
        removed_at timestamptz,
        foreign key (school_id, student_id) references student (school_id, id),
        unique (school_id, id)
      );
      create unique index guardian_once on guardian (student_id, lower(email));

      -- By address and not by contact, so that taking somebody off the list and putting them back changes nothing.
      create table contact_restriction (
        school_id id not null,
        student_id id not null,
        email text not null check (email = lower(email)),
        set_by id not null references account,
        set_at timestamptz not null,
        primary key (student_id, email),
        foreign key (school_id, student_id) references student (school_id, id)
      );

      create table guardian_link (
        id id primary key,
        school_id id not null,
        allocation_id id not null,
        guardian_id id not null,
        placement_version integer not null,
        terms_hash text not null,
        -- SHA-256 of each token that was sent: one, or one more for each time that the mail had to be sent again.
        token_hashes bytea[] not null default '{}',
        asked_by id not null references account,
        asked_at timestamptz not null,
        expires_at timestamptz not null,
        sent_at timestamptz,
        answer text check (answer in ('GIVEN','REFUSED')),
        answered_at timestamptz,
        voided_at timestamptz,
        check ((answer is null) = (answered_at is null)),
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (school_id, guardian_id) references guardian (school_id, id)
      );
      create index guardian_link_by_token on guardian_link using gin (token_hashes);
      create index guardian_link_by_allocation on guardian_link (allocation_id, id);
      create index guardian_link_by_guardian on guardian_link (guardian_id);
      create unique index guardian_link_open_once on guardian_link (allocation_id, guardian_id)
        where answered_at is null and voided_at is null;

      alter table permission
        add column channel text not null default 'PAPER' check (channel in ('PAPER','LINK')),
        add column answer text not null default 'GIVEN' check (answer in ('GIVEN','REFUSED')),
        add column terms_hash text,
        add column guardian_id id,
        add column signed_name text,
        -- A later answer took its place, or the guardian must not be asked any more.
        add column voided_at timestamptz,
        alter column recorded_by drop not null,
        add foreign key (school_id, guardian_id) references guardian (school_id, id),
        add constraint permission_on_paper check (channel = 'LINK' or (recorded_by is not null and answer = 'GIVEN')),
        add constraint permission_by_link check (channel = 'PAPER' or (guardian_id is not null and signed_name is not null)),
        drop constraint permission_allocation_id_placement_version_key;
      update permission p set voided_at = now() where exists (select from permission later
        where later.allocation_id = p.allocation_id and later.placement_version > p.placement_version);
      create unique index permission_on_paper_once on permission (allocation_id) where channel = 'PAPER' and voided_at is null;
      create unique index permission_of_guardian_once on permission (allocation_id, guardian_id) where voided_at is null;
      create index permission_by_guardian on permission (guardian_id) where guardian_id is not null;

      create table agreement (
        allocation_id id not null,
        party text not null check (party in ('EMPLOYER','SCHOOL','STUDENT')),
        school_id id not null,
        employer_id id not null,
        placement_version integer not null,
        terms_hash text not null,
        given_by id not null references account,
        given_at timestamptz not null,
        primary key (allocation_id, party),
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (employer_id, allocation_id) references allocation (employer_id, id)
      );

      -- The careers lead learns that the safeguarding lead has to be asked, and nothing else.
      create function is_contact_restricted(of_student text, at_email text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from contact_restriction r where r.student_id = of_student and r.email = lower(at_email)
          and (app_is_system() or app_is_school_staff_of(r.school_id)));
      end;

      -- For which parties to an allocation this very account has spoken, whatever it acts as now.
      create function own_parties(of_allocation text) returns setof text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select party from agreement where allocation_id = of_allocation and given_by = app_account()
        union
        select 'SCHOOL' from permission where allocation_id = of_allocation and app_account() in (recorded_by, countersigned_by);
      end;

      alter table guardian enable row level security;
      create policy seen on guardian for select to foothold_service using ((select app_is_system()));
      create policy kept on guardian for all to foothold_service
        using (app_is_school_staff_of(school_id)) with check (app_is_school_staff_of(school_id));

      alter table contact_restriction enable row level security;
      create policy kept on contact_restriction for all to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));

      alter table guardian_link enable row level security;
      create policy seen on guardian_link for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy made on guardian_link for insert to foothold_service with check (app_is_school_staff_of(school_id));
      create policy moved on guardian_link for update to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy purged on guardian_link for delete to foothold_service using ((select app_is_system()));

      alter policy kept on permission with check ((select app_is_system()) or app_is_school_staff_of(school_id));

      alter table agreement enable row level security;
      create policy seen on agreement for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_employer(employer_id)
          or exists (select from allocation a where a.id = allocation_id and app_is_student(a.student_id)));
      create policy of_school on agreement for all to foothold_service
        using (party = 'SCHOOL' and (select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check (party = 'SCHOOL' and (select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())
          and given_by = (select app_account()));
      create policy of_employer on agreement for all to foothold_service
        using (party = 'EMPLOYER' and app_is_employer(employer_id))
        with check (party = 'EMPLOYER' and app_is_employer(employer_id) and given_by = (select app_account()));
      create policy of_student on agreement for all to foothold_service
        using (party = 'STUDENT' and exists (select from allocation a where a.id = allocation_id and app_is_student(a.student_id)))
        with check (party = 'STUDENT' and given_by = (select app_account())
          and exists (select from allocation a where a.id = allocation_id and app_is_student(a.student_id)));

      grant select, insert, update on guardian, agreement to foothold_service;
      grant select, insert, update, delete on contact_restriction, guardian_link to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function own_parties, is_contact_restricted;
      drop table agreement;
      alter policy kept on permission with check (app_is_school_staff_of(school_id));
      delete from permission p where channel = 'LINK' or exists (select from permission later
        where later.allocation_id = p.allocation_id and later.placement_version = p.placement_version
          and later.channel = 'PAPER' and (later.recorded_at, later.id) > (p.recorded_at, p.id));
      drop index permission_on_paper_once, permission_of_guardian_once;
      alter table permission
        drop column channel, drop column answer, drop column terms_hash, drop column guardian_id, drop column signed_name,
        drop column voided_at, alter column recorded_by set not null,
        add constraint permission_allocation_id_placement_version_key unique (allocation_id, placement_version);
      drop table guardian_link, contact_restriction, guardian;
    `);
  }
}
