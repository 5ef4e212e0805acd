import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { SecondPersonNeeded } from '../domain/problems.js';
import type { EmployersTx } from './ports.js';

/** A coordinator rang the adult on the organisation's public number and found them there: it must not be who brought them in. */
export class RecordCallBack {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmployersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, hostAdultId: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ employers, outbox }) => {
      const registrar = isIdOf('HostAdult', hostAdultId) ? await employers.registrarOfAdult(hostAdultId) : undefined;
      if (registrar === undefined) throw new NotFound('HostAdult', hostAdultId);
      if (registrar === actor.accountId) throw new SecondPersonNeeded();
      await employers.recordCallBack(hostAdultId, actor.accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'host-adult.called-back', subjectId: hostAdultId });
    });
  }
}
