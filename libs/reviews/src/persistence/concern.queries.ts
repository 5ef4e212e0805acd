import { pageOf, type Actor, type AllocationId, type IdOf, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { ConcernRaiser, ConcernState } from '../domain/concern.js';
import { idAfter } from './id-after.js';

/** A concern as the safeguarding lead reads it. Instants are text in UTC. */
export interface ListedConcern {
  readonly id: IdOf<'Concern'>;
  readonly state: ConcernState;
  readonly text: string;
  readonly feltSafe: boolean | null;
  readonly raisedAs: ConcernRaiser;
  readonly raisedAt: string;
  readonly studentName: string;
  readonly allocationId: AllocationId;
  readonly opportunityTitle: string;
  readonly employerName: string;
  readonly closingNote: string | null;
  readonly closedAt: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const ofSchool = statement<ListedConcern>(
  'concerns',
  `select c.id, c.state, c.body as text, c.felt_safe as "feltSafe", c.raised_as as "raisedAs", ${instant('c.created_at')} as "raisedAt",
     i.given_name || ' ' || i.family_name as "studentName", c.allocation_id as "allocationId", o.title as "opportunityTitle",
     e.name as "employerName", c.closing_note as "closingNote", ${instant('c.closed_at')} as "closedAt"
   from (
     select * from concern
     where school_id = $1 and ($2::text is null or state = $2) and id < $3 order by id desc limit $4
   ) c join student_identity i on i.student_id = c.student_id join allocation a on a.id = c.allocation_id
   join employer e on e.id = a.employer_id join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
   order by c.id desc`,
);

/** After every id. */
const end = '~';

/** Reads of concerns, for safeguarding leads. */
export class ConcernQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The concerns of the actor's school, newest first; only those in `state` when it is given. One statement. */
  async page(actor: Actor, { first, after }: PageRequest, state: ConcernState | null): Promise<Page<ListedConcern>> {
    const parameters = [actor.schoolId, state, idAfter('Concern', after, end), first + 1];
    return pageOf(await this.reads.all(actor, ofSchool, parameters), first, ({ id }) => [id]);
  }
}
