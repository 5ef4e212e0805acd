import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A coordinator sees no placement, and may still pass what a review of one tells to the safeguarding lead of its school. */
export class ReviewsToSafeguarding1780000000067 implements MigrationInterface {
  readonly name = 'ReviewsToSafeguarding1780000000067';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy raised_from_review on concern for insert to foothold_service
        with check (state = 'OPEN' and raised_as = 'COORDINATOR' and raised_by = (select app_account())
          and app_is_coordinator_of(programme_id)
          and exists (select from review r where r.allocation_id = concern.allocation_id and r.student_id = concern.student_id
            and r.school_id = concern.school_id and r.programme_id = concern.programme_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy raised_from_review on concern;');
  }
}
