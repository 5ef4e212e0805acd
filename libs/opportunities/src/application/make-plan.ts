import { eachDayOf } from '#calendar';
import { judge, reasonsFor, type HostFacts } from '#clearances';
import { invariant, today, type LocalDate, type Surroundings } from '#kernel';
import type { Opportunity } from '../domain/opportunity.js';
import type { SlotHours, SlotTerms } from '../domain/slot.js';
import { datesOf, hashOfPlan, planOf, type PlannedSlot, type SlotPattern } from '../domain/slot-plan.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { requireSchools } from './schedulable.js';

/** Slots of an advert that repeat, all with the same hours and terms. */
export interface PlanSlotsCommand extends SlotHours, SlotTerms {
  readonly opportunityId: string;
  readonly pattern: SlotPattern;
}

/** What a pattern would give. */
export interface SlotPlan {
  readonly planned: readonly PlannedSlot[];
  /** Says to `AddSlots` which plan was looked at. */
  readonly planHash: string;
}

/** The same, with what the rules read of the advert; null where they are asked at publication. */
export interface JudgedPlan extends SlotPlan {
  readonly advert: HostFacts | null;
}

/** What the pattern would give for an advert that is locked, as things stand. Three statements, and one more where the rules are asked. */
export async function makePlan(
  { id, state, programmeId }: Opportunity,
  command: PlanSlotsCommand,
  { slots }: OpportunitiesTx,
  facts: AdvertFacts,
  { clock }: Surroundings,
): Promise<JudgedPlan> {
  const { pattern, reservedSchoolIds, startsAt, finishesAt, breakMinutes } = command;
  await requireSchools(slots, reservedSchoolIds);
  const days = [...new Set(datesOf(pattern).flatMap(eachDayOf))];
  const advert = state === 'PUBLISHED' ? await facts.ofOpportunity(id) : null;
  invariant(advert !== undefined, 'an advert that is locked is there');
  const on = today(clock);
  const planned = planOf(pattern, {
    today: on,
    hours: command,
    closedOn: await slots.schoolsClosed(programmeId, reservedSchoolIds, days),
    existing: await slots.timesOf(id, pattern.from),
    brokenRules: (working: readonly LocalDate[]) => {
      if (advert === null) return [];
      const hours = working.map((day) => ({ on: day, startsAt, finishesAt, breakMinutes }));
      const decision = judge('PUBLISH', { ...advert, days: hours }, {}, on);
      return decision.outcome === 'ALLOWED' ? [] : reasonsFor(decision, 'employer').map(({ words }) => words);
    },
  });
  return { planned, planHash: hashOfPlan(planned, { ...command, pattern: null }), advert };
}
