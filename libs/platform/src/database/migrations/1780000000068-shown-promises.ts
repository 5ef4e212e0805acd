import type { MigrationInterface, QueryRunner } from 'typeorm';

const unmetKey = 'programme_id, week, area, sector, category, kind, too_far';
const askedFor = 'year_group, access, from_month, to_month';

/**
 * What readers are shown of an employer beside its adverts, since when an advert reads as it does, how often a slot was changed, what was asked
 * for in searches that found nothing, and the days of a calendar that are spent with a partner or on a visit.
 */
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

      -- Since when it reads as it does: gone with an edit, and set anew when it is shown again.
      alter table opportunity add column shown_since timestamptz;
      update opportunity set shown_since = published_at;
      create index opportunity_last_changed on opportunity ((coalesce(shown_since, published_at)) desc, id desc) where state = 'PUBLISHED';
      grant select (shown_since) on opportunity to foothold_public;

      -- How often its places were changed or it was cancelled, and when last; not how many of them are taken.
      alter table slot add column changed_at timestamptz, add column changes smallint not null default 0;
      grant update (changed_at, changes) on slot to foothold_service;

      -- Nothing is '' or 0, as in the columns before. Days are kept by the month: a day would tell of one class.
      alter table unmet_search add column year_group smallint not null default 0 check (year_group = 0 or year_group between 7 and 13),
        add column access text not null default '', add column from_month text not null default '', add column to_month text not null default '';
      alter table unmet_search drop constraint unmet_search_pkey, add primary key (${unmetKey}, ${askedFor});
      drop function count_unmet_search;
      create function count_unmet_search(in_week date, for_sector text, for_category text, for_kind text, was_too_far boolean,
        for_year_group integer, for_access text, since_month text, until_month text) returns void
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        insert into unmet_search as u (${unmetKey}, ${askedFor}, searches)
        select s.programme_id, in_week, split_part(s.postcode, ' ', 1), for_sector, for_category, for_kind, was_too_far, for_year_group,
          for_access, since_month, until_month, 1
        from school s where s.id = app_school() and app_role() in ('STUDENT', 'CAREERS_LEAD')
        on conflict (${unmetKey}, ${askedFor}) do update set searches = u.searches + 1;
      end;

      -- Where the days of an advert are spent that its partners have; for whoever may see the advert.
      create function partner_stays(advert text) returns json
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select coalesce(json_agg(json_build_object('organisation', e.name, 'area', split_part(t.postcode, ' ', 1), 'days', r.days)
          order by r.days, r.id), '[]')
        from advert_partner r join employer e on e.id = r.partner_employer_id join site t on t.id = r.site_id
        where r.opportunity_id = advert and r.state = 'ACCEPTED';
      end;

      -- The slots of which the actor's employer has some days, with how many students are confirmed; whatever else becomes of their adverts.
      create function partner_slots(from_day date, to_day date) returns table (id text, state text, changed_at timestamptz, changes smallint,
          organisation text, held integer, "of" integer, starts_on date, ends_on date, starts_at time, finishes_at time, title text, area text,
          days smallint[])
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select s.id, s.state, greatest(coalesce(s.changed_at, s.created_at), r.answered_at), s.changes, e.name,
          (select count(*)::integer from allocation a where a.slot_id = s.id and a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')),
          s.capacity, s.starts_on, s.ends_on, s.starts_at, s.finishes_at, o.title, split_part(t.postcode, ' ', 1), r.days
        from advert_partner r join opportunity o on o.id = r.opportunity_id join slot s on s.opportunity_id = o.id
        join employer e on e.id = o.employer_id join site t on t.id = r.site_id
        where app_is_employer(r.partner_employer_id) and r.state = 'ACCEPTED' and s.ends_on >= from_day and s.starts_on <= to_day;
      end;

      -- The visits on whose register the student who asks stands.
      create function visits_of_student(from_day date, to_day date) returns table (id text, state text, changed_at timestamptz,
          organisation text, starts_on date, ends_on date, starts_at time, finishes_at time, title text, area text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select r.id, r.state, greatest(coalesce(r.answered_at, r.created_at), r.register_confirmed_at), e.name, s.starts_on, s.ends_on, s.starts_at,
          s.finishes_at, o.title, split_part(t.postcode, ' ', 1)
        from visitor v join slot_request r on r.id = v.slot_request_id join slot s on s.id = r.slot_id
        join opportunity o on o.id = s.opportunity_id join employer e on e.id = o.employer_id join site t on t.id = o.site_id
        where v.student_id = app_student() and app_role() = 'STUDENT' and s.ends_on >= from_day and s.starts_on <= to_day;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function visits_of_student, partner_slots, partner_stays, count_unmet_search;
      create temporary table sums on commit drop as select ${unmetKey}, sum(searches)::integer as searches from unmet_search group by ${unmetKey};
      delete from unmet_search;
      alter table unmet_search drop constraint unmet_search_pkey;
      alter table unmet_search drop column year_group, drop column access, drop column from_month, drop column to_month;
      alter table unmet_search add primary key (${unmetKey});
      insert into unmet_search (${unmetKey}, searches) select ${unmetKey}, searches from sums;
      create function count_unmet_search(in_week date, for_sector text, for_category text, for_kind text, was_too_far boolean) returns void
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        insert into unmet_search as u (${unmetKey}, searches)
        select s.programme_id, in_week, split_part(s.postcode, ' ', 1), for_sector, for_category, for_kind, was_too_far, 1
        from school s where s.id = app_school() and app_role() in ('STUDENT', 'CAREERS_LEAD')
        on conflict (${unmetKey}) do update set searches = u.searches + 1;
      end;
      alter table slot drop column changed_at, drop column changes;
      drop index opportunity_last_changed;
      alter table opportunity drop column shown_since;
      drop function catalogue_review_summary;
    `);
  }
}
