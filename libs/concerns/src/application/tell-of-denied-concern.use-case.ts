import { invariant, isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { ConcernsTx } from './ports.js';

/** Within so many hours both leads are told once of the same concern. */
const hoursOfSilence = 24;

/**
 * Tells both safeguarding leads when one of them asks for a concern of the other's school: the one whose concern it is, and the one who asked, who
 * learns no more by it. Whoever asks is answered in any case as if there were none.
 */
export class TellOfDeniedConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork<ConcernsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Does something with a concern; where there is none for the actor, whoever has to be told is told, and `NotFound` is thrown on. */
  async ifDenied<Result>(actor: Actor, concernId: string | null, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      // After the unit of work that found nothing, because that one is rolled back.
      if (error instanceof NotFound && concernId !== null) await this.run(actor, concernId);
      throw error;
    }
  }

  /** Does nothing where there is no such concern, or where it is the actor's own school's. */
  async run(actor: Actor, concernId: string): Promise<void> {
    if (!isIdOf('Concern', concernId)) return;
    await this.unitOfWork.run(actor, async ({ concerns, outbox }) => {
      const since = new Date(this.surroundings.clock.now().getTime() - hoursOfSilence * 3_600_000);
      const owner = await concerns.denied(concernId, since);
      if (owner === undefined) return;
      const { schoolId, programmeId } = actor;
      invariant(schoolId !== null && programmeId !== null, 'a safeguarding lead acts for a school');
      const denied = { kind: 'concern.denied', subjectId: concernId } as const;
      await outbox.add(
        { ...denied, programmeId: owner.programmeId, safeguardingOf: owner.schoolId },
        { ...denied, programmeId, safeguardingOf: schoolId },
      );
    });
  }
}
