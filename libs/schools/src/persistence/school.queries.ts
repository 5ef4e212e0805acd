import { pageOf, readCursor, type Actor, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { BlackoutDay } from '../domain/blackout-day.js';
import type { School } from '../domain/school.js';
import type { SchoolTerm } from '../domain/term.js';

/** What a school is to whoever may see it. */
export type SchoolFacts = Pick<School, 'id' | 'urn' | 'name' | 'postcode' | 'roughLocation'>;

/** A school with its calendar, for its own staff. */
export interface SchoolFile extends SchoolFacts {
  readonly terms: Omit<SchoolTerm, 'schoolId'>[];
  readonly blackoutDays: (BlackoutDay & { readonly yearGroups: number[] | null })[];
}

const own = statement<SchoolFile>(
  'own_school',
  `select s.id, s.urn, s.name, s.postcode, s.location_rough as "roughLocation",
     coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'startsOn', t.starts_on, 'halfTermFrom', t.half_term_from,
         'halfTermTo', t.half_term_to, 'endsOn', t.ends_on) order by t.starts_on)
       from term t where t.school_id = s.id), '[]') as terms,
     coalesce((select json_agg(json_build_object('onDay', b.on_day, 'kind', b.kind, 'reason', b.reason, 'yearGroups', b.year_groups) order by b.on_day)
       from blackout_day b where b.school_id = s.id), '[]') as "blackoutDays"
   from school s where s.id = $1`,
);
const ofProgramme = statement<SchoolFacts>(
  'schools_of_programme',
  `select id, urn, name, postcode, location_rough as "roughLocation" from school where programme_id = $1 and (name, id) > ($2, $3) order by name, id limit $4`,
);

/** Reads of schools. */
export class SchoolQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The school that the actor acts for, its terms in the order of time. */
  async own(actor: Actor): Promise<SchoolFile | undefined> {
    return this.reads.one(actor, own, [actor.schoolId]);
  }

  /** Schools of the coordinator's programme, by name. */
  async ofProgramme(actor: Actor, { first, after }: PageRequest): Promise<Page<SchoolFacts>> {
    const [name, id] = (after === null ? undefined : readCursor(after, 2)) ?? ['', ''];
    const rows = await this.reads.all(actor, ofProgramme, [actor.programmeId, name, id, first + 1]);
    return pageOf(rows, first, (node) => [node.name, node.id]);
  }
}
