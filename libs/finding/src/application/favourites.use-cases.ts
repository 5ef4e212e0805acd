import {
  InvalidInput,
  isIdOf,
  NotFound,
  type Actor,
  type OpportunityId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { FindingTx, OpenAdvert, OpenToActor } from './ports.js';

/** Keeps an advert as a favourite: of a student any that is open to them, of a careers lead any that a class can go to. Doing it again changes nothing. */
export class AddFavourite {
  constructor(
    private readonly unitOfWork: UnitOfWork<FindingTx>,
    private readonly surroundings: Surroundings,
    private readonly open: OpenToActor,
  ) {}

  /** Throws NotFound, and InvalidInput where a careers lead names a placement, which is the students' own choice. */
  async run(actor: Actor, opportunityId: string): Promise<OpportunityId> {
    const [open] = isIdOf('Opportunity', opportunityId) ? await this.open.withIds(actor, [opportunityId]) : [];
    if (open === undefined) throw new NotFound('Opportunity', opportunityId);
    return this.keep(actor, open);
  }

  private keep(actor: Actor, { id: opportunityId, kind }: OpenAdvert): Promise<OpportunityId> {
    return this.unitOfWork.run(actor, async ({ favourites }) => {
      if (kind === 'PLACEMENT' && actor.studentId === null) {
        const message = 'is a placement: those are kept by the students themselves';
        throw new InvalidInput([{ path: 'opportunityId', value: opportunityId, message }]);
      }
      await favourites.keep(opportunityId, this.surroundings.clock.now());
      return opportunityId;
    });
  }
}

/** Keeps an advert no longer, whatever has become of it. Doing it again changes nothing. */
export class RemoveFavourite {
  constructor(private readonly unitOfWork: UnitOfWork<FindingTx>) {}

  run(actor: Actor, opportunityId: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ favourites }) => {
      if (isIdOf('Opportunity', opportunityId)) await favourites.drop(opportunityId);
    });
  }
}
