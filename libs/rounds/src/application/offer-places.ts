import { groupBy, today, type DomainEvent, type IdOf, type SlotId, type Surroundings } from '#kernel';
import { SlotsHaveChanged } from '../domain/problems.js';
import { offerUntil, roundEvents, type Round } from '../domain/round.js';
import { cancelRuns } from './cancel-runs.js';
import { judgedPlaces } from './judged-places.js';
import type { ProposedPlace, RoundsTx, RuleFacts } from './ports.js';

/** A round whose places have been offered. */
export interface PublishedRound {
  readonly round: Round;
  /** How many students were offered a place now. */
  readonly offered: number;
}

/**
 * Publishes a proposal of a locked round: offers every place that its student did not hold before, or none, throwing `SlotsHaveChanged`
 * when slots or students changed since, also where the rules no longer allow it; what they say of each is kept with it. From then on everybody reads this proposal's outcomes; the first time, whoever got nothing is told as
 * well, and that employers have answered. Run as the service.
 */
export async function offerPlaces(
  tx: RoundsTx,
  round: Round,
  proposalId: IdOf<'Proposal'>,
  facts: RuleFacts,
  { clock, newId }: Surroundings,
): Promise<PublishedRound> {
  const { rounds, proposals, slotPlaces, clearances, outbox } = tx;
  const at = clock.now();
  const places = (await proposals.places(proposalId)).map((place) => ({ ...place, allocationId: newId('Allocation') }));
  const cleared = await judgedPlaces(places, facts, today(clock));
  const changed = [
    ...cleared.flatMap(({ decision, place }) => (decision.outcome === 'ALLOWED' ? [] : [place.slotId])),
    ...(await proposals.outdatedSlots(proposalId, today(clock))),
    ...(await takeAll(places, slotPlaces)),
  ];
  if (changed.length > 0) throw new SlotsHaveChanged([...new Set(changed)].sort());
  await proposals.offer(proposalId, places, at, offerUntil(round, at));
  const { programmeId } = round;
  await clearances.record(
    ...cleared.map(({ place: { allocationId: of, schoolId }, ...judged }) => {
      return { ...judged, programmeId, schoolId, of, stage: 'ALLOCATE' as const, decidedAt: at };
    }),
  );
  await rounds.setProposal(round.id, 'PUBLISHED', proposalId);
  await cancelRuns(tx, round.id, at);
  await outbox.add(
    { kind: roundEvents.PUBLISHED, subjectId: round.id },
    ...places.map(({ allocationId: subjectId, schoolId, studentId }) => ({
      kind: 'allocation.offered',
      subjectId,
      schoolId,
      studentId,
    })),
    ...(round.state === 'PUBLISHED' ? [] : await firstNews(tx, round, proposalId)),
  );
  return { round: { ...round, state: 'PUBLISHED', currentProposalId: proposalId }, offered: places.length };
}

/** What becomes known besides the offers when a round is published for the first time. */
async function firstNews(
  { rounds, proposals }: RoundsTx,
  round: Round,
  proposalId: IdOf<'Proposal'>,
): Promise<DomainEvent[]> {
  const [without, answered] = [await proposals.withoutPlace(proposalId), await rounds.answered(round.id)];
  return [
    ...without.map((concerned) => ({ kind: 'round.without-place', subjectId: round.id, ...concerned })),
    ...answered.map(({ applicationId: subjectId, ...concerned }) => ({
      kind: 'application.answer-shown',
      subjectId,
      ...concerned,
    })),
  ];
}

/** Takes the places slot by slot, always in the order of ids, so that two who take at once never wait for each other in a circle. */
async function takeAll(places: readonly ProposedPlace[], slotPlaces: RoundsTx['slotPlaces']): Promise<SlotId[]> {
  const failed: SlotId[] = [];
  for (const [slotId, placed] of groupBy(places, (place) => place.slotId)) {
    const { outcome } = await slotPlaces.take(slotId, placed.length);
    if (outcome !== 'TAKEN') failed.push(slotId);
  }
  return failed;
}
