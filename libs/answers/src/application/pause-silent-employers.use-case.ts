import { opportunityTransitions } from '#opportunities';
import { requireMove, systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import { silencesThatPause } from '../domain/answer-record.js';
import type { AnswersTx, SilentEmployer } from './ports.js';

const batchSize = 100;
const worker = systemActor('pause-silent-employers');

/**
 * Takes down the adverts of employers that have gone silent, so that no more schools wait for nothing. They come back when the employer publishes
 * them again, and it is told how. Run by the worker once requests have expired.
 */
export class PauseSilentEmployers {
  constructor(
    private readonly unitOfWork: UnitOfWork<AnswersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many employers. Harmless to repeat: silences before a pause count no more. */
  async run(): Promise<number> {
    for (let paused = 0; ;) {
      const silent = await this.unitOfWork.run(worker, ({ answers }) => answers.silent(silencesThatPause, batchSize));
      for (const employer of silent) await this.unitOfWork.run(worker, (tx) => this.pause(employer, tx));
      paused += silent.length;
      if (silent.length < batchSize) return paused;
    }
  }

  private async pause(employer: SilentEmployer, { answers, adverts, outbox }: AnswersTx): Promise<void> {
    const at = this.surroundings.clock.now();
    for (const { id, state } of await adverts.lockShownOf(employer.id)) {
      requireMove('Opportunity', opportunityTransitions, state, 'PAUSED', 'SYSTEM');
      await adverts.move(id, { to: 'PAUSED', at, reason: 'SILENCE' });
    }
    await answers.notePause(employer, at);
    const { id, programmeId } = employer;
    await outbox.add({ kind: 'employer.paused-for-silence', subjectId: id, programmeId, employerId: id });
  }
}
