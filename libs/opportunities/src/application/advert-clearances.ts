import { placementDays, type DayRange } from '#calendar';
import { judged, type ClearanceRecord, type HostFacts, type Judged } from '#clearances';
import { invariant, today, type Clock, type LocalDate, type OpportunityId, type SlotId } from '#kernel';
import type { Decision } from '#safeguarding';
import { jointDecision } from '../domain/joint-decision.js';
import type { Opportunity } from '../domain/opportunity.js';
import type { Slot, SlotHours } from '../domain/slot.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';

/** Whose an advert or slot is. */
type Own = Pick<Opportunity, 'programmeId' | 'employerId'>;

/** What the rules say at PUBLISH of dates that an advert is to have. Pure. */
export function judgedDates(
  advert: HostFacts,
  { startsOn, endsOn, startsAt, finishesAt, breakMinutes }: DayRange & SlotHours,
  on: LocalDate,
): Judged {
  const days = placementDays(startsOn, endsOn).map((day) => ({ on: day, startsAt, finishesAt, breakMinutes }));
  return judged('PUBLISH', { ...advert, days }, {}, on);
}

/** What is kept of an advert or a slot at publication. */
function publishClearance(
  of: OpportunityId | SlotId,
  { programmeId, employerId }: Own,
  judged: Judged,
  decidedAt: Date,
): ClearanceRecord {
  return { ...judged, programmeId, employerId, of, stage: 'PUBLISH', decidedAt };
}

/** Keeps what the rules say of new dates of an advert that is shown, and of the advert itself, which was asked about with them. Two statements, however many. */
export async function keepDates(
  opportunity: Opportunity,
  advert: HostFacts,
  dates: readonly Slot[],
  { clearances }: Pick<OpportunitiesTx, 'clearances'>,
  clock: Clock,
): Promise<void> {
  const [on, at] = [today(clock), clock.now()];
  await clearances.voidOf(opportunity.id, 'PUBLISH', at);
  await clearances.record(
    publishClearance(opportunity.id, opportunity, judged('PUBLISH', advert, {}, on), at),
    ...dates.map((slot) => publishClearance(slot.id, opportunity, judgedDates(advert, slot, on), at)),
  );
}

/**
 * What the rules say of a locked advert and each of its slots to come, as one decision. Each part of it is kept, in place of what was kept
 * before. The facts are read as saved, beside the unit of work; the lock on the advert keeps its words and slots as they are.
 */
export async function decideAdvert(
  opportunity: Opportunity,
  { slots, clearances }: OpportunitiesTx,
  facts: AdvertFacts,
  clock: Clock,
): Promise<Decision> {
  const { id } = opportunity;
  const on = today(clock);
  const advert = await facts.ofOpportunity(id);
  invariant(advert !== undefined, 'an advert that is locked is there');
  const slotIds = await slots.upcomingOf(id, on);
  const upcoming = await facts.ofSlots(slotIds);
  const ofAdvert = judged('PUBLISH', advert, {}, on);
  const ofSlots = slotIds.flatMap((slotId) => {
    const host = upcoming.get(slotId);
    return host === undefined ? [] : [{ slotId, ...judged('PUBLISH', host, {}, on) }];
  });
  const at = clock.now();
  await clearances.voidOfAdvert(id, at);
  await clearances.record(
    publishClearance(id, opportunity, ofAdvert, at),
    ...ofSlots.map(({ slotId, ...ofSlot }) => publishClearance(slotId, opportunity, ofSlot, at)),
  );
  return jointDecision(
    ofAdvert.decision,
    ofSlots.map(({ decision }) => decision),
  );
}
