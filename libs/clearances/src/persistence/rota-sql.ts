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

/** True, in SQL, of an advert that an employer has days of: its own, or one that it is a partner of. By a list of ids, which is looked up, where an `or` would read every advert. */
export function isHostOf(employer: string, opportunity: string): string {
  return `${opportunity}.id in (select own.id from opportunity own where own.employer_id = ${employer} union all
        select r.opportunity_id from advert_partner r where r.partner_employer_id = ${employer} and r.state = 'ACCEPTED')`;
}

/** Whose days in a slot count: places in these states, and visits that are confirmed or, `isEarly`, hold places and have a register. */
export interface Coming {
  /** An SQL list. */
  readonly states: string;
  readonly isEarly: boolean;
}

/**
 * When the youngest was born who comes to a slot `w` of an advert `p`, at a placement or on a visit, or came, as an SQL expression; null where
 * nobody does. Whom a visit was marked to have missed does not count, and on a screen nobody meets.
 */
export function youngestComing({ states, isEarly }: Coming): string {
  const visits = isEarly
    ? `q.state in ('OFFERED', 'REQUESTED', 'ACCEPTED')`
    : `q.state = 'ACCEPTED' and q.register_confirmed_at is not null`;
  return `(select max(c.born_on) from (
      select i.born_on from allocation a join student_identity i on i.student_id = a.student_id where a.slot_id = w.id and a.state in ${states}
      union all
      select i.born_on from slot_request q join visitor v on v.slot_request_id = q.id join student_identity i on i.student_id = v.student_id
      where q.slot_id = w.id and ${visits} and v.came is not false and p.kind <> 'VIRTUAL') c)`;
}
