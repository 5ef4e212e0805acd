import { InvalidInput, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { LiveApplication, SubmitApplication } from '#rounds';
import { sheetFaults } from '../domain/sheet-faults.js';
import { lockToMove, type SheetCommand } from './own-sheet.js';
import type { ApplicationFormsTx } from './ports.js';

/** A student sends what they wrote: it becomes an application at the end of their list, or every fault is told at once. */
export class SendSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork<ApplicationFormsTx>,
    private readonly surroundings: Surroundings,
    private readonly submit: Pick<SubmitApplication, 'within'>,
  ) {}

  /** Throws also whatever submitting does. */
  run(actor: Actor, command: SheetCommand): Promise<LiveApplication> {
    const at = this.surroundings.clock.now();
    return this.unitOfWork.run(actor, async (tx) => {
      const sheet = await lockToMove(tx, actor, command, 'SENT', at);
      const asked = await tx.sheets.asked(sheet);
      const faults = sheetFaults(sheet, asked);
      if (faults.length > 0) throw new InvalidInput(faults);
      const { roundId, slotId, statement } = sheet;
      const application = await this.submit.within({ run: (_, work) => work(tx) }).run(actor, {
        roundId,
        slotId,
        statement,
        studentId: null,
        hasSheet: true,
      });
      const answers = asked.questions.flatMap(({ position, question }) => {
        const answer = sheet.answers.find((given) => given.position === position)?.answer.trim() ?? '';
        return answer === '' ? [] : [{ position, question, answer }];
      });
      await tx.sheets.send(sheet, application.id, answers, at);
      return application;
    });
  }
}
