import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where letters to people go, and what has yet to be told by letter. */
export class Letters1780000000033 implements MigrationInterface {
  readonly name = 'Letters1780000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_address (
        account_id id primary key references account,
        address text not null,
        asked_at timestamptz not null,
        code_hash bytea,
        tries smallint not null default 0,
        confirmed_at timestamptz,
        wants_letters boolean not null default true
      );

      create table letter (
        id id primary key,
        account_id id not null references account,
        written_at timestamptz not null,
        sent_at timestamptz
      );
      create index letter_written on letter (written_at);

      create table letter_line (
        account_id id not null references mail_address on delete cascade,
        event_id id not null,
        kind text not null,
        audience text not null,
        is_urgent boolean not null,
        happened_at timestamptz not null,
        letter_id id references letter on delete cascade,
        primary key (account_id, event_id)
      );
      create index letter_line_waiting on letter_line (account_id) where letter_id is null;
      create index letter_line_of_letter on letter_line (letter_id);

      alter table mail_address enable row level security;
      create policy kept on mail_address for all to foothold_service
        using ((select app_is_system()) or account_id = (select app_account()))
        with check ((select app_is_system()) or account_id = (select app_account()));
      alter table letter enable row level security;
      create policy kept on letter for all to foothold_service using ((select app_is_system())) with check ((select app_is_system()));
      alter table letter_line enable row level security;
      create policy kept on letter_line for all to foothold_service using ((select app_is_system())) with check ((select app_is_system()));

      grant select, insert, update, delete on mail_address, letter, letter_line to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table letter_line, letter, mail_address;');
  }
}
