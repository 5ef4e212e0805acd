import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An employer at a host `o` or `r` as suspensions name it: all of it, one site, or one adult. */
const isAt = (site: string, adults: string): string =>
  `((u.site_id is null and u.host_adult_id is null) or u.site_id = ${site} or u.host_adult_id = any(${adults}))`;

const ofOwners = `select o.id from suspension u join opportunity o on o.employer_id = u.employer_id and ${isAt('o.site_id', 'advert_adults(o)')}
      where u.lifted_at is null`;
const ofPartners = `select r.opportunity_id from suspension u join advert_partner r on r.partner_employer_id = u.employer_id
      and r.state = 'ACCEPTED' and ${isAt('r.site_id', 'array[r.supervisor_id, r.deputy_id]')} where u.lifted_at is null`;

const slotsOfOwners = `select s.id from slot s join opportunity o on o.id = s.opportunity_id
      where o.employer_id = of_employer and s.ends_on >= since
        and ((at_site is null and adult is null) or o.site_id = at_site or adult = any(advert_adults(o)))`;
const slotsOfPartners = `select s.id from slot s join advert_partner r on r.opportunity_id = s.opportunity_id
      where r.partner_employer_id = of_employer and r.state = 'ACCEPTED' and s.ends_on >= since
        and ((at_site is null and adult is null) or r.site_id = at_site or adult in (r.supervisor_id, r.deputy_id))`;

/** What asks whose adverts and slots a host's are. */
const askers = (adverts: string, slots: string, adults: string): string => `
  create or replace function held_adverts() returns text[]
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select coalesce(array_agg(h.id::text), '{}') from (${adverts}) h (id);
  end;

  create or replace function schools_at_host(of_employer text, at_site text, adult text, since date) returns setof text
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    with there as (${slots})
    select a.school_id::text from allocation a join there t on t.id = a.slot_id
    where a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')
    union
    select r.school_id::text from slot_request r join there t on t.id = r.slot_id where r.state in ('REQUESTED', 'ACCEPTED');
  end;

  create or replace function retention.forget_contact_decisions(last_active_before date) returns integer
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare counted integer := 0;
  begin
    if app_role() is distinct from 'SYSTEM' then
      raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
    end if;
    delete from contact_decision d where d.attested_at < last_active_before and (d.valid_until is null or d.valid_until < last_active_before)
      and not exists (select from slot s join opportunity o on o.id = s.opportunity_id where s.ends_on >= last_active_before
        and (${adults} or exists (select from rota r where r.slot_id = s.id and r.host_adult_id = d.host_adult_id)));
    get diagnostics counted = row_count;
    return counted;
  end $$;`;

const ownAdults = 'd.host_adult_id = any(advert_adults(o))';

