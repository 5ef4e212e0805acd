import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews answer the promises of their advert, come out in batches, are answered once by the employer, and may be complained about. */
export class ReviewBatches1780000000055 implements MigrationInterface {
  readonly name = 'ReviewBatches1780000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table review
        add column edition integer not null default 1,
        -- What readers know it by: says nothing of when it was made.
        add column reference text not null generated always as (md5(id::text)) stored,
        -- First day of the half-term from which on it is shown, with the others of its batch; null before.
        add column shown_from date,
        add constraint review_by_reference unique (reference),
        add constraint review_of_advert unique (opportunity_id, id),
        add constraint review_shown_once_published check (shown_from is null or published_in < shown_from);
      create index review_pending on review (opportunity_id) where state = 'PUBLISHED' and shown_from is null;
      create index review_shown on review (employer_id, opportunity_id) where shown_from is not null;

      create table review_claim_answer (
        review_id id not null,
        opportunity_id id not null,
        claim_id id not null,
        answer text not null check (answer in ('YES','PARTLY','NO','CANNOT_SAY')),
        primary key (review_id, claim_id),
        foreign key (opportunity_id, review_id) references review (opportunity_id, id),
        foreign key (opportunity_id, claim_id) references advert_claim (opportunity_id, id)
      );

      create table review_reply (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        batch date not null,
        state text not null check (state in ('SUBMITTED','PUBLISHED','REFUSED')),
        body text not null,
        refused_because text,
        written_at timestamptz not null,
        unique (opportunity_id, batch),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id)
      );
      create index review_reply_to_read on review_reply (programme_id, id) where state = 'SUBMITTED';

      create table review_complaint (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        reference text not null references review (reference),
        raised_as text not null check (raised_as in ('STUDENT','EMPLOYER')),
        raised_by id not null references account,
        ground text not null
          check (ground in ('UNTRUE','NAMES_SOMEBODY','INSULTS','ABOUT_ANOTHER_PLACE','GIVES_CONTACT_DETAILS')),
        state text not null check (state in ('OPEN','OVERDUE','DISMISSED','UPHELD')),
        raised_at timestamptz not null,
        decide_by timestamptz not null,
        decided_by id references account,
        decided_at timestamptz,
        check ((state in ('DISMISSED','UPHELD')) = (decided_at is not null and decided_by is not null)),
        -- Once for each reason, so that nobody hides a review for good by complaining again and again.
        unique (reference, ground),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id)
      );
      create index review_complaint_undecided on review_complaint (programme_id, decide_by) where state in ('OPEN','OVERDUE');

      drop function published_reviews, review_summary;

      -- Everything that is shown of reviews is made of whole batches, each of five or more from two schools or more, so that no two of these
      -- answers differ by fewer. The row is there in every sum for good, also when its words are not shown any more.
      create function review_summary(of_opportunity text) returns table (reviews integer, as_advertised integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(*)::integer, count(*) filter (where was_as_advertised)::integer
        from review where opportunity_id = of_opportunity and shown_from is not null and programme_id = app_programme()
        having count(*) >= 5 and count(distinct school_id) >= 2;
      end;

      create function employer_review_summary(of_employer text) returns table (reviews integer, as_advertised integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(*)::integer, count(*) filter (where was_as_advertised)::integer
        from review where employer_id = of_employer and shown_from is not null and programme_id = app_programme()
        having count(*) >= 5 and count(distinct school_id) >= 2;
      end;

      -- Of each promise only the batches in which five from two schools said something of it: an answer that hardly anybody gave, because the
      -- advert had changed in between, would tell who went when.
      create function review_claims(of_opportunity text)
        returns table (claim_id text, kind text, words text, "position" integer, yes integer, partly integer, no integer, cannot_say integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        with by_batch as (
          select a.claim_id, count(*) filter (where a.answer = 'YES') as yes, count(*) filter (where a.answer = 'PARTLY') as partly,
            count(*) filter (where a.answer = 'NO') as no, count(*) filter (where a.answer = 'CANNOT_SAY') as cannot_say
          from review r join review_claim_answer a on a.review_id = r.id
          where r.opportunity_id = of_opportunity and r.shown_from is not null and r.programme_id = app_programme()
          group by a.claim_id, r.shown_from having count(*) >= 5 and count(distinct r.school_id) >= 2)
        select c.id::text, c.kind, c.words, c.position, sum(b.yes)::integer, sum(b.partly)::integer, sum(b.no)::integer, sum(b.cannot_say)::integer
        from by_batch b join advert_claim c on c.id = b.claim_id group by c.id, c.kind, c.words, c.position;
      end;

      -- Without author, school and id, in an order that says nothing within a batch. What is complained about is not shown before that is dismissed.
      create function published_reviews(of_opportunity text)
        returns table (shown_from date, reference text, was_as_advertised boolean, tasks smallint, welcome smallint,
          learning smallint, hours smallint, travel smallint, body text, advice text, reply text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select r.shown_from, r.reference, r.was_as_advertised, r.tasks, r.welcome, r.learning, r.hours, r.travel, r.body, r.advice,
          (select p.body from review_reply p where p.opportunity_id = r.opportunity_id and p.batch = r.shown_from and p.state = 'PUBLISHED')
        from review r
        where r.opportunity_id = of_opportunity and r.shown_from is not null and r.programme_id = app_programme() and r.body <> ''
          and not exists (select from review_complaint c where c.reference = r.reference and c.state <> 'DISMISSED')
          and exists (select from review_summary(of_opportunity));
      end;

      -- Which batches there are of an advert.
      create function review_batches(of_opportunity text) returns table (shown_from date)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select distinct r.shown_from from review r
        where r.opportunity_id = of_opportunity and r.shown_from is not null and r.programme_id = app_programme();
      end;

      -- Whose advert a review that is shown belongs to, for those who may read it.
      create function shown_review(by_reference text)
        returns table (programme_id text, employer_id text, opportunity_id text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select r.programme_id::text, r.employer_id::text, r.opportunity_id::text from review r
        where r.reference = by_reference and r.shown_from is not null and r.programme_id = app_programme()
          and not exists (select from review_complaint c where c.reference = r.reference and c.state = 'UPHELD')
          and exists (select from opportunity o where o.id = r.opportunity_id
            and (o.state <> 'DRAFT' or app_is_employer(o.employer_id)));
      end;

      create policy edited on review for update to foothold_service
        using (app_is_student(student_id) and state = 'SUBMITTED') with check (app_is_student(student_id) and state = 'SUBMITTED');
      create policy shown on review for update to foothold_service using ((select app_is_system()));

      alter table review_claim_answer enable row level security;
      -- As far as the review itself is seen, which is not asked of a host.
      create policy read on review_claim_answer for select to foothold_service
        using ((select app_is_system()) or exists (select from review r where r.id = review_id));
      create policy written on review_claim_answer for insert to foothold_service
        with check (exists (select from review r where r.id = review_id and r.state = 'SUBMITTED' and app_is_student(r.student_id)));
      create policy taken_back on review_claim_answer for delete to foothold_service
        using (exists (select from review r where r.id = review_id and r.state = 'SUBMITTED' and app_is_student(r.student_id)));

      alter table review_reply enable row level security;
      create policy read on review_reply for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id) or app_is_coordinator_of(programme_id));
      create policy written on review_reply for insert to foothold_service
        with check (app_is_employer(employer_id) and state = 'SUBMITTED' and exists (select from review_batches(opportunity_id) b where b.shown_from = batch));
      create policy rewritten on review_reply for update to foothold_service
        using (app_is_employer(employer_id) and state = 'REFUSED') with check (app_is_employer(employer_id) and state = 'SUBMITTED');
      create policy moderated on review_reply for update to foothold_service
        using (app_is_coordinator_of(programme_id)) with check (app_is_coordinator_of(programme_id));

      alter table review_complaint enable row level security;
      create policy read on review_complaint for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id) or (raised_as = 'EMPLOYER' and app_is_employer(employer_id))
          or (raised_as = 'STUDENT' and (select app_role()) = 'STUDENT' and raised_by = (select app_account())));
      create policy raised on review_complaint for insert to foothold_service
        with check (state = 'OPEN' and raised_by = (select app_account()) and raised_as = (select app_role())
          and (raised_as = 'STUDENT' or app_is_employer(employer_id))
          and exists (select from shown_review(reference) s where s.opportunity_id = review_complaint.opportunity_id));
      create policy decided on review_complaint for update to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id))
        with check ((select app_is_system()) or app_is_coordinator_of(programme_id));

      grant select, insert, delete on review_claim_answer to foothold_service;
      grant select, insert, update on review_reply, review_complaint to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table review_complaint, review_reply, review_claim_answer cascade;
      drop function if exists shown_review, published_reviews, review_claims, employer_review_summary, review_summary, review_batches;
      drop policy edited on review;
      drop policy shown on review;
      alter table review drop column edition, drop column reference, drop column shown_from, drop constraint review_of_advert;
      create function review_summary(of_opportunity text) returns table (reviews integer, as_advertised_percent integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(*)::integer, round(100.0 * count(*) filter (where was_as_advertised) / count(*))::integer
        from review where opportunity_id = of_opportunity and state = 'PUBLISHED' and programme_id = app_programme()
        having count(*) >= 5 and count(distinct school_id) >= 2;
      end;
      create function published_reviews(of_opportunity text)
        returns table (published_in date, shuffle text, was_as_advertised boolean, tasks smallint, welcome smallint,
          learning smallint, hours smallint, travel smallint, body text, advice text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select published_in, md5(id), was_as_advertised, tasks, welcome, learning, hours, travel, body, advice
        from review where opportunity_id = of_opportunity and state = 'PUBLISHED' and programme_id = app_programme()
          and exists (select from review_summary(of_opportunity));
      end;
    `);
  }
}
