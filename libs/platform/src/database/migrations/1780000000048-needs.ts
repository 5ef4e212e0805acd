import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What schools lack, and what employers offer them for it. */
export class Needs1780000000048 implements MigrationInterface {
  readonly name = 'Needs1780000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table need (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        state text not null check (state in ('DRAFT','OPEN','MET','CLOSED','EXPIRED')),
        kind text not null check (kind in ('PLACEMENT','WORKPLACE_VISIT','SCHOOL_VISIT','VIRTUAL')),
        wants text not null,
        from_on date not null,
        to_on date not null,
        group_size smallint not null check (group_size between 1 and 200),
        year_groups smallint[] not null check (cardinality(year_groups) > 0),
        -- None is any.
        sectors text[] not null,
        benchmark text check (benchmark in ('BENCHMARK_2','BENCHMARK_4','BENCHMARK_5','BENCHMARK_6')),
        hosts_wanted smallint not null check (hosts_wanted between 1 and 10),
        hosts_found smallint not null default 0,
        close_reason text,
        posted_by id references account,
        created_at timestamptz not null,
        foreign key (programme_id, school_id) references school (programme_id, id),
        unique (school_id, id),
        check (from_on <= to_on),
        check ((state = 'CLOSED') = (close_reason is not null)),
        -- However many schools' answers come at once: never more hosts than were wanted.
        constraint need_never_overmet check (hosts_found between 0 and hosts_wanted),
        check (state <> 'OPEN' or hosts_found < hosts_wanted),
        check (state <> 'MET' or hosts_found = hosts_wanted)
      );
      create index need_open on need (programme_id, id desc) where state = 'OPEN';
      create index need_by_programme on need (programme_id, id desc) where state <> 'DRAFT';
      create index need_by_school on need (school_id, id desc);
      create index need_to_expire on need (to_on) where state in ('DRAFT','OPEN');

      create table need_answer (
        id id primary key,
        programme_id id not null,
        need_id id not null,
        school_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        state text not null check (state in ('OFFERED','ACCEPTED','DECLINED','WITHDRAWN','LAPSED')),
        message text not null,
        refusal text check (refusal in ('DATES_DO_NOT_SUIT','TOO_FAR','WRONG_SECTOR','WRONG_AGE','GROUP_SIZE','FOUND_ANOTHER','NO_LONGER_NEEDED','OTHER')),
        reason text,
        -- Of the requests for places that came of it.
        group_id id,
        made_at timestamptz not null,
        ended_at timestamptz,
        foreign key (school_id, need_id) references need (school_id, id),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id),
        check ((state = 'OFFERED') = (ended_at is null)),
        check ((state = 'DECLINED') = (refusal is not null)),
        check ((state = 'ACCEPTED') = (group_id is not null))
      );
      create unique index need_answer_open_once on need_answer (need_id, employer_id) where state = 'OFFERED';
      create index need_answer_by_need on need_answer (need_id, state);
      create index need_answer_by_school on need_answer (school_id, id desc);
      create index need_answer_by_employer on need_answer (employer_id, id desc);
      create index need_answer_by_advert on need_answer (opportunity_id);

      -- Asked of one's own employer, of which a refusal by a school says nothing.
      create function app_may_answer_school(of_school text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from employer e where e.id = app_employer() and e.state = 'VERIFIED')
          and not exists (select from employer_refusal r where r.school_id = of_school and r.employer_id = app_employer());
      end;
      create function app_has_answered(of_need text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from need_answer a where a.need_id = of_need and a.employer_id = app_employer());
      end;
      -- Nobody is sent to a host that is suspended, nor to one that is not verified any more.
      create function offer_stands(of_employer text, advert text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from employer e where e.id = of_employer and e.state = 'VERIFIED')
          and not advert = any((select held_adverts())::text[]);
      end;

      alter table need enable row level security;
      create policy seen on need for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)
          or (state <> 'DRAFT' and app_is_coordinator_of(programme_id))
          or ((select app_role()) = 'EMPLOYER' and programme_id = (select app_programme())
            and ((state = 'OPEN' and to_on >= (select app_today()) and app_may_answer_school(school_id)) or app_has_answered(id))));
      create policy posted on need for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and programme_id = (select app_programme()));
      create policy moved on need for update to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));
      create policy expired on need for update to foothold_service
        using ((select app_is_system())) with check ((select app_is_system()) and state = 'EXPIRED');
      -- Whoever answers holds the need (select for share needs an update policy) and can still change nothing of it.
      create policy held on need for update to foothold_service
        using ((select app_role()) = 'EMPLOYER' and programme_id = (select app_programme()) and state = 'OPEN')
        with check (false);

      alter table need_answer enable row level security;
      create policy seen on need_answer for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id) or app_is_coordinator_of(programme_id)
          or (app_is_school_staff_of(school_id) and (state <> 'OFFERED' or offer_stands(employer_id, opportunity_id))));
      create policy offered on need_answer for insert to foothold_service
        with check (app_is_employer(employer_id) and programme_id = (select app_programme()) and state = 'OFFERED'
          and offer_stands(employer_id, opportunity_id)
          and exists (select from need n where n.id = need_id and n.state = 'OPEN' and n.school_id = need_answer.school_id));
      create policy withdrawn on need_answer for update to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id) and state = 'WITHDRAWN');
      create policy answered on need_answer for update to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and state in ('ACCEPTED','DECLINED'));
      grant select, insert, update on need, need_answer to foothold_service;

      -- Ends every offer that still waits, those among them that the school does not see because their host is suspended.
      create function lapse_answers(of_need text, at_time timestamptz) returns table (id text, employer_id text)
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        update need_answer a set state = 'LAPSED', ended_at = at_time
        from need n where n.id = a.need_id and n.id = of_need and n.state <> 'OPEN' and a.state = 'OFFERED'
          and (app_is_system() or app_is_school_staff_of(n.school_id))
        returning a.id, a.employer_id;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function lapse_answers;
      -- With it goes app_has_answered, which reads it, and the policy that asks that.
      drop table need_answer cascade;
      drop table need;
      drop function offer_stands, app_may_answer_school;
    `);
  }
}
