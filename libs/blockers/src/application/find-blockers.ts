import { judge, warningsOf, type BlockingReason, type GatheredFacts } from '#clearances';
import { invariant, type AllocationId, type LocalDate } from '#kernel';
import { agreementsOf } from '#placements';
import {
  blockersOf,
  liftedIn,
  talkBlockers,
  type Blocker,
  type LiftedBlock,
  type RenewingParty,
} from '../domain/blocker.js';
import type { WaitingPlace } from './ports.js';

/** What stands between a student and a place, with whose yes is out of date. */
export interface FoundBlockers {
  readonly blockers: readonly Blocker[];
  readonly outdated: readonly RenewingParty[];
  readonly lifted: readonly LiftedBlock[];
  /** What stops nothing and has to be answered when the place is confirmed, with what was said of it where it was. */
  readonly warnings: readonly BlockingReason[];
}

/** Everything that blocks a place as things stand in the facts gathered of it: the rules are asked. */
export function findBlockers(
  facts: ReadonlyMap<AllocationId, GatheredFacts>,
  place: WaitingPlace,
  on: LocalDate,
): FoundBlockers {
  const gathered = facts.get(place.id);
  invariant(gathered !== undefined, 'the facts of the place were gathered');
  const outdated = outdatedIn(place);
  const decision = judge('CONFIRM', gathered.host, gathered.place, on);
  const blockers = [...blockersOf(place.state, decision, outdated), ...talkBlockers(place.talkWaitsFor)];
  return { blockers, outdated, lifted: liftedIn(decision), warnings: warningsOf(decision, place.answered) };
}

/** Whose yes is from before the placement changed, as the confirmation would find. */
function outdatedIn({ agreed, state, placementVersion, startsOn }: WaitingPlace): RenewingParty[] {
  const agreements = agreementsOf({ ...agreed, state, placementVersion, startsOn, answers: [] });
  return agreements.flatMap(({ party, state: standing }) =>
    standing === 'OUTDATED' && (party === 'STUDENT' || party === 'EMPLOYER') ? [party] : [],
  );
}
