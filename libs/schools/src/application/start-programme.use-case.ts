import { InvalidInput, type Actor, type ProgrammeId, type Surroundings, type UnitOfWork } from '#kernel';
import { programmeFaults } from '../domain/programme.js';
import type { Person, SchoolsTx } from './ports.js';

/** A programme that is to begin, and who will coordinate it. */
export interface StartProgrammeCommand {
  readonly name: string;
  readonly area: string;
  /** The calendar year in which its school year starts. */
  readonly schoolYear: number;
  readonly coordinator: Person;
}

/** Starts a programme with its coordinator. Whoever runs the service does this, from the command line; no operation of the API does. */
export class StartProgramme {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The new programme's id. `actor` is the system; anybody else is stopped by the database. Throws `InvalidInput` with every fault. */
  run(actor: Actor, { name, area, schoolYear, coordinator }: StartProgrammeCommand): Promise<ProgrammeId> {
    return this.unitOfWork.run(actor, async ({ programmes, grants, outbox }) => {
      const faults = programmeFaults({ name, area, schoolYear });
      if (faults.length > 0) throw new InvalidInput(faults);
      const id = this.surroundings.newId('Programme');
      await programmes.add({ id, name, area, schoolYear });
      await grants.grantCoordinator(coordinator, id);
      await outbox.add({ kind: 'programme.started', subjectId: id, programmeId: id });
      return id;
    });
  }
}
