import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail, in a schema of its own: what was done by whom, and a chain of hashes over it. The service can add rows and do nothing else;
 * what it reads, it reads through the functions here. Nobody changes or deletes a row without taking the triggers away first, and the chain
 * tells on whoever does.
 */
export class Audit1780000000039 implements MigrationInterface {
  readonly name = 'Audit1780000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema audit;

      -- Time is the database's, order is of insertion; neither is the service's to say.
      create table audit.entry (
        seq bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        actor text,
        acting_role text not null,
        programme_id text,
        school_id text,
        employer_id text,
        student_id text,
        action text not null,
        object_type text not null,
        object_id text,
        fields text[] not null default '{}',
        rule_set_version text,
        reason text check (length(reason) <= 500),
        digest text check (digest ~ '^[0-9a-f]{64}$'),
        request_id text not null
      );
      create index entry_of_looks on audit.entry (student_id, seq desc) where action like 'read.%';

      -- Apart from the entries, so that sealing adds rows and changes none.
      create table audit.seal (
        position bigint primary key check (position > 0),
        seq bigint not null unique references audit.entry,
        prev_hash bytea not null check (octet_length(prev_hash) = 32),
        hash bytea not null check (octet_length(hash) = 32),
        sealed_at timestamptz not null default clock_timestamp()
      );

      -- Where the chain begins since its oldest part was deleted at its age.
      create table audit.beginning (
        position bigint primary key,
        hash bytea not null,
        pruned_at timestamptz not null default clock_timestamp()
      );

      create function audit.refuse_change() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('audit.pruning', true), '') <> 'on' then
          raise exception 'the audit trail is only added to' using errcode = 'insufficient_privilege';
        end if;
        return null;
      end $$;
      create trigger only_added_to before update or delete or truncate on audit.entry
        for each statement execute function audit.refuse_change();
      create trigger only_added_to before update or delete or truncate on audit.seal
        for each statement execute function audit.refuse_change();

      -- Each part with its length in bytes before it, so that no two rows read the same.
      create function audit.part(value text) returns text immutable language sql
        return coalesce(octet_length(value)::text || ':' || value, '-');
      create function audit.line(e audit.entry) returns text stable language sql
        return audit.part(e.seq::text) || audit.part(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
          || audit.part(e.actor) || audit.part(e.acting_role) || audit.part(e.programme_id) || audit.part(e.school_id)
          || audit.part(e.employer_id) || audit.part(e.student_id) || audit.part(e.action) || audit.part(e.object_type)
          || audit.part(e.object_id) || audit.part(array_to_string(e.fields, ',')) || audit.part(e.rule_set_version)
          || audit.part(e.reason) || audit.part(e.digest) || audit.part(e.request_id);

      create function audit.head() returns table ("position" bigint, hash bytea)
        stable security definer set search_path = audit, public, pg_temp language sql
      begin atomic
        select l."position", l.hash from (
          select s."position", s.hash from audit.seal s union all select b."position", b.hash from audit.beginning b
          union all select 0, decode(repeat('00', 32), 'hex')
        ) l order by l."position" desc limit 1;
      end;

      -- Chains what is not chained yet, in the order of seq. Whoever comes second waits, and finds it done. A row whose transaction was open
      -- meanwhile comes in with the next call; none is open while a hundred thousand later ones are written.
      create function audit.seal_next(at_most integer) returns integer
        volatile security definer set search_path = audit, public, pg_temp language plpgsql as $$
      declare
        link record;
        e audit.entry;
        sealed integer := 0;
        next_hash bytea;
      begin
        if app_role() is distinct from 'SYSTEM' then
          raise exception 'only the service itself seals' using errcode = 'insufficient_privilege';
        end if;
        perform pg_advisory_xact_lock(hashtextextended('audit.seal_next', 0));
        select h."position", h.hash into link from audit.head() h;
        for e in
          select n.* from audit.entry n
          where n.seq > coalesce((select max(seq) from audit.seal), 0) - 100000
            and not exists (select from audit.seal s where s.seq = n.seq)
          order by n.seq limit at_most
        loop
          next_hash := sha256(link.hash || convert_to(audit.line(e), 'UTF8'));
          insert into audit.seal (position, seq, prev_hash, hash) values (link."position" + 1, e.seq, link.hash, next_hash);
          link."position" := link."position" + 1;
          link.hash := next_hash;
          sealed := sealed + 1;
        end loop;
        return sealed;
      end $$;

      -- The one way a row goes: six years after it was written, by the database's own clock, whatever the service says the time is.
      create function audit.prune(before timestamptz) returns bigint
        volatile security definer set search_path = audit, public, pg_temp set audit.pruning = 'on' language plpgsql as $$
      declare
        last audit.seal;
        gone bigint;
      begin
        if app_role() is distinct from 'SYSTEM' then
          raise exception 'only the service itself prunes' using errcode = 'insufficient_privilege';
        end if;
        perform pg_advisory_xact_lock(hashtextextended('audit.seal_next', 0));
        select s.* into last from audit.seal s where s.position < (
          select coalesce(min(k.position), (select max(m.position) + 1 from audit.seal m)) from audit.seal k
          join audit.entry e on e.seq = k.seq where e.at >= least(before, clock_timestamp() - interval '6 years'))
          order by s.position desc limit 1;
        if not found then return 0; end if;
        insert into audit.beginning (position, hash) values (last.position, last.hash);
        with unsealed as (delete from audit.seal s where s.position <= last.position returning s.seq)
          select count(*) into gone from unsealed;
        delete from audit.entry e where e.seq <= last.seq and not exists (select from audit.seal s where s.seq = e.seq)
          and e.at < clock_timestamp() - interval '6 years';
        return gone;
      end $$;

      -- Who looked at a student's data: for the student, and for the safeguarding lead of the school.
      create function audit.looks_at(of_student text)
        returns table (seq bigint, at timestamptz, acting_role text, action text, fields text[])
        stable security definer set search_path = audit, public, pg_temp language sql
      begin atomic
        select e.seq, e.at, e.acting_role, e.action, e.fields from audit.entry e
        where e.student_id = of_student and e.action like 'read.%'
          and (app_is_student(of_student) or (app_role() = 'SAFEGUARDING_LEAD'
            and exists (select from student s where s.id = of_student and s.school_id = app_school())));
      end;

      alter table audit.entry enable row level security;
      alter table audit.seal enable row level security;
      alter table audit.beginning enable row level security;
      create policy added on audit.entry for insert to foothold_service with check (true);

      grant usage on schema audit to foothold_service;
      grant insert (actor, acting_role, programme_id, school_id, employer_id, student_id, action, object_type, object_id, fields,
        rule_set_version, reason, digest, request_id) on audit.entry to foothold_service;
      revoke execute on all functions in schema audit from public;
      grant execute on function audit.seal_next, audit.head, audit.prune, audit.looks_at to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema audit cascade;');
  }
}
