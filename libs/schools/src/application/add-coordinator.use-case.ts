import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Person, SchoolsTx } from './ports.js';

/** Somebody who is to coordinate a programme as well. */
export interface AddCoordinatorCommand {
  readonly programmeId: string;
  readonly coordinator: Person;
}

/**
 * Lets another coordinator into a programme: what is dangerous takes two to approve. Whoever runs the service does this, from the command line; no
 * operation of the API does.
 */
export class AddCoordinator {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    _surroundings: Surroundings,
  ) {}

  /** `actor` is the system; anybody else is stopped by the database. Throws `NotFound`. */
  run(actor: Actor, { programmeId, coordinator }: AddCoordinatorCommand): Promise<void> {
    return this.unitOfWork.run(actor, async ({ programmes, grants, outbox }) => {
      if (!isIdOf('Programme', programmeId) || !(await programmes.exists(programmeId)))
        throw new NotFound('Programme', programmeId);
      await grants.grantCoordinator(coordinator, programmeId);
      await outbox.add({ kind: 'programme.coordinator-added', subjectId: programmeId, programmeId });
    });
  }
}
