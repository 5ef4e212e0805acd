import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { HostAdult } from '../domain/employer.js';
import { ownEmployer } from './own-employer.js';
import type { EmployersTx } from './ports.js';

/** An adult who will look after students. */
export interface AddHostAdultCommand {
  readonly siteId: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly workEmail: string;
  /** Digits, with or without a plus; nobody else at the site has the same. */
  readonly workPhone: string | null;
}

/** Names an adult at a site; a coordinator rings them at work before the employer can be verified. */
export class AddHostAdult {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmployersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: AddHostAdultCommand): Promise<HostAdult> {
    const { employerId, programmeId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ employers, outbox }) => {
      const { siteId } = command;
      if (!isIdOf('Site', siteId) || !(await employers.hasSite(employerId, siteId))) throw new NotFound('Site', siteId);
      const adult: HostAdult = {
        ...command,
        siteId,
        id: this.surroundings.newId('HostAdult'),
        employerId,
        programmeId,
      };
      await employers.addHostAdult(adult);
      await outbox.add({ kind: 'host-adult.added', subjectId: adult.id, employerId });
      return adult;
    });
  }
}
