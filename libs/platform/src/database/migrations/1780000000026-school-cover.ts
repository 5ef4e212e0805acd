import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What schools arrange for the days on which their students are out, and what is noted about one place. */
export class SchoolCover1780000000026 implements MigrationInterface {
  readonly name = 'SchoolCover1780000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cover_day (
        school_id id not null references school,
        on_day date not null,
        contact_name text not null,
        contact_phone text not null,
        lead_name text not null,
        lead_phone text not null,
        is_insurer_told boolean not null,
        set_by id not null references account,
        set_at timestamptz not null,
        primary key (school_id, on_day)
      );

      create table accident_cover (
        school_id id primary key references school,
        valid_to date not null,
        noted_by id not null references account,
        noted_at timestamptz not null
      );

      create table placement_note (
        allocation_id id not null,
        kind text not null check (kind in ('KEY_FINDINGS_TOLD','SCRUTINY_SIGNED_OFF','ADJUSTMENTS_ACKNOWLEDGED','UNPAID_GROUND')),
        school_id id not null,
        employer_id id not null,
        placement_version integer not null,
        terms_hash text not null,
        ground text check (ground in ('COURSE_UP_TO_A_YEAR','SHADOWING','CHARITY_OR_STATUTORY_BODY')),
        reason text,
        noted_by id not null references account,
        noted_at timestamptz not null,
        primary key (allocation_id, kind),
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (employer_id, allocation_id) references allocation (employer_id, id),
        check ((kind = 'UNPAID_GROUND') = (ground is not null)),
        check ((kind = 'SCRUTINY_SIGNED_OFF') = (reason is not null))
      );

      alter table cover_day enable row level security;
      create policy seen on cover_day for select to foothold_service using ((select app_is_system()));
      create policy kept on cover_day for all to foothold_service
        using (app_is_school_staff_of(school_id))
        with check (app_is_school_staff_of(school_id) and set_by = (select app_account()));

      alter table accident_cover enable row level security;
      create policy seen on accident_cover for select to foothold_service using ((select app_is_system()));
      create policy kept on accident_cover for all to foothold_service
        using (app_is_school_staff_of(school_id))
        with check (app_is_school_staff_of(school_id) and noted_by = (select app_account()));

      -- Only a safeguarding lead signs off, and only the host says that it has read the adjustments.
      alter table placement_note enable row level security;
      create policy seen on placement_note for select to foothold_service using ((select app_is_system()));
      create policy of_school on placement_note for all to foothold_service
        using (app_is_school_staff_of(school_id) and kind <> 'ADJUSTMENTS_ACKNOWLEDGED'
          and (kind <> 'SCRUTINY_SIGNED_OFF' or (select app_role()) = 'SAFEGUARDING_LEAD'))
        with check (app_is_school_staff_of(school_id) and noted_by = (select app_account()) and kind <> 'ADJUSTMENTS_ACKNOWLEDGED'
          and (kind <> 'SCRUTINY_SIGNED_OFF' or (select app_role()) = 'SAFEGUARDING_LEAD'));
      create policy of_employer on placement_note for all to foothold_service
        using (app_is_employer(employer_id) and kind = 'ADJUSTMENTS_ACKNOWLEDGED')
        with check (app_is_employer(employer_id) and kind = 'ADJUSTMENTS_ACKNOWLEDGED' and noted_by = (select app_account()));

      grant select, insert, update, delete on cover_day, accident_cover to foothold_service;
      grant select, insert, update on placement_note to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table placement_note, accident_cover, cover_day;');
  }
}
