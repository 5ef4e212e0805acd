import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What readers are shown of an employer beside its adverts. */
export class ShownPromises1780000000068 implements MigrationInterface {
  readonly name = 'ShownPromises1780000000068';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In the public catalogue there is no programme; sums of so many reviews that they tell of nobody, of employers whose adverts stand there.
      create function catalogue_review_summary(of_employer text) returns table (reviews integer, as_advertised integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(*)::integer, count(*) filter (where r.was_as_advertised)::integer
        from review r join employer e on e.id = r.employer_id
        where r.employer_id = of_employer and r.shown_from is not null and e.state = 'VERIFIED'
        having count(*) >= 5 and count(distinct r.school_id) >= 2;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function catalogue_review_summary;');
  }
}
