import { invariant, type Actor, type UnitOfWork } from '#kernel';
import type { AnswersTx } from './ports.js';

/** An employer says how many requests it can answer in a week, from all schools together. */
export class SetContactCap {
  constructor(private readonly unitOfWork: UnitOfWork<AnswersTx>) {}

  /** @param mostAWeek 1 to 500, or null for as many as come */
  run({ employerId, programmeId, ...actor }: Actor, mostAWeek: number | null): Promise<void> {
    invariant(employerId !== null && programmeId !== null, 'an employer acts for itself, in a programme');
    return this.unitOfWork.run({ employerId, programmeId, ...actor }, async ({ answers, outbox }) => {
      await answers.setMostAWeek(employerId, programmeId, mostAWeek);
      await outbox.add({ kind: 'employer.contact-cap-set', subjectId: employerId, employerId });
    });
  }
}
