import {
  pageOf,
  readCursor,
  systemActor,
  today,
  type Actor,
  type AllocationId,
  type Clock,
  type LocalDate,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { lifters, ruleBook } from '#safeguarding';

/** A place for which a block waits that is a coordinator's to lift; names no student. */
export interface BlockToLift {
  readonly allocationId: AllocationId;
  readonly schoolName: string;
  readonly employerName: string;
  readonly opportunityTitle: string;
  readonly startsOn: LocalDate;
  /** In order. */
  readonly ruleIds: readonly string[];
}

/** What blocks a place is noted with it by rule every few minutes. */
const waiting = statement<BlockToLift>(
  'blocks_to_lift',
  `select a.id as "allocationId", h.name as "schoolName", e.name as "employerName", o.title as "opportunityTitle",
     to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
     array(select k from jsonb_object_keys(a.blocked_since) k where k = any($2) order by k) as "ruleIds"
   from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
   join employer e on e.id = a.employer_id join school h on h.id = a.school_id
   where a.programme_id = $1 and a.blocked_since ?| $2 and s.starts_on > $3::date and (s.starts_on, a.id) > ($4::date, $5)
   order by s.starts_on, a.id limit $6`,
);

/** No coordinator reads allocations row by row; what is read of them here is who waits where, and never who they are. */
const reader = systemActor('blocks-to-lift');
const [, coordinator] = lifters;
const rulesOfCoordinator = ruleBook.filter(({ liftedBy }) => liftedBy === coordinator).map(({ id }) => id);

/** Reads of blocks that wait for a coordinator. */
export class BlockToLiftQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  /** Those of places in the actor's programme that begin on a day after today, the soonest first. One statement. */
  async ofProgramme(actor: Actor, { first, after }: PageRequest): Promise<Page<BlockToLift>> {
    const [day, id] = (after === null ? undefined : readCursor(after, 2)) ?? ['0001-01-01', ''];
    const parameters = [actor.programmeId, rulesOfCoordinator, today(this.clock), day, id, first + 1];
    const rows = await this.reads.all(reader, waiting, parameters);
    return pageOf(rows, first, (row) => [row.startsOn, row.allocationId]);
  }
}
