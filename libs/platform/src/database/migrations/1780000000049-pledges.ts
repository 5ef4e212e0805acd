import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers pledge for a quarter and an area, how it was changed, and what was really delivered. */
export class Pledges1780000000049 implements MigrationInterface {
  readonly name = 'Pledges1780000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pledge (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        -- Its first day.
        quarter date not null check (quarter = date_trunc('quarter', quarter::timestamp)::date),
        area text not null,
        kind text not null check (kind in ('PLACEMENT','WORKPLACE_VISIT','SCHOOL_VISIT','VIRTUAL')),
        measure text not null check (measure in ('PLACES','VISITS','HOURS')),
        amount integer not null check (amount between 0 and 100000),
        made_at timestamptz not null,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        unique (employer_id, quarter, area, kind, measure),
        unique (employer_id, id)
      );
      create index pledge_by_programme on pledge (programme_id, quarter);

      create table pledge_change (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        pledge_id id not null,
        amount_before integer not null,
        amount_after integer not null,
        -- Null for what was changed before the quarter began.
        reason text,
        changed_by id references account,
        changed_at timestamptz not null,
        foreign key (employer_id, pledge_id) references pledge (employer_id, id)
      );
      create index pledge_change_by_pledge on pledge_change (pledge_id, id);

      alter table pledge enable row level security;
      create policy seen on pledge for select to foothold_service
        using (app_is_employer(employer_id) or app_is_coordinator_of(programme_id));
      create policy made on pledge for insert to foothold_service
        with check (app_is_employer(employer_id) and programme_id = (select app_programme()));
      create policy changed on pledge for update to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      grant select, insert, update (amount) on pledge to foothold_service;

      alter table pledge_change enable row level security;
      create policy seen on pledge_change for select to foothold_service
        using (app_is_employer(employer_id) or app_is_coordinator_of(programme_id));
      create policy made on pledge_change for insert to foothold_service
        with check (app_is_employer(employer_id) and programme_id = (select app_programme()));
      grant select, insert on pledge_change to foothold_service;

      -- What came about, in sums: of one's own employer, or of every employer of one's programme. By the day on which it began and the area
      -- in which it was: where the site is, or for a visit to a school and an event online, where the school is. Half a day counts by its part
      -- of the day's working time, as in the ledger of hours.
      create function delivered_by_quarter(from_on date, to_on date)
        returns table (employer_id text, quarter date, area text, kind text, places integer, visits integer, minutes integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        with slots as (
          select s.id, s.employer_id, s.starts_on, s.ends_on, o.kind, o.site_id, extract(epoch from s.finishes_at - s.starts_at) / 60 as span,
            greatest(0, extract(epoch from s.finishes_at - s.starts_at) / 60 - s.break_minutes) as worked,
            greatest(0, extract(epoch from least(s.finishes_at, time '12:00') - s.starts_at) / 60) as before_noon
          from slot s join opportunity o on o.id = s.opportunity_id
          where s.starts_on between from_on and to_on
            and (app_is_employer(s.employer_id) or app_is_coordinator_of(s.programme_id))
        ), done as (
          select s.employer_id, s.starts_on, t.postcode, s.kind, 1 as places, 0 as visits, (
            select coalesce(sum(case m.session when 'AM' then round(s.worked * s.before_noon / s.span)
              else s.worked - round(s.worked * s.before_noon / s.span) end), 0)
            from attendance m where m.allocation_id = a.id and m.mark = 'PRESENT') as minutes
          from slots s join allocation a on a.slot_id = s.id join site t on t.id = s.site_id
          where a.state = 'ATTENDED'
          union all
          select s.employer_id, s.starts_on, case when s.kind in ('SCHOOL_VISIT', 'VIRTUAL') then c.postcode else t.postcode end, s.kind,
            v.came, 1, v.came * s.worked * (s.ends_on - s.starts_on + 1)
          from slots s join slot_request r on r.slot_id = s.id join school c on c.id = r.school_id join site t on t.id = s.site_id
          cross join lateral (select count(*)::integer as came from visitor x where x.slot_request_id = r.id and x.came) v
          where v.came > 0
        )
        select d.employer_id::text, date_trunc('quarter', d.starts_on::timestamp)::date, split_part(d.postcode, ' ', 1), d.kind,
          sum(d.places)::integer, sum(d.visits)::integer, sum(d.minutes)::integer
        from done d group by 1, 2, 3, 4;
      end;

      -- The areas that a pledge can be for: where a school of the programme is, or a site of one's own.
      create function app_knows_area(of_area text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from school c where c.programme_id = app_programme() and split_part(c.postcode, ' ', 1) = of_area)
          or exists (select from site t where t.employer_id = app_employer() and split_part(t.postcode, ' ', 1) = of_area);
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app_knows_area, delivered_by_quarter; drop table pledge_change, pledge;');
  }
}
