import type { MigrationInterface, QueryRunner } from 'typeorm';

const states = `('CLOSED', 'PROPOSED', 'PUBLISHED')`;

/** What an employer is shown of applications; `from` says where they are found. */
const forHost = (from: string, written: string): string => `
  create or replace function applications_for_host(before text, most integer) returns table (id text, slot_id text, opportunity_title text,
      starts_on date, ends_on date, year_group smallint, statement text, strengths text[], availability text, answers jsonb,
      round_state text, reasons text[], words text)
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select p.id, p.slot_id, o.title, s.starts_on, s.ends_on, n.year_group, ${written},
      r.state, a.reasons, a.words
    from ${from} join round r on r.id = p.round_id
    join slot s on s.id = p.slot_id join opportunity o on o.id = s.opportunity_id join student n on n.id = p.student_id
    left join application_answer a on a.application_id = p.id
    where app_is_employer(p.employer_id) and p.state = 'SUBMITTED' and r.state in ${states} and p.id < before
    order by p.id desc limit most;
  end;`;

const answer = (from: string): string => `
  create or replace function answer_application(of_application text, because text[], in_words text, at timestamptz)
    returns table (round_state text, school_id text, student_id text, is_new boolean)
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  #variable_conflict use_column
  declare p record; added integer;
  begin
    select a.id, a.programme_id, a.school_id, a.student_id, a.employer_id, a.round_id, r.state into p
    from ${from} join round r on r.id = a.round_id
    where a.id = of_application and app_is_employer(a.employer_id) and a.state = 'SUBMITTED' for share of r;
    if not found then return; end if;
    if p.state in ${states} then
      insert into application_answer (application_id, programme_id, school_id, student_id, employer_id, round_id, reasons, words,
        answered_by, answered_at)
      values (p.id, p.programme_id, p.school_id, p.student_id, p.employer_id, p.round_id, because, in_words, app_account(), at)
      on conflict do nothing;
      get diagnostics added = row_count;
    else added := 0;
    end if;
    return query select p.state, p.school_id::text, p.student_id::text, added = 1;
  end $$;`;

/** Employers read applications without a sheet as well: what was written without one is held back where it names the student or the school. */
export class PlainApplications1780000000065 implements MigrationInterface {
  readonly name = 'PlainApplications1780000000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- True where a text has one of the words of a name in it, of three letters and more, in whatever case.
      create function names_somebody(words text, variadic names text[]) returns boolean immutable language sql
        return exists (select from unnest(names) as name cross join regexp_split_to_table(lower(name), '[^[:alnum:]]+') as part
          where length(part) > 2 and part not in ('the', 'school', 'academy', 'college', 'and', 'for')
            and part = any(regexp_split_to_array(lower(words), '[^[:alnum:]]+')));
      ${forHost(
        `application p left join application_sheet h on h.application_id = p.id and h.state = 'SENT'
           left join student_identity i on i.student_id = p.student_id join school c on c.id = p.school_id`,
        `coalesce(h.statement, case when i.student_id is null or names_somebody(p.statement, i.given_name, i.family_name, c.name)
             then '' else p.statement end),
           coalesce(h.strengths, '{}'), coalesce(h.availability, ''), coalesce(h.answers, '[]')`,
      )}
      ${answer('application a')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${forHost(
        `application_sheet h join application p on p.id = h.application_id and h.state = 'SENT'`,
        'h.statement, h.strengths, h.availability, h.answers',
      )}
      ${answer(`application_sheet h join application a on a.id = h.application_id and h.state = 'SENT'`)}
      drop function names_somebody;
    `);
  }
}
