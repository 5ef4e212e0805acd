import {
  isHostOf,
  partnersOf,
  plannedOf,
  setRotaOf,
  youngestComing,
  type HostedSlot,
  type RotaTerms,
} from '#clearances';
import {
  isIdOf,
  systemActor,
  type Actor,
  type EmployerId,
  type HostAdultId,
  type LocalDate,
  type SchoolId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { HostedSlots, NearMisses, SchoolNearMiss } from '../application/ports.js';
import { nearMissesOf } from '../domain/ledger.js';

/** States of a place from the offer on in which a student comes, or may come. */
const coming = `('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED')`;

const around = statement<HostedSlot>(
  'hosted_slots',
  `select to_char(w.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(w.ends_on, 'YYYY-MM-DD') as "endsOn",
     p.supervisor_id as "supervisorId", p.deputy_id as "deputyId", ${setRotaOf('w.id')} as "setRota",
     ${plannedOf('p')} as planned, ${partnersOf('p.id')} as partners, y.born as "youngestBornOn"
   from slot w join opportunity p on p.id = w.opportunity_id
   cross join lateral (select to_char(${youngestComing({ states: coming, isEarly: true })}, 'YYYY-MM-DD') as born) y
   where ${isHostOf('any($1)', 'p')} and y.born is not null and w.starts_on <= $2::date + 366 and w.ends_on >= $2::date - 60 order by w.id`,
);

/** The hosts to which students of a school come, or of every school, advertisers and partners alike; nobody meets on a screen. */
const hosts = statement<{ schoolId: SchoolId; employerId: EmployerId }>(
  'hosts_of_schools',
  `select distinct c.school_id as "schoolId", h.employer_id as "employerId"
   from (
     select a.school_id, a.slot_id from allocation a where a.state in ${coming}
     union select q.school_id, q.slot_id from slot_request q where q.state in ('OFFERED', 'REQUESTED', 'ACCEPTED')
       and exists (select from visitor v where v.slot_request_id = q.id)
   ) c join slot w on w.id = c.slot_id join opportunity p on p.id = w.opportunity_id and p.kind <> 'VIRTUAL'
   cross join lateral (select p.employer_id union select r.partner_employer_id from advert_partner r
     where r.opportunity_id = p.id and r.state = 'ACCEPTED') h
   where ($1::text is null or c.school_id = $1) and w.starts_on <= $2::date + 366 and w.ends_on >= $2::date - 60 order by 1, 2`,
);

const whose = statement<{ id: HostAdultId; employerId: EmployerId }>(
  'whose_adults',
  'select id, employer_id as "employerId" from host_adult where id = any($1)',
);

const adults = statement<{ id: HostAdultId; name: string }>(
  'host_adults_in_ledger',
  'select id, name from host_adult where employer_id = $1 order by name, id',
);

const rota = statement<RotaTerms & { readonly adults: { readonly id: HostAdultId; readonly name: string }[] }>(
  'rota_of_slot',
  `select to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
     o.supervisor_id as "supervisorId", o.deputy_id as "deputyId", ${setRotaOf('s.id')} as "setRota", ${plannedOf('o')} as planned, ${partnersOf('o.id')} as partners,
     (select json_agg(json_build_object('id', h.id, 'name', h.name)) from host_adult h where h.id = any(advert_adults(o))
       or h.id in (select unnest(array[r.supervisor_id, r.deputy_id]) from advert_partner r where r.opportunity_id = o.id and r.state = 'ACCEPTED')) as adults
   from slot s join opportunity o on o.id = s.opportunity_id where s.id = $1`,
);

const reader = systemActor('contact-ledger');

/** Reads about who is with whom. */
export class ContactQueries implements HostedSlots, NearMisses {
  constructor(private readonly reads: ScopedReads) {}

  /** Read as the service: the employer is told sums alone, over the students of all schools. */
  async around(employerId: EmployerId, on: LocalDate): Promise<HostedSlot[]> {
    return this.reads.all(reader, around, [[employerId], on]);
  }

  /** Read as the service, for the same reason. Three statements, however many hosts and schools. */
  async nearMisses(schoolId: SchoolId | null, on: LocalDate): Promise<SchoolNearMiss[]> {
    const known = await this.reads.all(reader, hosts, [schoolId, on]);
    const slots = await this.reads.all(reader, around, [[...new Set(known.map(({ employerId }) => employerId))], on]);
    const near = nearMissesOf(slots);
    const found = await this.reads.all(reader, whose, [near.map(({ hostAdultId }) => hostAdultId)]);
    const employerOf = new Map(found.map(({ id, employerId }) => [id as string, employerId]));
    return known.flatMap(({ schoolId: school, employerId }) =>
      near
        .filter(({ hostAdultId }) => employerOf.get(hostAdultId) === employerId)
        .map((miss) => ({ ...miss, schoolId: school, employerId })),
    );
  }

  /** The adults of an employer that the actor may see. */
  async adultsOf(actor: Actor, employerId: string): Promise<{ id: HostAdultId; name: string }[]> {
    return isIdOf('Employer', employerId) ? this.reads.all(actor, adults, [employerId]) : [];
  }

  /** What is known of a slot's rota, if the actor may see the slot and its adults. */
  async rotaOf(
    actor: Actor,
    slotId: string,
  ): Promise<
    (RotaTerms & { readonly adults: readonly { readonly id: HostAdultId; readonly name: string }[] }) | undefined
  > {
    const found = isIdOf('Slot', slotId) ? await this.reads.one(actor, rota, [slotId]) : undefined;
    return found?.adults === null ? undefined : found;
  }
}
