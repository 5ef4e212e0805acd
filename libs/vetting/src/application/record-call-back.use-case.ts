import { SecondPersonNeeded } from '#employers';
import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { VettingTx } from './ports.js';
import { takeOnIdentified } from './steps.js';

/** A coordinator rang the adult on the organisation's public number and found them there: it must not be who brought them in. */
export class RecordCallBack {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, hostAdultId: string): Promise<void> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const { employers, outbox } = tx;
      const adult = isIdOf('HostAdult', hostAdultId) ? await employers.employerOfAdult(hostAdultId) : undefined;
      if (adult === undefined) throw new NotFound('HostAdult', hostAdultId);
      if (adult.registeredBy === actor.accountId) throw new SecondPersonNeeded();
      await employers.recordCallBack(hostAdultId, actor.accountId, clock.now());
      await outbox.add({ kind: 'host-adult.called-back', subjectId: hostAdultId, employerId: adult.employerId });
      await takeOnIdentified(tx, adult.employerId, clock);
    });
  }
}
