import { InvalidInput, invariant, today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { EmployerNotVerified } from '#opportunities';
import { faultsOfPledge, type Pledge, type PledgeLine } from '../domain/pledge.js';
import { standingOn, type QuarterStanding } from '../domain/quarter.js';
import type { PledgesTx } from './ports.js';

/** How much an employer pledges. */
export interface SetPledgeCommand extends PledgeLine {
  /** 0 to 100,000; 0 takes the pledge back. */
  readonly amount: number;
  /** Why it is made or changed after its quarter began; may be left out before. */
  readonly reason: string | null;
}

const changeable: readonly QuarterStanding[] = ['AHEAD', 'RUNNING'];

/**
 * An employer pledges an amount for a quarter and an area, or changes it. Each change is kept beside what it was before. Throws InvalidInput,
 * EmployerNotVerified, and WrongState once the quarter is over.
 */
export class SetPledge {
  constructor(
    private readonly unitOfWork: UnitOfWork<PledgesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { reason, ...asked }: SetPledgeCommand): Promise<Pledge> {
    const { employerId, programmeId } = actor;
    invariant(employerId !== null && programmeId !== null, 'an employer acts for itself, in a programme');
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ pledges, employers, outbox }) => {
      const standing = standingOn(asked.quarter, today(clock));
      if (!changeable.includes(standing)) throw new WrongState('Pledge', standing, 'CHANGED', changeable);
      const faults = faultsOfPledge(asked, reason, standing);
      if (!(await pledges.knowsArea(asked.area)))
        faults.push({
          path: 'area',
          value: asked.area,
          message: 'has no school of your programme and no site of yours',
        });
      if (faults.length > 0) throw new InvalidInput(faults);
      const state = await employers.stateOf(employerId);
      if (state !== 'VERIFIED') throw new EmployerNotVerified(state);
      const at = clock.now();
      const line: Pledge = { ...asked, id: newId('Pledge'), employerId, programmeId };
      const { id, amount: before } = await pledges.lockOrMake(line, at);
      const pledge = { ...line, id };
      if (before === asked.amount) return pledge;
      const change = { id: newId('PledgeChange'), before, after: asked.amount, reason, by: actor.accountId, at };
      await pledges.change(pledge, change);
      await outbox.add({ kind: 'pledge.set', subjectId: id, employerId, detail: { before, after: asked.amount } });
      return pledge;
    });
  }
}
