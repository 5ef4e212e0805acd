import {
  isIdOf,
  pageOf,
  readCursor,
  systemActor,
  type Actor,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
  type SlotId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { ProposalCount, ProposalSums } from '../domain/proposal-counts.js';
import type { ProposedSlot } from '../domain/proposed-slot.js';

/** A slot in a proposal. */
export interface ProposalSlotRow extends ProposedSlot {
  readonly slotId: SlotId;
  readonly title: string;
  readonly employerName: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly capacity: number;
}

const sums = `
  select p.id, p.instance_hash as "instanceHash", p.rule_set_version as "ruleSetVersion", p.placed, p.unplaced, w.mode, w.basis,
     p.over_demand as "overDemand", p.consent,
     to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "proposedAt"
  from proposal p join proposal_run w on w.id = p.id`;

const current = statement<ProposalSums>(
  'current_proposal',
  `${sums} join round r on r.current_proposal_id = p.id where r.id = $1`,
);

const byId = statement<ProposalSums>('proposal', `${sums} where p.id = $1`);

const counts = statement<ProposalCount>(
  'proposal_counts',
  `with outcome as (
     select o.slot_id is not null as placed, o.choice_rank, o.priority_class, o.reason -> 'cause' ->> 'kind' as cause, s.id, s.name
     from proposal_outcome o join school s on s.id = o.school_id
     where o.proposal_id = $1 and o.reason -> 'cause' ->> 'kind' <> 'ALREADY_PLACED'
   ), counted as (
     select 'SCHOOL' as "by", id::text as key, name as label, placed from outcome
     union all select 'PRIORITY_CLASS', priority_class::text, null, placed from outcome
     union all select 'CHOICE_RANK', choice_rank::text, null, placed from outcome where placed
     union all select 'CAUSE', cause, null, placed from outcome where not placed
   )
   select "by", key, label, count(*) filter (where placed)::integer as placed, count(*) filter (where not placed)::integer as unplaced
   from counted group by "by", key, label order by "by", label, length(key), key`,
);

/** Those of the proposal $1 after the slot $2, $3 at most. */
const slotsWhere = (condition: string): string => `
   select ps.slot_id as "slotId", o.title, e.name as "employerName", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
     to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", ps.filled, s.capacity, ps.cut_off as cutoff, ps.price, ps.closure
   from proposal_slot ps join slot s on s.id = ps.slot_id join opportunity o on o.id = s.opportunity_id
   join employer e on e.id = s.employer_id
   where ps.proposal_id = $1 and ps.slot_id > $2 and ${condition}
   order by ps.slot_id limit $3`;

const slots = statement<ProposalSlotRow>('proposal_slots', slotsWhere('true'));

const slotsOfGroups = statement<ProposalSlotRow & { group: number }>(
  'proposal_slots_of_groups',
  `select g.number as "group", c.* from unnest($4::smallint[]) g (number)
   cross join lateral (${slotsWhere('ps.over_demanded_group = g.number')}) c order by g.number, c."slotId"`,
);

const reader = systemActor('proposal-counts');

/** Reads of proposals for the coordinator. */
export class ProposalQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The proposal that counts in a round of the coordinator's programme. */
  async current(actor: Actor, roundId: string): Promise<ProposalSums | undefined> {
    return isIdOf('Round', roundId) ? this.reads.one(actor, current, [roundId]) : undefined;
  }

  /** A finished proposal of the coordinator's programme. */
  async one(actor: Actor, id: string): Promise<ProposalSums | undefined> {
    return isIdOf('Proposal', id) ? this.reads.one(actor, byId, [id]) : undefined;
  }

  /** Counts over its outcomes, which no coordinator reads one by one: hence as the service, and still to be suppressed. */
  async counts(id: IdOf<'Proposal'>): Promise<ProposalCount[]> {
    return this.reads.all(reader, counts, [id]);
  }

  /** Its slots with what was filled, by id. */
  async slots(actor: Actor, id: string, { first, after }: PageRequest): Promise<Page<ProposalSlotRow>> {
    const rows = await this.reads.all(actor, slots, [id, startAfter(after), first + 1]);
    return pageOf(rows, first, slotKey);
  }

  /** The same of each of these over-demanded groups of it, by the group's number. One read however many. */
  async slotsOfGroups(
    actor: Actor,
    id: string,
    numbers: readonly number[],
    { first, after }: PageRequest,
  ): Promise<ReadonlyMap<number, Page<ProposalSlotRow>>> {
    const rows = await this.reads.all(actor, slotsOfGroups, [id, startAfter(after), first + 1, numbers]);
    const of = (number: number): ProposalSlotRow[] => rows.filter(({ group }) => group === number);
    return new Map(numbers.map((number) => [number, pageOf(of(number), first, slotKey)]));
  }
}

const startAfter = (after: string | null): string | number =>
  (after === null ? undefined : readCursor(after, 1))?.[0] ?? '';

const slotKey = ({ slotId }: ProposalSlotRow): [string] => [slotId];
