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
  type SlotRequestId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { lifters, ruleBook } from '#safeguarding';

/** A place or a visit for which a block waits that is a coordinator's to lift; names no student. */
export interface BlockToLift {
  readonly allocationId: AllocationId | null;
  readonly slotRequestId: SlotRequestId | null;
  readonly schoolName: string;
  readonly employerName: string;
  readonly opportunityTitle: string;
  readonly startsOn: LocalDate;
  /** In order. */
  readonly ruleIds: readonly string[];
}

/** What blocks a place is noted with it by rule every few minutes; of a visit it is what was decided last, without what was lifted since. */
const waiting = statement<BlockToLift>(
  'blocks_to_lift',
  `select w."allocationId", w."slotRequestId", h.name as "schoolName", e.name as "employerName", o.title as "opportunityTitle",
     to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", w."ruleIds"
   from (
     select a.id, a.id as "allocationId", null as "slotRequestId", a.slot_id, a.school_id, a.employer_id,
       array(select k from jsonb_object_keys(a.blocked_since) k where k = any($2) order by k) as "ruleIds"
     from allocation a where a.programme_id = $1 and a.blocked_since ?| $2
     union all
     select r.id, null, r.id, r.slot_id, r.school_id, r.employer_id,
       array(select distinct b ->> 'ruleId' from jsonb_array_elements(c.reasons) b
         where b ->> 'ruleId' = any($2) and b -> 'lifted' is null and not exists (select from block_lifting l
           where l.slot_request_id = r.id and l.rule_id = b ->> 'ruleId' and l.ended_at is null and l.lifted_at >= c.decided_at) order by 1)
     from slot_request r join slot s on s.id = r.slot_id and s.starts_on > $3::date
     cross join lateral (select c.reasons, c.decided_at from clearance c
       where c.slot_request_id = r.id and c.stage = 'CONFIRM' and c.voided_at is null order by c.decided_at desc, c.id desc limit 1) c
     where r.programme_id = $1 and r.state = 'ACCEPTED') w
   join slot s on s.id = w.slot_id join opportunity o on o.id = s.opportunity_id
   join employer e on e.id = w.employer_id join school h on h.id = w.school_id
   where cardinality(w."ruleIds") > 0 and s.starts_on > $3::date and (s.starts_on, w.id) > ($4::date, $5)
   order by s.starts_on, w.id limit $6`,
);

/** No coordinator reads allocations or clearances row by row; what is read of them here is who waits where, and never who they are. */
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
    return pageOf(rows, first, (row) => [row.startsOn, row.allocationId ?? row.slotRequestId ?? '']);
  }
}
