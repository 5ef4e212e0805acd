import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { Sheet } from '../domain/sheet.js';
import { lockToMove, type SheetCommand } from './own-sheet.js';
import type { ApplicationFormsTx } from './ports.js';

/** A student says yes to what somebody helped them to write, or throws a sheet away. */
export class MoveSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork<ApplicationFormsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: SheetCommand, to: 'DRAFT' | 'DISCARDED'): Promise<Sheet> {
    const at = this.surroundings.clock.now();
    return this.unitOfWork.run(actor, async (tx) => {
      const sheet = await lockToMove(tx, actor, command, to, at);
      const moved = { ...sheet, state: to };
      await tx.sheets.save(moved, at);
      const kind = to === 'DRAFT' ? 'application-sheet.confirmed' : 'application-sheet.discarded';
      await tx.outbox.add({ kind, subjectId: sheet.id });
      return moved;
    });
  }
}
