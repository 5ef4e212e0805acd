import { invariant, today, type Actor, type SlotId, type Surroundings, type UnitOfWork } from '#kernel';
import { groupBy } from '../domain/group-by.js';
import { SlotsHaveChanged } from '../domain/problems.js';
import { roundEvents, type Round } from '../domain/round.js';
import { lockToMove } from './locked-round.js';
import { serviceFor } from './own-programme.js';
import type { ProposedPlace, RoundsTx } from './ports.js';

/** A round whose places have been offered. */
export interface PublishedRound {
  readonly round: Round;
  /** How many students were offered a place. */
  readonly offered: number;
}

/** Offers every place of the latest proposal to its student, or none: slots that changed since call for another proposal. */
export class PublishRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, roundId: string): Promise<PublishedRound> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(serviceFor(actor), async ({ rounds, proposals, slotPlaces, outbox }) => {
      const round = await lockToMove(rounds, actor, roundId, 'PUBLISHED');
      const { currentProposalId: proposalId } = round;
      invariant(proposalId !== null, 'a round that is proposed has a proposal');
      const places = (await proposals.places(proposalId)).map((place) => ({
        ...place,
        allocationId: newId('Allocation'),
      }));
      const changed = [
        ...(await proposals.outdatedSlots(proposalId, today(clock))),
        ...(await takeAll(places, slotPlaces)),
      ];
      if (changed.length > 0) throw new SlotsHaveChanged([...new Set(changed)].sort());
      await proposals.offer(proposalId, places, clock.now());
      await rounds.setState(round.id, 'PUBLISHED');
      await outbox.add(
        { kind: roundEvents.PUBLISHED, subjectId: round.id },
        ...places.map(({ allocationId: subjectId, schoolId, studentId }) => ({
          kind: 'allocation.offered',
          subjectId,
          schoolId,
          studentId,
        })),
      );
      return { round: { ...round, state: 'PUBLISHED' }, offered: places.length };
    });
  }
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