/** Several employers in one placement: a partner takes some of its days, at a site of its own. */
export class AdvertPartners1780000000047 implements MigrationInterface {
  readonly name = 'AdvertPartners1780000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table advert_partner (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        partner_employer_id id not null,
        state text not null default 'INVITED' check (state in ('INVITED','ACCEPTED','DECLINED','WITHDRAWN','REMOVED')),
        -- Days of the placement, 1 to 5, that are spent there.
        days smallint[] not null check (cardinality(days) between 1 and 4 and days <@ array[1,2,3,4,5]::smallint[]),
        invited_at timestamptz not null,
        -- What the partner named when it accepted; all of it, or nothing.
        site_id id,
        activity text,
        supervisor_id id,
        deputy_id id,
        -- The plan of its days as it was when the partner accepted them.
        accepted_plan jsonb,
        answered_at timestamptz,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (programme_id, partner_employer_id) references employer (programme_id, id),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id),
        foreign key (partner_employer_id, site_id) references site (employer_id, id),
        foreign key (partner_employer_id, supervisor_id) references host_adult (employer_id, id),
        foreign key (partner_employer_id, deputy_id) references host_adult (employer_id, id),
        check (partner_employer_id <> employer_id),
        check (supervisor_id <> deputy_id),
        check (num_nulls(site_id, activity, supervisor_id, deputy_id, accepted_plan) in (0, 5)),
        check (state <> 'ACCEPTED' or site_id is not null)
      );
      create unique index advert_partner_once on advert_partner (opportunity_id, partner_employer_id) where state <> 'REMOVED';
      create index advert_partner_by_partner on advert_partner (partner_employer_id, id);
      create index advert_partner_by_owner on advert_partner (employer_id, id);

      alter table advert_partner enable row level security;
      create policy seen on advert_partner for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id) or app_is_employer(partner_employer_id)
          or app_is_coordinator_of(programme_id)
          or ((select app_role()) in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD') and programme_id = (select app_programme())));
      create policy made on advert_partner for insert to foothold_service
        with check (app_is_employer(employer_id) and state = 'INVITED');
      -- The owner asks, asks again and removes; the partner answers. Neither answers for the other.
      create policy kept on advert_partner for update to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id) and state in ('INVITED', 'REMOVED'));
      create policy answered on advert_partner for update to foothold_service
        using (app_is_employer(partner_employer_id))
        with check (app_is_employer(partner_employer_id) and state in ('ACCEPTED', 'DECLINED', 'WITHDRAWN'));
      grant select, insert, update on advert_partner to foothold_service;

      -- The half-days of an advert's plan that are spent at a partner's, as the partner reads and accepts them.
      create function plan_of_days(plan jsonb, days smallint[]) returns jsonb
        immutable parallel safe language sql
      begin atomic
        select coalesce(jsonb_agg(h - 'hostAdultId' order by h ->> 'day', h ->> 'half'), '[]')
        from jsonb_array_elements(plan) h where (h ->> 'day')::smallint = any(days);
      end;

      -- A partner accepts the plan of its days without seeing the rest of an advert that is not shown.
      create function plan_of_partner(partnership text) returns jsonb
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select plan_of_days(o.day_plan, r.days) from advert_partner r join opportunity o on o.id = r.opportunity_id
        where r.id = partnership and app_is_employer(r.partner_employer_id);
      end;

      -- What everybody may know of an advert's partners who may see the advert: who, roughly where, and on which days.
      create function partners_shown(advert text) returns json
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select coalesce(json_agg(json_build_object('employerName', e.name, 'area', split_part(t.postcode, ' ', 1), 'days', r.days)
          order by r.days, r.id), '[]')
        from advert_partner r join employer e on e.id = r.partner_employer_id left join site t on t.id = r.site_id
        where r.opportunity_id = advert and r.state in ('INVITED', 'ACCEPTED');
      end;

      create function partner_employers(advert text) returns text[]
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select array(select r.partner_employer_id::text from advert_partner r where r.opportunity_id = advert and r.state = 'ACCEPTED');
      end;

      -- Where else one has to get to, and on which days.
      create function other_sites_of(advert text) returns json
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select coalesce(json_agg(json_build_object('latitude', t.latitude, 'longitude', t.longitude, 'days', r.days) order by r.id), '[]')
        from advert_partner r join site t on t.id = r.site_id where r.opportunity_id = advert and r.state = 'ACCEPTED';
      end;

      -- Part of what is signed; null where there is no partner, so that what was signed of an advert without one stays as it was.
      create function partner_terms(advert text) returns json
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select json_agg(json_build_array(r.state, r.days, r.supervisor_id, r.deputy_id, t.id, t.name, t.address_line, t.postcode) order by r.id)
        from advert_partner r left join site t on t.id = r.site_id where r.opportunity_id = advert and r.state <> 'REMOVED';
      end;

      -- Addresses for those who go there; null where there is no partner.
      create function partner_places(advert text) returns text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select string_agg(concat('day ', array_to_string(r.days, ', '), ': ', concat_ws(', ', e.name, t.name, t.address_line, t.postcode)), '; '
          order by r.days, r.id)
        from advert_partner r join employer e on e.id = r.partner_employer_id join site t on t.id = r.site_id
        where r.opportunity_id = advert and r.state = 'ACCEPTED';
      end;

      create function are_partners_insured(advert text, until date) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select not exists (select from advert_partner r where r.opportunity_id = advert and r.state = 'ACCEPTED'
          and not exists (select from insurance n where n.employer_id = r.partner_employer_id and n.kind = 'EMPLOYERS_LIABILITY'
            and n.valid_to >= until));
      end;

      -- A partner may not change another's advert; one that has withdrawn from it takes it down, and nothing else.
      create function pause_left_advert(advert text) returns boolean
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        select id from opportunity where id = advert for update;
        with paused as (update opportunity set state = 'PAUSED', state_reason = 'A partner has withdrawn.' where id = advert
          and state = 'PUBLISHED' and exists (select from advert_partner r where r.opportunity_id = advert and r.state = 'WITHDRAWN'
            and app_is_employer(r.partner_employer_id)) returning id)
        select exists (select from paused);
      end;
      ${askers(
        `${ofOwners} union ${ofPartners}`,
        `${slotsOfOwners} union ${slotsOfPartners}`,
        `${ownAdults} or exists (select from advert_partner p where p.opportunity_id = o.id and p.state = 'ACCEPTED'
          and d.host_adult_id in (p.supervisor_id, p.deputy_id))`,
      )}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${askers(ofOwners, slotsOfOwners, ownAdults)}
      drop function partners_shown, partner_employers, other_sites_of, partner_terms, partner_places, are_partners_insured, pause_left_advert, plan_of_partner, plan_of_days;
      drop table advert_partner;
    `);
  }
}
