import { createHash } from 'node:crypto';
import type { AllocationId, IdOf, LocalDate, SlotId } from '#kernel';
import { instanceText } from '#matching';
import { constraintOf, type Transaction } from '#platform';
import type { Proposal, ProposedPlace, Proposals, SchoolStudent } from '../application/ports.js';
import { SlotsHaveChanged } from '../domain/problems.js';
import { causesWithList } from '../domain/reason.js';
import { holdingStates, isOnShow, slotTables } from './slot-sql.js';

/** Proposals in PostgreSQL, written by whole columns. */
export class PgProposals implements Proposals {
  constructor(private readonly tx: Transaction) {}

  async add(proposal: Proposal, at: Date): Promise<void> {
    const { id, programmeId, roundId, instance, ruleSetVersion, placed, unplaced, overDemand, consent } = proposal;
    const groups = overDemand.map(({ students, slots, seats }) => ({ students, slots, seats }));
    const instanceHash = createHash('sha256').update(instanceText(instance)).digest('hex');
    await this.tx.manager.query(
      `insert into proposal (id, programme_id, round_id, instance_hash, rule_set_version, placed, unplaced, over_demand, consent, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        programmeId,
        roundId,
        instanceHash,
        ruleSetVersion,
        placed,
        unplaced,
        JSON.stringify(groups),
        jsonOrNull(consent),
        at,
      ],
    );
    await this.addOutcomes(proposal);
    await this.addSlots(proposal);
  }

  async places(id: IdOf<'Proposal'>): Promise<ProposedPlace[]> {
    return this.tx.manager.query<ProposedPlace[]>(
      `select student_id as "studentId", school_id as "schoolId", slot_id as "slotId" from proposal_outcome
       where proposal_id = $1 and slot_id is not null and not is_kept order by slot_id, student_id`,
      [id],
    );
  }

  async withoutPlace(id: IdOf<'Proposal'>): Promise<SchoolStudent[]> {
    return this.tx.manager.query<SchoolStudent[]>(
      `select o.student_id as "studentId", o.school_id as "schoolId" from proposal_outcome o join proposal p on p.id = o.proposal_id
       where o.proposal_id = $1 and o.slot_id is null and o.reason #>> '{cause,kind}' <> 'ALREADY_PLACED'
         and (o.reason #>> '{cause,kind}' = any($2) or exists (select from application a where a.round_id = p.round_id
           and a.student_id = o.student_id and a.state = 'SUBMITTED'))
       order by o.student_id`,
      [id, causesWithList],
    );
  }

  async outdatedSlots(id: IdOf<'Proposal'>, today: LocalDate): Promise<SlotId[]> {
    const rows = await this.tx.manager.query<{ id: SlotId }[]>(
      `select distinct s.id from proposal_outcome p join (${slotTables}) on s.id = p.slot_id
       where p.proposal_id = $1 and not p.is_kept and (not (${isOnShow}) or s.starts_on <= $2::date
         or exists (select from allocation a where a.student_id = p.student_id and a.days && daterange(s.starts_on, s.ends_on, '[]')
           and a.state in ${holdingStates}))`,
      [id, today],
    );
    return rows.map((row) => row.id);
  }

  async offer(
    id: IdOf<'Proposal'>,
    places: readonly (ProposedPlace & { readonly allocationId: AllocationId })[],
    at: Date,
    until: Date | null,
  ): Promise<void> {
    try {
      await this.tx.manager.query(
        `insert into allocation (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, proposal_id, state,
           placement_version, days, offer_until, created_at, changed_at)
         select n.id, p.programme_id, p.school_id, p.student_id, s.employer_id, s.id, r.round_id, p.proposal_id, 'OFFERED',
           o.version, daterange(s.starts_on, s.ends_on, '[]'), case when $5::timestamptz is not null then least($5, slot_begins_at(s)) end, $4, $4
         from unnest($2::text[], $3::text[]) as n (id, student_id)
         join proposal_outcome p on p.proposal_id = $1 and p.student_id = n.student_id
         join proposal r on r.id = p.proposal_id join slot s on s.id = p.slot_id join opportunity o on o.id = s.opportunity_id`,
        [id, places.map(({ allocationId }) => allocationId), places.map(({ studentId }) => studentId), at, until],
      );
    } catch (error) {
      // Another round placed one of the students at this very moment.
      if (constraintOf(error) === 'allocation_no_overlap')
        throw new SlotsHaveChanged([...new Set(places.map(({ slotId }) => slotId))]);
      throw error;
    }
  }

  private async addOutcomes({ id, programmeId, outcomes }: Proposal): Promise<void> {
    await this.tx.manager.query(
      `insert into proposal_outcome (proposal_id, programme_id, student_id, school_id, slot_id, choice_rank, is_own_choice, out_minutes,
         back_minutes, is_travel_rough, needs_travel_grant, timetable_of, priority_class, is_kept, reason)
       select $1, $2, n.student_id, n.school_id, n.slot_id, n.choice_rank, n.choice_rank is not null, n.out_minutes, n.back_minutes,
         n.is_travel_rough, n.needs_travel_grant, n.timetable_of, n.priority_class, n.is_kept, n.reason
       from unnest($3::text[], $4::text[], $5::text[], $6::smallint[], $7::smallint[], $8::smallint[], $9::boolean[], $10::smallint[],
         $11::boolean[], $12::jsonb[], $13::boolean[], $14::date[]) as n (student_id, school_id, slot_id, choice_rank, out_minutes,
         back_minutes, is_travel_rough, priority_class, is_kept, reason, needs_travel_grant,
         timetable_of)`,
      [
        id,
        programmeId,
        outcomes.map(({ studentId }) => studentId),
        outcomes.map(({ schoolId }) => schoolId),
        outcomes.map(({ slotId }) => slotId),
        outcomes.map(({ choiceRank }) => choiceRank),
        outcomes.map(({ outMinutes }) => outMinutes),
        outcomes.map(({ backMinutes }) => backMinutes),
        outcomes.map(({ isTravelRough }) => isTravelRough),
        outcomes.map(({ priorityClass }) => priorityClass),
        outcomes.map(({ isKept }) => isKept),
        outcomes.map(({ reason }) => JSON.stringify(reason)),
        outcomes.map(({ needsTravelGrant }) => needsTravelGrant),
        outcomes.map(({ timetableOf }) => timetableOf),
      ],
    );
  }

  private async addSlots({ id, programmeId, slots, overDemand }: Proposal): Promise<void> {
    const groupOf = new Map(overDemand.flatMap(({ slotIds }, index) => slotIds.map((slotId) => [slotId, index + 1])));
    await this.tx.manager.query(
      `insert into proposal_slot (proposal_id, programme_id, slot_id, filled, cut_off, price, closure, over_demanded_group)
       select $1, $2, n.slot_id, n.filled, n.cut_off, n.price, n.closure, n.over_demanded_group
       from unnest($3::text[], $4::integer[], $5::jsonb[], $6::jsonb[], $7::jsonb[], $8::smallint[])
         as n (slot_id, filled, cut_off, price, closure, over_demanded_group)`,
      [
        id,
        programmeId,
        slots.map(({ slotId }) => slotId),
        slots.map(({ filled }) => filled),
        slots.map(({ cutoff }) => jsonOrNull(cutoff)),
        slots.map(({ price }) => jsonOrNull(price)),
        slots.map(({ closure }) => jsonOrNull(closure)),
        slots.map(({ slotId }) => groupOf.get(slotId) ?? null),
      ],
    );
  }
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
