import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A place may count towards the industry placement of a T Level. */
export class TLevels1780000000083 implements MigrationInterface {
  readonly name = 'TLevels1780000000083';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What else counts towards it: all of it or nothing, and nothing on any other note. A note without them takes back what was noted before.
      alter table placement_note
        add column t_level_route text check (t_level_route in ('EARLY_YEARS_EDUCATOR', 'DIGITAL', 'OTHER')),
        add column t_level_hours integer check (t_level_hours between 0 and 2000),
        add column t_level_remote_hours integer,
        add constraint placement_note_t_level_whole
          check (num_nulls(t_level_route, t_level_hours, t_level_remote_hours) in (0, 3)),
        add constraint placement_note_t_level_remote check (t_level_remote_hours between 0 and t_level_hours),
        add constraint placement_note_t_level_kind check (kind = 'T_LEVEL' or t_level_route is null),
        drop constraint placement_note_kind_check,
        add constraint placement_note_kind_check check (kind in ('KEY_FINDINGS_TOLD','SCRUTINY_SIGNED_OFF','ADJUSTMENTS_ACKNOWLEDGED',
          'UNPAID_GROUND','INDUCTION_GIVEN','T_LEVEL'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from placement_note where kind = 'T_LEVEL';
      alter table placement_note
        drop constraint placement_note_kind_check,
        add constraint placement_note_kind_check check (kind in ('KEY_FINDINGS_TOLD','SCRUTINY_SIGNED_OFF','ADJUSTMENTS_ACKNOWLEDGED',
          'UNPAID_GROUND','INDUCTION_GIVEN')),
        drop column t_level_route, drop column t_level_hours, drop column t_level_remote_hours;
    `);
  }
}
