import {
  isHostOf,
  partnersOf,
  plannedOf,
  setRotaOf,
  youngestComing,
  type HostedSlot,
  type RotaTerms,
} from '#clearances';
import { isIdOf, systemActor, type Actor, type EmployerId, type HostAdultId, type LocalDate } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { HostedSlots } from '../application/ports.js';

/** States of a place from the offer on in which a student comes, or may come. */
const coming = `('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED')`;

const around = statement<HostedSlot>(
  'hosted_slots',
  `select to_char(w.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(w.ends_on, 'YYYY-MM-DD') as "endsOn",
     p.supervisor_id as "supervisorId", p.deputy_id as "deputyId", ${setRotaOf('w.id')} as "setRota",
     ${plannedOf('p')} as planned, ${partnersOf('p.id')} as partners, y.born as "youngestBornOn"
   from slot w join opportunity p on p.id = w.opportunity_id
   cross join lateral (select to_char(${youngestComing({ states: coming, isEarly: true })}, 'YYYY-MM-DD') as born) y
   where ${isHostOf('$1', 'p')} and y.born is not null and w.starts_on <= $2::date + 366 and w.ends_on >= $2::date - 60 order by w.id`,
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
export class ContactQueries implements HostedSlots {
  constructor(private readonly reads: ScopedReads) {}

  /** Read as the service: the employer is told sums alone, over the students of all schools. */
  async around(employerId: EmployerId, on: LocalDate): Promise<HostedSlot[]> {
    return this.reads.all(reader, around, [employerId, on]);
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
