import type { MigrationInterface, QueryRunner } from 'typeorm';

const signatures = {
  held: 'create or replace function held_adverts() returns text[]',
  schools:
    'create or replace function schools_at_host(of_employer text, at_site text, adult text, since date) returns setof text',
  forgotten: 'create or replace function retention.forget_contact_decisions(last_active_before date) returns integer',
} as const;

/** What asks which adults an advert names; `adults` is an SQL array for advert `o`. */
const askers = (adults: string): string => `
  ${signatures.held}
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select coalesce(array_agg(o.id::text), '{}') from suspension u join opportunity o on o.employer_id = u.employer_id
      and ((u.site_id is null and u.host_adult_id is null) or o.site_id = u.site_id or u.host_adult_id = any(${adults}))
    where u.lifted_at is null;
  end;

  ${signatures.schools}
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    with there as (
      select s.id, s.ends_on from slot s join opportunity o on o.id = s.opportunity_id
      where o.employer_id = of_employer and s.ends_on >= since
        and ((at_site is null and adult is null) or o.site_id = at_site or adult = any(${adults}))
    )
    select a.school_id::text from allocation a join there t on t.id = a.slot_id
    where a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')
    union
    select r.school_id::text from slot_request r join there t on t.id = r.slot_id where r.state in ('REQUESTED', 'ACCEPTED');
  end;

  ${signatures.forgotten}
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare counted integer := 0;
  begin
    if app_role() is distinct from 'SYSTEM' then
      raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
    end if;
    delete from contact_decision d where d.attested_at < last_active_before and (d.valid_until is null or d.valid_until < last_active_before)
      and not exists (select from slot s join opportunity o on o.id = s.opportunity_id where s.ends_on >= last_active_before
        and (d.host_adult_id = any(${adults})
          or exists (select from rota r where r.slot_id = s.id and r.host_adult_id = d.host_adult_id)));
    get diagnostics counted = row_count;
    return counted;
  end $$;`;

/** An adult whom a plan names for a half-day counts wherever supervisor and deputy do. */
export class HalfDayAdults1780000000046 implements MigrationInterface {
  readonly name = 'HalfDayAdults1780000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function advert_adults(advert opportunity) returns text[]
        immutable parallel safe language sql
      begin atomic
        select array[advert.supervisor_id, advert.deputy_id]::text[]
          || array(select distinct h ->> 'hostAdultId' from jsonb_array_elements(advert.day_plan) h where h ->> 'hostAdultId' is not null);
      end;
      ${askers('advert_adults(o)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${askers('array[o.supervisor_id, o.deputy_id]')}
      drop function advert_adults;
    `);
  }
}
