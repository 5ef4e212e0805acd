import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages about a booking, each of which the school of its student sees; those that were not let through; and how far everybody has read.
 * The service writes a message once and can change or delete none: only the function at the end can.
 */
export class Messages1780000000014 implements MigrationInterface {
  readonly name = 'Messages1780000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        id id primary key,
        school_id id not null,
        allocation_id id not null,
        author_role text not null check (author_role in ('STUDENT','EMPLOYER','CAREERS_LEAD','SAFEGUARDING_LEAD')),
        author_id id not null references account,
        -- DELIVERED to all sides; REFUSED for contact details, for the safeguarding lead to see; or a CONCERN, which is kept as one besides.
        outcome text not null check (outcome in ('DELIVERED','REFUSED','CONCERN')),
        body text not null check (length(body) between 1 and 2000),
        -- Why it was refused: the contact details, as they read.
        found text[] not null default '{}' check ((outcome = 'REFUSED') = (cardinality(found) > 0)),
        client_message_id text,
        sent_at timestamptz not null,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        unique (allocation_id, author_id, client_message_id)
      );
      create index message_of_thread on message (allocation_id, id) where outcome = 'DELIVERED';
      create index message_refused on message (school_id, id) where outcome = 'REFUSED';
      create index message_by_author on message (author_id, sent_at);

      create table message_read (
        allocation_id id not null references allocation,
        account_id id not null references account,
        read_up_to id not null,
        primary key (allocation_id, account_id)
      );

      -- Whose booking it is, the policies of allocation say. Student and employer see each other's words only while they know each other.
      alter table message enable row level security;
      create policy shared on message for select to foothold_service
        using (outcome = 'DELIVERED' and (app_is_school_staff_of(school_id)
          or ((select app_role()) in ('STUDENT', 'EMPLOYER') and exists (select from allocation a
            where a.id = allocation_id and a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')))));
      create policy refused on message for select to foothold_service
        using (outcome = 'REFUSED' and (select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
      -- Also what was not let through: so that it is not written twice, and counts among what somebody wrote in an hour.
      create policy own on message for select to foothold_service using (author_id = (select app_account()));
      create policy sent on message for insert to foothold_service
        with check (author_id = (select app_account()) and author_role = (select app_role())
          and exists (select from allocation a where a.id = allocation_id and a.school_id = message.school_id
            and (outcome = 'CONCERN' or a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND'))));

      alter table message_read enable row level security;
      create policy own on message_read for all to foothold_service
        using (account_id = (select app_account()))
        with check (account_id = (select app_account()) and exists (select from allocation a where a.id = allocation_id));

      grant select, insert on message to foothold_service;
      grant select, insert, update on message_read to foothold_service;

      -- Deletes what was written about placements whose last day is before the first argument, for the service acting by itself. A concern
      -- about the placement keeps it until it was closed before the second. Looks at so many placements and says how many messages went.
      create function forget_messages(last_day_before date, concern_closed_before timestamptz, at_most integer) returns integer
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        with thread as (
          select a.id from allocation a
          where app_is_system() and upper(a.days) <= last_day_before
            and exists (select from message m where m.allocation_id = a.id)
            and not exists (select from concern c where c.allocation_id = a.id
              and (c.state = 'OPEN' or c.closed_at >= concern_closed_before))
          order by a.id limit at_most
        ), mark as (
          delete from message_read r using thread where r.allocation_id = thread.id
        ), gone as (
          delete from message m using thread where m.allocation_id = thread.id returning m.id
        )
        select count(*)::integer from gone;
      end;
      revoke execute on function forget_messages from public;
      grant execute on function forget_messages to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function forget_messages; drop table message_read, message;`);
  }
}
