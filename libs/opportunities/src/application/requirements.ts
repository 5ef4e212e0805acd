import { isIdOf, NotFound, type Clock } from '#kernel';
import type { Decision } from '#safeguarding';
import type { Opportunity } from '../domain/opportunity.js';
import { EmployerNotVerified, SafetyReportOpen } from '../domain/problems.js';
import { decideAdvert } from './advert-clearances.js';
import type { AdvertFacts, Opportunities, OpportunitiesTx } from './ports.js';

/** The advert under that id, locked. Throws `NotFound` where there is none that the actor may change. */
export async function lockedOpportunity(opportunities: Opportunities, id: string): Promise<Opportunity> {
  const opportunity = isIdOf('Opportunity', id) ? await opportunities.lock(id) : undefined;
  if (opportunity === undefined) throw new NotFound('Opportunity', id);
  return opportunity;
}

/**
 * Throws unless the advert may be asked to be shown: its employer is verified, and no open report keeps it out of sight. What the safeguarding
 * rules say of it then, with all its slots, is kept either way.
 */
export async function decideShowable(
  opportunity: Opportunity,
  tx: OpportunitiesTx,
  facts: AdvertFacts,
  clock: Clock,
): Promise<Decision> {
  const employerState = await tx.hosts.stateOf(opportunity.employerId);
  if (employerState !== 'VERIFIED') throw new EmployerNotVerified(employerState);
  if (await tx.reports.isHiding(opportunity.id)) throw new SafetyReportOpen();
  return decideAdvert(opportunity, tx, facts, clock);
}
