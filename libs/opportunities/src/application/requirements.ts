import { judge, requireAllowed } from '#clearances';
import { invariant, isIdOf, NotFound, today, type Clock } from '#kernel';
import { jointDecision } from '../domain/joint-decision.js';
import type { Opportunity } from '../domain/opportunity.js';
import { EmployerNotVerified, SafetyReportOpen } from '../domain/problems.js';
import type { AdvertFacts, Opportunities, OpportunitiesTx } from './ports.js';

/** The advert under that id, locked. Throws `NotFound` where there is none that the actor may change. */
export async function lockedOpportunity(opportunities: Opportunities, id: string): Promise<Opportunity> {
  const opportunity = isIdOf('Opportunity', id) ? await opportunities.lock(id) : undefined;
  if (opportunity === undefined) throw new NotFound('Opportunity', id);
  return opportunity;
}

/**
 * Throws unless the advert may be shown: its employer is verified, no open report keeps it out of sight, and the rules allow it with all
 * its slots. The facts are read as saved, beside the unit of work; the lock on the advert keeps its words and slots as they are.
 */
export async function requireShowable(
  { id, employerId }: Opportunity,
  { hosts, slots, reports }: OpportunitiesTx,
  facts: AdvertFacts,
  clock: Clock,
): Promise<void> {
  const employerState = await hosts.stateOf(employerId);
  if (employerState !== 'VERIFIED') throw new EmployerNotVerified(employerState);
  if (await reports.isHiding(id)) throw new SafetyReportOpen();
  const on = today(clock);
  const advert = await facts.ofOpportunity(id);
  invariant(advert !== undefined, 'an advert that is locked is there');
  const upcoming = await facts.ofSlots(await slots.upcomingOf(id, on));
  const ofSlots = [...upcoming.values()].map((slot) => judge('PUBLISH', slot, {}, on));
  requireAllowed(jointDecision(judge('PUBLISH', advert, {}, on), ofSlots), 'employer');
}
