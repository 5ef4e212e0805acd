import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How employers answer schools: how many requests a week they take, and when silence last took their adverts down. */
export class Answers1780000000034 implements MigrationInterface {
  readonly name = 'Answers1780000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer_answers (
        employer_id id primary key,
        programme_id id not null,
        most_a_week smallint check (most_a_week between 1 and 500),
        paused_for_silence_at timestamptz,
        foreign key (programme_id, employer_id) references employer (programme_id, id)
      );

      create table employer_week (
        employer_id id not null,
        programme_id id not null,
        monday date not null check (extract(isodow from monday) = 1),
        asked smallint not null check (asked between 1 and 500),
        primary key (employer_id, monday),
        foreign key (programme_id, employer_id) references employer (programme_id, id)
      );

      -- The employer let the time to answer go by; an offer that a school let go by is expired as well.
      alter table slot_request add column is_unanswered boolean not null default false;
      update slot_request set is_unanswered = true where state = 'EXPIRED';
      create index slot_request_unanswered_by on slot_request (employer_id, answer_by) where is_unanswered;

      -- Sums alone: what a school asked is nobody else's business.
      create function employer_answer_record(of_employer text, at_time timestamptz)
        returns table (asked integer, answered_in_time integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(r.id)::integer, count(r.answered_at)::integer
        from employer e left join slot_request r on r.employer_id = e.id and r.created_at > at_time - interval '1 year'
          and (r.answered_at is not null or r.is_unanswered)
        where e.id = of_employer and e.programme_id = app_programme() group by e.id;
      end;

      alter table employer_answers enable row level security;
      create policy seen on employer_answers for select to foothold_service
        using ((select app_is_system()) or programme_id = (select app_programme()));
      create policy kept on employer_answers for all to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id))
        with check ((select app_is_system()) or app_is_employer(employer_id));

      alter table employer_week enable row level security;
      create policy counted on employer_week for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and programme_id = (select app_programme()))
        with check ((select app_role()) = 'CAREERS_LEAD' and programme_id = (select app_programme()));

      grant select, insert, update on employer_answers, employer_week to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function employer_answer_record; alter table slot_request drop column is_unanswered; drop table employer_week, employer_answers;',
    );
  }
}
