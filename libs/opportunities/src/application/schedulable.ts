import { isIdOf, NotFound, WrongState, type SchoolId } from '#kernel';
import { schedulableStates, type Opportunity } from '../domain/opportunity.js';
import type { Opportunities, Slots } from './ports.js';

/** The advert of that id, locked, when it may be given slots. Throws `NotFound` and `WrongState`. */
export async function schedulable(opportunities: Opportunities, id: string): Promise<Opportunity> {
  const opportunity = isIdOf('Opportunity', id) ? await opportunities.lock(id) : undefined;
  if (opportunity === undefined) throw new NotFound('Opportunity', id);
  const { state } = opportunity;
  if (!schedulableStates.includes(state)) throw new WrongState('Opportunity', state, 'SCHEDULED', schedulableStates);
  return opportunity;
}

/** Throws `NotFound` for the first of the schools that is none of the actor's programme. */
export async function requireSchools(slots: Slots, ids: readonly SchoolId[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await slots.schoolsAmong(ids);
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new NotFound('School', missing);
}
