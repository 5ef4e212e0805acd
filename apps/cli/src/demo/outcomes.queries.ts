import { systemActor } from '#kernel';
import { statement, type ScopedReads } from '#platform';

/** What a proposal gave one student, for the sums that the demo prints. No name, no date of birth. */
export interface OutcomeLine {
  readonly studentId: string;
  readonly school: string;
  readonly urn: string;
  readonly upn: string;
  readonly yearGroup: number;
  readonly isPlaced: boolean;
  /** The student's own rank of the place; null without a place, or for one that the service added. */
  readonly choiceRank: number | null;
  readonly outMinutes: number | null;
  readonly backMinutes: number | null;
  readonly isTravelRough: boolean | null;
  readonly priorityClass: number;
  readonly cause: string;
}

const outcomes = statement<OutcomeLine>(
  'demo_outcomes',
  `select o.student_id as "studentId", s.name as school, s.urn, i.upn, t.year_group as "yearGroup", o.slot_id is not null as "isPlaced",
     o.choice_rank as "choiceRank", o.out_minutes as "outMinutes", o.back_minutes as "backMinutes",
     o.is_travel_rough as "isTravelRough", o.priority_class as "priorityClass", o.reason -> 'cause' ->> 'kind' as cause
   from round r
   join proposal_outcome o on o.proposal_id = r.current_proposal_id
   join school s on s.id = o.school_id
   join student t on t.id = o.student_id
   join student_identity i on i.student_id = o.student_id
   where r.id = $1 order by s.name, o.student_id`,
);

/** Every student's outcome of the round's latest proposal, read as the service itself: on this machine everybody is invented. */
export function readOutcomes(reads: ScopedReads, roundId: string): Promise<OutcomeLine[]> {
  return reads.all(systemActor('demo'), outcomes, [roundId]);
}

/** A round that this database holds already. */
export interface EarlierRound {
  readonly roundId: string;
  readonly schoolYear: number;
  /** How many programmes are older than its own. */
  readonly earlierTellings: number;
}

const earlier = statement<EarlierRound>(
  'demo_earlier_round',
  `select r.id as "roundId", p.school_year as "schoolYear",
     (select count(*) from programme q where q.id < p.id)::integer as "earlierTellings"
   from round r join programme p on p.id = r.programme_id
   where r.state in ('PUBLISHED', 'SETTLED') order by r.created_at limit 1`,
);

const programmes = statement<{ count: number }>('demo_programmes', 'select count(*)::integer as count from programme');

/** How many programmes there are. */
export async function programmeCount(reads: ScopedReads): Promise<number> {
  return (await reads.one(systemActor('demo'), programmes))?.count ?? 0;
}

/** The round that an earlier start of the demo published, if there was one. */
export async function earlierRound(reads: ScopedReads): Promise<EarlierRound | undefined> {
  return reads.one(systemActor('demo'), earlier);
}

/** A place of the round that was offered for one week. */
export interface OfferedPlace {
  readonly allocationId: string;
  readonly slotId: string;
  readonly upn: string;
  readonly urn: string;
}

const inWeek = statement<OfferedPlace>(
  'demo_place_in_week',
  `select a.id as "allocationId", a.slot_id as "slotId", i.upn, s.urn
   from allocation a
   join slot t on t.id = a.slot_id
   join student_identity i on i.student_id = a.student_id
   join school s on s.id = a.school_id
   join proposal_outcome o on o.proposal_id = a.proposal_id and o.student_id = a.student_id
   where a.round_id = $1 and t.ends_on = $2 and a.state = 'OFFERED'
   order by o.choice_rank nulls last, a.student_id limit 1`,
);

/** The first offered place of a round in the week that ends on that day, by rank. */
export function readAutumnPlace(
  reads: ScopedReads,
  roundId: string,
  endsOn: string,
): Promise<OfferedPlace | undefined> {
  return reads.one(systemActor('demo'), inWeek, [roundId, endsOn]);
}
