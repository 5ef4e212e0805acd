import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The students whom the mentor who acts helps now; `whileCleared` says which mentors see any. */
const caseload = (whileCleared: string): string => `
      create or replace function my_caseload() returns table (student_id text, programme_id text, school_id text, given_name text, family_name text,
          year_group smallint, since timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select m.student_id, m.programme_id, m.school_id, i.given_name, i.family_name, s.year_group, m.assigned_at
        from mentoring m join mentor t on t.grant_id = m.grant_id join role_grant g on g.id = m.grant_id
        join student s on s.id = m.student_id join student_identity i on i.student_id = m.student_id
        where app_role() = 'MENTOR' and m.school_id = app_school() and t.account_id = app_account() and m.ended_at is null
          and g.revoked_at is null and ${whileCleared};
      end;`;

/** What safeguarding leads are told once a week, and coordinators at once; mentors whose check has run out see nobody. */
export class Oversight1780000000082 implements MigrationInterface {
  readonly name = 'Oversight1780000000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table safeguarding_digest (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        -- The Monday on which it was made. One a school and week, also where there was nothing to tell: that is how it is done once.
        week date not null check (extract(isodow from week) = 1),
        made_at timestamptz not null,
        foreign key (programme_id, school_id) references school (programme_id, id),
        unique (school_id, week)
      );
      alter table safeguarding_digest enable row level security;
      create policy kept on safeguarding_digest for all to foothold_service
        using ((select app_is_system())) with check ((select app_is_system()));
      grant select, insert on safeguarding_digest to foothold_service;
      create index block_lifting_by_school on block_lifting (school_id, lifted_at);

      -- Concerns that nobody has taken a step in since before that day: which and of which school, and nothing of what they say.
      create function concerns_waiting(raised_until date) returns table (id text, school_id text, raised_at timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select c.id, c.school_id, c.created_at from concern c
        where c.state = 'OPEN' and (c.created_at at time zone 'Europe/London')::date <= raised_until
          and (app_is_system() or (app_role() = 'SAFEGUARDING_LEAD' and c.school_id = app_school()));
      end;
      revoke execute on function concerns_waiting from public;
      grant execute on function concerns_waiting to foothold_service;

      -- All that a mentor reaches of a student goes by this: from the day after the check's last one on they reach nobody, whatever jobs ran.
      ${caseload('t.check_valid_until >= app_today()')}
      -- A worry outlives the check: whoever helps a student says so, whatever has become of their papers.
      create or replace function my_mentored_places() returns table (id text, programme_id text, school_id text, student_id text, state text,
          employer_id text, site_id text, opportunity_title text, employer_name text, starts_on date, ends_on date)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.id, a.programme_id, a.school_id, a.student_id, a.state, a.employer_id, o.site_id, o.title, e.name, s.starts_on, s.ends_on
        from mentor t join role_grant g on g.id = t.grant_id join mentoring m on m.grant_id = t.grant_id
        join allocation a on a.student_id = m.student_id join slot s on s.id = a.slot_id
        join opportunity o on o.id = s.opportunity_id join employer e on e.id = a.employer_id
        where app_role() = 'MENTOR' and m.school_id = app_school() and t.account_id = app_account() and m.ended_at is null and g.revoked_at is null
          and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND');
      end;
      -- Of which last day the school was told, before it and once it was over.
      alter table mentor add column warned_of date, add column told_of_end date;
      create policy told on mentor for update to foothold_service
        using ((select app_is_system())) with check ((select app_is_system()));
      grant update (warned_of, told_of_end) on mentor to foothold_service;

      -- What was out of the ordinary: who or what by id, how often and when, and nothing of what it was about. Only ever added to.
      create table alarm (
        id id primary key,
        rule_id text not null check (rule_id ~ '^[A-Z_]+$'),
        -- Null where it concerns every programme.
        programme_id id references programme,
        -- The account or employer, or the place on the chain.
        about text not null,
        counted integer not null check (counted > 0),
        window_from timestamptz not null,
        window_until timestamptz not null,
        raised_at timestamptz not null,
        unique (rule_id, about, window_from)
      );
      create index alarm_of_programme on alarm (programme_id, id);
      create index alarm_last on alarm (rule_id, about, window_until);
      alter table alarm enable row level security;
      create policy seen on alarm for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id)
          or (programme_id is null and (select app_role()) = 'COORDINATOR'));
      create policy raised on alarm for insert to foothold_service with check ((select app_is_system()));
      grant select, insert on alarm to foothold_service;

      create index event_of_exports on event (happened_at) where kind in ('attendance.exported', 'ledger.exported', 'concern.exported');
      create index entry_of_refusals on audit.entry (at) where action = 'access.refused';
      create index entry_of_hosts_looks on audit.entry (at) where action like 'read.%' and acting_role = 'EMPLOYER';

      -- Accounts that were turned away so often within so long, of late. What an alarm was raised about is not counted again.
      create function audit.refused_often(threshold integer, span interval)
        returns table (about text, programme_id text, counted integer, window_from timestamptz, window_until timestamptz)
        stable security definer set search_path = audit, public, pg_temp language sql
      begin atomic
        select r.actor, max(r.programme_id), max(r.often)::integer, min(r.at), max(r.at)
        from (
          select e.actor, e.programme_id, e.at, count(*) over (partition by e.actor order by e.at range between span preceding and current row) as often
          from audit.entry e
          where app_is_system() and e.action = 'access.refused' and e.actor is not null and e.at > clock_timestamp() - interval '1 day'
            and not exists (select from alarm a where a.rule_id = 'REFUSED_OFTEN' and a.about = e.actor and a.window_until >= e.at)
        ) r group by r.actor having max(r.often) >= threshold;
      end;

      -- Employers that looked at what is sensitive of so many students on one day, of late; the days are those in England.
      create function audit.hosts_looked(threshold integer)
        returns table (about text, programme_id text, counted integer, window_from timestamptz, window_until timestamptz)
        stable security definer set search_path = audit, public, pg_temp language sql
      begin atomic
        select e.employer_id, max(e.programme_id), count(distinct e.student_id)::integer,
          date_trunc('day', e.at, 'Europe/London'), max(e.at)
        from audit.entry e
        where app_is_system() and e.action like 'read.%' and e.acting_role = 'EMPLOYER' and e.employer_id is not null
          and e.at > date_trunc('day', clock_timestamp(), 'Europe/London') - interval '1 day'
        group by e.employer_id, date_trunc('day', e.at, 'Europe/London') having count(distinct e.student_id) >= threshold;
      end;

      -- The first place where the chain does not follow from what is before it, or from the row that it seals. It is the database's own word:
      -- whoever owns it could have it say anything, which is why it is checked from elsewhere as well.
      create function audit.broken_at()
        returns table (about text, programme_id text, counted integer, window_from timestamptz, window_until timestamptz)
        stable security definer set search_path = audit, public, pg_temp language sql
      begin atomic
        select l."position"::text, null::text, 1, l.sealed_at, l.sealed_at
        from (
          select s."position", s.sealed_at, s.prev_hash, s.hash, e.seq, sha256(s.prev_hash || convert_to(audit.line(e), 'UTF8')) as follows,
            coalesce(lag(s."position") over w, b."position", 0) as position_before,
            coalesce(lag(s.hash) over w, b.hash, decode(repeat('00', 32), 'hex')) as hash_before
          from audit.seal s left join audit.entry e on e.seq = s.seq
          left join (select k."position", k.hash from audit.beginning k order by k."position" desc limit 1) b on true
          window w as (order by s."position")
        ) l
        where app_is_system()
          and (l.seq is null or l."position" <> l.position_before + 1 or l.prev_hash <> l.hash_before or l.hash <> l.follows)
        order by l."position" limit 1;
      end;
      revoke execute on function audit.refused_often, audit.hosts_looked, audit.broken_at from public;
      grant execute on function audit.refused_often, audit.hosts_looked, audit.broken_at to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function audit.refused_often, audit.hosts_looked, audit.broken_at;
      drop index event_of_exports, audit.entry_of_refusals, audit.entry_of_hosts_looks;
      drop table alarm;
      revoke update (warned_of, told_of_end) on mentor from foothold_service;
      drop policy told on mentor;
      alter table mentor drop column warned_of, drop column told_of_end;
      ${caseload('true')}
      drop function concerns_waiting;
      drop index block_lifting_by_school;
      drop table safeguarding_digest;
    `);
  }
}
