import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts that the rules ask for and nobody could write down. */
export class RuleFacts1780000000071 implements MigrationInterface {
  readonly name = 'RuleFacts1780000000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What has to be seen of a mentor before a student is given to them: all of it or nothing. Never a certificate.
      alter table mentor
        add column check_seen_on date,
        add column check_seen_by id references account,
        add column check_valid_until date,
        add column meets_at text,
        add column meeting_plan text check (meeting_plan in ('SECOND_ADULT', 'LONE_WORKING_PLAN')),
        add constraint mentor_cleared_whole
          check (num_nulls(check_seen_on, check_seen_by, check_valid_until, meets_at, meeting_plan) in (0, 5)),
        add constraint mentor_cleared_in_order check (check_seen_on <= check_valid_until);
      create policy cleared on mentor for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school())
          and check_seen_by = (select app_account()));
      grant update (check_seen_on, check_seen_by, check_valid_until, meets_at, meeting_plan) on mentor to foothold_service;

      -- When the public register of enforcement notices was last looked at for an activity at a site.
      alter table activity_profile add column notices_seen_on date;
      alter table vetting_step
        drop constraint vetting_step_kind_check,
        add constraint vetting_step_kind_check check (kind in ('CONVERSATION','ARRANGEMENTS','SITE_CHECK','NOTICES','TIER_RAISED',
          'APPROVED','SUSPENDED','BLOCKED','AGREED_TO_LIFT'));

      -- That a student was shown round is the host's to say, as that it has read the adjustments.
      alter table placement_note
        drop constraint placement_note_kind_check,
        add constraint placement_note_kind_check check (kind in ('KEY_FINDINGS_TOLD','SCRUTINY_SIGNED_OFF','ADJUSTMENTS_ACKNOWLEDGED',
          'UNPAID_GROUND','INDUCTION_GIVEN'));
      alter policy of_school on placement_note
        using (app_is_school_staff_of(school_id) and kind not in ('ADJUSTMENTS_ACKNOWLEDGED', 'INDUCTION_GIVEN')
          and (kind <> 'SCRUTINY_SIGNED_OFF' or (select app_role()) = 'SAFEGUARDING_LEAD'))
        with check (app_is_school_staff_of(school_id) and noted_by = (select app_account())
          and kind not in ('ADJUSTMENTS_ACKNOWLEDGED', 'INDUCTION_GIVEN')
          and (kind <> 'SCRUTINY_SIGNED_OFF' or (select app_role()) = 'SAFEGUARDING_LEAD'));
      alter policy of_employer on placement_note
        using (app_is_employer(employer_id) and kind in ('ADJUSTMENTS_ACKNOWLEDGED', 'INDUCTION_GIVEN'))
        with check (app_is_employer(employer_id) and kind in ('ADJUSTMENTS_ACKNOWLEDGED', 'INDUCTION_GIVEN')
          and noted_by = (select app_account()));

      -- What a visitor comes for and brings was agreed beforehand; null while the school has not said.
      alter table slot_request add column is_purpose_agreed boolean;

      -- For whom else an address speaks that is to be a guardian's: the student's own, or that of somebody who acts for the school; the one at
      -- which they are written to, or the one with which they sign in. Whose it is, is not said.
      create function party_of_address(of_student text, address text) returns text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select case g.role when 'STUDENT' then 'STUDENT' else 'SCHOOL' end
        from student_identity i join role_grant g on g.revoked_at is null and (g.student_id = i.student_id
          or (g.school_id = i.school_id and g.role in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR')))
        join account c on c.id = g.account_id left join mail_address m on m.account_id = c.id
        where i.student_id = of_student and app_is_school_staff_of(i.school_id)
          and (lower(m.address) = lower(party_of_address.address) or lower(c.subject) = lower(party_of_address.address))
        order by 1 desc limit 1;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function party_of_address(text, text);
      alter table slot_request drop column is_purpose_agreed;
      delete from placement_note where kind = 'INDUCTION_GIVEN';
      alter table placement_note
        drop constraint placement_note_kind_check,
        add constraint placement_note_kind_check check (kind in ('KEY_FINDINGS_TOLD','SCRUTINY_SIGNED_OFF','ADJUSTMENTS_ACKNOWLEDGED',
          'UNPAID_GROUND'));
      alter policy of_school on placement_note
        using (app_is_school_staff_of(school_id) and kind <> 'ADJUSTMENTS_ACKNOWLEDGED'
          and (kind <> 'SCRUTINY_SIGNED_OFF' or (select app_role()) = 'SAFEGUARDING_LEAD'))
        with check (app_is_school_staff_of(school_id) and noted_by = (select app_account()) and kind <> 'ADJUSTMENTS_ACKNOWLEDGED'
          and (kind <> 'SCRUTINY_SIGNED_OFF' or (select app_role()) = 'SAFEGUARDING_LEAD'));
      alter policy of_employer on placement_note
        using (app_is_employer(employer_id) and kind = 'ADJUSTMENTS_ACKNOWLEDGED')
        with check (app_is_employer(employer_id) and kind = 'ADJUSTMENTS_ACKNOWLEDGED' and noted_by = (select app_account()));
      delete from vetting_step where kind = 'NOTICES';
      alter table vetting_step
        drop constraint vetting_step_kind_check,
        add constraint vetting_step_kind_check check (kind in ('CONVERSATION','ARRANGEMENTS','SITE_CHECK','TIER_RAISED','APPROVED',
          'SUSPENDED','BLOCKED','AGREED_TO_LIFT'));
      alter table activity_profile drop column notices_seen_on;
      revoke update (check_seen_on, check_seen_by, check_valid_until, meets_at, meeting_plan) on mentor from foothold_service;
      drop policy cleared on mentor;
      alter table mentor drop column check_seen_on, drop column check_seen_by, drop column check_valid_until, drop column meets_at,
        drop column meeting_plan;
    `);
  }
}
