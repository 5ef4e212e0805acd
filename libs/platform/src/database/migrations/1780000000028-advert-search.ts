import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words of published adverts, to be searched; and searches that found nothing, counted without anybody's name.
 *
 * Words stand in a table of their own because row-level security hides rows before anything that is not proven not to leak may look at
 * them, and matching text is not: on the adverts themselves the index would never be used. What is in it may be read by anybody, for it
 * is of published adverts only; which adverts somebody sees is still decided where they are.
 */
export class AdvertSearch1780000000028 implements MigrationInterface {
  readonly name = 'AdvertSearch1780000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gin;

      create table advert_words (
        opportunity_id id primary key references opportunity on delete cascade,
        programme_id id not null,
        -- Microseconds since 1970: what the list is ordered by, ready to be compared.
        published_micros double precision not null,
        words tsvector not null
      );
      create index advert_words_search on advert_words using gin (programme_id, words);

      -- Every word that was ever in a published advert, and its stem: what a word that nobody wrote is compared with.
      create table advert_vocabulary (word text collate "C" primary key);
      create index advert_vocabulary_similar on advert_vocabulary using gin (word gin_trgm_ops);

      -- Words are stemmed as English, and kept as they are as well: the beginning of "engineering" that somebody has typed is longer than its stem.
      create function words_of(prose text, weight "char") returns tsvector immutable parallel safe language sql
        return setweight(to_tsvector('english', regexp_replace(prose, '[^[:alnum:]]+', ' ', 'g'))
          || to_tsvector('simple', regexp_replace(prose, '[^[:alnum:]]+', ' ', 'g')), weight);

      create function keep_advert_words(advert text) returns void
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        delete from advert_words where opportunity_id = advert
          and not exists (select from opportunity o where o.id = advert and o.state = 'PUBLISHED');
        insert into advert_words (opportunity_id, programme_id, published_micros, words)
        select o.id, o.programme_id, (extract(epoch from o.published_at) * 1000000)::double precision,
          words_of(o.title, 'A') || words_of(concat_ws(' ', e.name, o.category), 'B') || words_of(o.summary, 'C')
            || words_of(coalesce((select string_agg(concat_ws(' ', p ->> 'task', p ->> 'department'), ' ')
              from jsonb_array_elements(o.day_plan) p), ''), 'D')
        from opportunity o join employer e on e.id = o.employer_id where o.id = advert and o.state = 'PUBLISHED'
        on conflict (opportunity_id) do update set published_micros = excluded.published_micros, words = excluded.words;
        insert into advert_vocabulary (word)
        select w.word from advert_words a cross join lateral unnest(tsvector_to_array(a.words)) w (word)
        where a.opportunity_id = advert and length(w.word) between 4 and 40
          and not exists (select from advert_vocabulary v where v.word = w.word)
        order by w.word on conflict do nothing;
      end;
      revoke execute on function keep_advert_words from public;

      create function advert_changed() returns trigger security definer set search_path = public, pg_temp language plpgsql as $$
        begin perform keep_advert_words(new.id); return null; end $$;
      create trigger words_follow after insert or update of title, summary, category, day_plan, state, published_at on opportunity
        for each row execute function advert_changed();
      create function advertiser_renamed() returns trigger security definer set search_path = public, pg_temp language plpgsql as $$
        begin perform keep_advert_words(o.id) from opportunity o where o.employer_id = new.id and o.state = 'PUBLISHED'; return null; end $$;
      create trigger words_follow after update of name on employer for each row when (old.name <> new.name)
        execute function advertiser_renamed();

      -- What somebody typed as a query: all of the first ten words, the last as the beginning of one; a word that no advert ever had counts
      -- as the three that are most like it. Only letters and digits are looked at, so no sign in it means anything.
      create function advert_query(typed text) returns tsquery stable parallel safe set search_path = public, pg_temp language plpgsql as $$
        declare
          typed_words text[] := array(select m[1] from regexp_matches(lower(typed), '[[:alnum:]]+', 'g') with ordinality t (m, n)
            order by n limit 10);
          typed_word text; wanted tsquery; asked tsquery; is_last boolean;
        begin
          for i in 1 .. cardinality(typed_words) loop
            typed_word := typed_words[i];
            is_last := i = cardinality(typed_words);
            wanted := coalesce((ts_lexize('english_stem', typed_word))[1], typed_word)::tsquery;
            if is_last then wanted := wanted || (typed_word || ':*')::tsquery; end if;
            if length(typed_word) between 4 and 40 and not exists (select from advert_vocabulary v where v.word = typed_word
                or v.word = (ts_lexize('english_stem', typed_word))[1]
                or (is_last and v.word between typed_word and typed_word || chr(1114111))) then
              select wanted || coalesce(string_agg(s.word, ' | ')::tsquery, wanted) into wanted
              from (select v.word from advert_vocabulary v where v.word % typed_word
                order by similarity(v.word, typed_word) desc, v.word limit 3) s;
            end if;
            asked := case when asked is null then wanted else asked && wanted end;
          end loop;
          return asked;
        end $$;

      select keep_advert_words(id) from opportunity where state = 'PUBLISHED' order by id;

      alter table advert_words enable row level security;
      create policy seen on advert_words for select using (true);
      alter table advert_vocabulary enable row level security;
      create policy seen on advert_vocabulary for select using (true);
      grant select on advert_words, advert_vocabulary to foothold_service, foothold_public;

      create table unmet_search (
        programme_id id not null references programme,
        week date not null check (extract(isodow from week) = 1),
        area text not null,
        sector text not null,
        category text not null,
        kind text not null,
        too_far boolean not null,
        searches integer not null check (searches > 0),
        primary key (programme_id, week, area, sector, category, kind, too_far)
      );
      -- Counted for the school of whoever asks and for nobody: no row says who searched, and none is written but here.
      create function count_unmet_search(in_week date, for_sector text, for_category text, for_kind text, was_too_far boolean) returns void
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        insert into unmet_search as u (programme_id, week, area, sector, category, kind, too_far, searches)
        select s.programme_id, in_week, split_part(s.postcode, ' ', 1), for_sector, for_category, for_kind, was_too_far, 1
        from school s where s.id = app_school() and app_role() in ('STUDENT', 'CAREERS_LEAD')
        on conflict (programme_id, week, area, sector, category, kind, too_far) do update set searches = u.searches + 1;
      end;
      alter table unmet_search enable row level security;
      create policy seen on unmet_search for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id));
      grant select on unmet_search to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function count_unmet_search;
      drop table unmet_search;
      drop trigger words_follow on employer;
      drop trigger words_follow on opportunity;
      drop function advert_query, advertiser_renamed, advert_changed, keep_advert_words, words_of;
      drop table advert_vocabulary, advert_words;
      drop extension btree_gin;
    `);
  }
}
