import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What adverts promise, as questions under ids that stay as long as the promise does. */
export class AdvertClaims1780000000032 implements MigrationInterface {
  readonly name = 'AdvertClaims1780000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table advert_claim (
        id id primary key,
        employer_id id not null,
        opportunity_id id not null,
        key text not null,
        kind text not null check (kind in ('TASK','DEPARTMENT','LUNCH','HOURS','OWN_TASK','PEOPLE','FEEDBACK','REFLECTION')),
        words text not null,
        position integer not null,
        since_version integer not null,
        -- The last version that said so; null while the present one does.
        until_version integer,
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id),
        unique (opportunity_id, id)
      );
      create unique index advert_claim_once on advert_claim (opportunity_id, key) where until_version is null;

      alter table advert_claim enable row level security;
      -- As far as the advert itself is seen.
      create policy seen on advert_claim for select to foothold_service
        using ((select app_is_system()) or exists (select from opportunity o where o.id = opportunity_id));
      create policy kept on advert_claim for all to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id))
        with check ((select app_is_system()) or app_is_employer(employer_id));
      grant select, insert, update on advert_claim to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table advert_claim;');
  }
}
