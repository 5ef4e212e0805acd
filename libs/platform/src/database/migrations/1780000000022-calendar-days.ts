import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What kind of day a school keeps free, and for which year groups: exams are for some, a staff training day is for all. */
export class CalendarDays1780000000022 implements MigrationInterface {
  readonly name = 'CalendarDays1780000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blackout_day
        add column kind text not null default 'OTHER' check (kind in ('INSET','EXAM','TRIP','OTHER')),
        add column year_groups smallint[] check (cardinality(year_groups) > 0),
        add check (kind <> 'INSET' or year_groups is null);

      -- A day on which only some year groups have an exam does not close the school.
      create or replace function schools_closed_on(of_programme text, of_schools text[], days date[])
        returns table (on_day date, schools integer, closed integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select d.on_day, count(*)::integer, (count(*) filter (where not exists (select from term t where t.school_id = c.id
              and d.on_day between t.starts_on and t.ends_on and not coalesce(d.on_day between t.half_term_from and t.half_term_to, false))
            or exists (select from blackout_day b where b.school_id = c.id and b.on_day = d.on_day and b.year_groups is null)))::integer
        from unnest(days) as d (on_day)
        join school c on c.programme_id = of_programme and (cardinality(of_schools) = 0 or c.id = any(of_schools))
        where (app_is_system() or of_programme = app_programme()) and exists (select from term t where t.school_id = c.id)
        group by d.on_day;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function schools_closed_on(of_programme text, of_schools text[], days date[])
        returns table (on_day date, schools integer, closed integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select d.on_day, count(*)::integer, (count(*) filter (where not exists (select from term t where t.school_id = c.id
              and d.on_day between t.starts_on and t.ends_on and not coalesce(d.on_day between t.half_term_from and t.half_term_to, false))
            or exists (select from blackout_day b where b.school_id = c.id and b.on_day = d.on_day)))::integer
        from unnest(days) as d (on_day)
        join school c on c.programme_id = of_programme and (cardinality(of_schools) = 0 or c.id = any(of_schools))
        where (app_is_system() or of_programme = app_programme()) and exists (select from term t where t.school_id = c.id)
        group by d.on_day;
      end;
      alter table blackout_day drop column kind, drop column year_groups;
    `);
  }
}
