import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The talk about what to expect, and links by which families read the page of a placement. */
export class DayPages1780000000056 implements MigrationInterface {
  readonly name = 'DayPages1780000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table expectations_talk (
        allocation_id id not null,
        side text not null check (side in ('GUIDE','STUDENT')),
        school_id id not null,
        employer_id id not null,
        student_id id not null,
        held_on date not null,
        confirmed_by id not null references account,
        confirmed_at timestamptz not null,
        primary key (allocation_id, side),
        foreign key (school_id, allocation_id) references allocation (school_id, id) on delete cascade,
        foreign key (employer_id, allocation_id) references allocation (employer_id, id) on delete cascade,
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade
      );

      create table day_page_link (
        id id primary key,
        school_id id not null,
        allocation_id id not null,
        guardian_id id not null,
        -- SHA-256 of each token that was sent.
        token_hashes bytea[] not null default '{}',
        asked_by id not null references account,
        asked_at timestamptz not null,
        expires_at timestamptz not null,
        sent_at timestamptz,
        voided_at timestamptz,
        foreign key (school_id, allocation_id) references allocation (school_id, id) on delete cascade,
        foreign key (school_id, guardian_id) references guardian (school_id, id) on delete cascade
      );
      create index day_page_link_by_token on day_page_link using gin (token_hashes);
      create index day_page_link_by_guardian on day_page_link (guardian_id);
      create unique index day_page_link_once on day_page_link (allocation_id, guardian_id) where voided_at is null;

      alter table expectations_talk enable row level security;
      create policy seen on expectations_talk for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id) or app_is_employer(employer_id) or app_is_school_staff_of(school_id));
      create policy heard on expectations_talk for insert to foothold_service
        with check (confirmed_by = (select app_account()) and case side when 'STUDENT' then app_is_student(student_id)
          else app_is_employer(employer_id) or app_is_school_staff_of(school_id) end);
      create policy heard_again on expectations_talk for update to foothold_service
        using (case side when 'STUDENT' then app_is_student(student_id)
          else app_is_employer(employer_id) or app_is_school_staff_of(school_id) end)
        with check (confirmed_by = (select app_account()));

      alter table day_page_link enable row level security;
      create policy seen on day_page_link for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy made on day_page_link for insert to foothold_service
        with check (app_is_school_staff_of(school_id) and asked_by = (select app_account()));
      create policy moved on day_page_link for update to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));

      grant select, insert, update on expectations_talk, day_page_link to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table day_page_link, expectations_talk;');
  }
}
