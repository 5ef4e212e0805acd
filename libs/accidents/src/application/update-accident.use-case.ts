import { InvalidInput, requireMove, today, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { accidentTransitions, harmFaults, type Accident, type AccidentKind } from '../domain/accident.js';
import { dutyOf } from '../domain/duties.js';
import { lockedAccident, toldBy } from './locked-accident.js';
import type { AccidentsTx } from './ports.js';
import { tellOfAccident } from './tell-of-accident.js';

/** What became known later. */
export interface UpdateAccidentCommand {
  readonly accidentId: string;
  /** As it was when null. */
  readonly kind: AccidentKind | null;
  /** As it was when null. */
  readonly daysUnable: number | null;
}

/** Adds how bad an accident turned out to be. Where that asks for more than before, it is open again and the clock begins anew. */
export class UpdateAccident {
  constructor(
    private readonly unitOfWork: UnitOfWork<AccidentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Saying again what was said is harmless. Throws `NotFound` and `InvalidInput`. */
  run(actor: Actor, command: UpdateAccidentCommand): Promise<Accident> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ accidents, outbox }) => {
      const before = await lockedAccident(accidents, command.accidentId);
      const harm = { kind: command.kind ?? before.kind, daysUnable: command.daysUnable ?? before.daysUnable };
      const faults = harmFaults(harm);
      if (faults.length > 0) throw new InvalidInput(faults);
      if (harm.kind === before.kind && harm.daysUnable === before.daysUnable) return before;
      const isAtWork = before.allocationId !== null;
      const was = dutyOf({ ...before, isAtWork });
      const now = dutyOf({ ...before, ...harm, isAtWork }, today(clock));
      const isMore = now.act === 'REPORT' && now.weight > was.weight;
      const isReopened = isMore && before.state !== 'OPEN';
      if (isReopened) requireMove('Accident', accidentTransitions, before.state, 'OPEN', actor.role as Role);
      const after: Accident = {
        ...before,
        ...harm,
        dueOn: now.weight === was.weight ? before.dueOn : now.dueOn,
        ...(isReopened ? { state: 'OPEN', reportedOn: null, authorityReference: null } : {}),
      };
      await accidents.keep(after, toldBy(actor, this.surroundings), isMore);
      await tellOfAccident(outbox, 'accident.changed', after);
      return after;
    });
  }
}
