/** The rota that the employer of the slot set, by day, as an SQL expression; null where none was. */
export function setRotaOf(slot: string): string {
  return `(select json_agg(json_build_object('on', d.on_day, 'adultIds', d.adults) order by d.on_day)
      from (select r.on_day, json_agg(r.host_adult_id order by r.host_adult_id) as adults from rota r where r.slot_id = ${slot}
        group by r.on_day) d)`;
}

/** The half-days of an advert's plan that name an adult, as an SQL expression; see `PlannedHalf`. */
export function plannedOf(opportunity: string): string {
  return `(select coalesce(json_agg(json_build_object('day', p -> 'day', 'half', p ->> 'half', 'hostAdultId', p ->> 'hostAdultId')), '[]')
      from jsonb_array_elements(${opportunity}.day_plan) p where p ->> 'hostAdultId' is not null)`;
}

/** The other employers that have days of an advert, as an SQL expression; see `PartnerTurns`. */
export function partnersOf(opportunityId: string): string {
  return `(select coalesce(json_agg(json_build_object('days', r.days, 'supervisorId', r.supervisor_id, 'deputyId', r.deputy_id) order by r.id), '[]')
      from advert_partner r where r.opportunity_id = ${opportunityId} and r.state = 'ACCEPTED')`;
}

/** True, in SQL, of an advert that an employer has days of: its own, or one that it is a partner of. */
export function isHostOf(employer: string, opportunity: string): string {
  return `(${opportunity}.employer_id = ${employer} or exists (select from advert_partner r where r.opportunity_id = ${opportunity}.id
        and r.partner_employer_id = ${employer} and r.state = 'ACCEPTED'))`;
}
