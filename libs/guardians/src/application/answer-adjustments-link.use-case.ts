import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { hashOfToken } from '#mail';
import { maySayOfAdjustments } from '../domain/guardian-link.js';
import { askSchoolPage, releasePage, type GuardianPage } from '../domain/guardian-page.js';
import type { Language } from '../words/translations.js';
import type { FoundLink, GuardiansTx } from './ports.js';

/** Whether the employer may read what the student needs, as it comes from the page. */
export interface AnswerAdjustmentsLinkCommand {
  readonly token: string;
  readonly isReleased: boolean;
  /** Of the text that the page showed; needed for a yes. */
  readonly version: string | null;
  readonly language: Language | null;
}

const guardian = systemActor('guardian-link');

/**
 * Takes down whether the employer may read what the student needs: apart from the permission, before it or after it, and as often as a mind is
 * changed. A link that cannot be used gets the page that every dead link gets.
 */
export class AnswerAdjustmentsLink {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run({ token, isReleased, version, language }: AnswerAdjustmentsLinkCommand): Promise<GuardianPage> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(guardian, async (tx) => {
      const link = await tx.links.lockByToken(hashOfToken(token));
      if (link === undefined || !maySayOfAdjustments(link, isReleased, clock.now())) return askSchoolPage;
      if (isReleased && (version === null || version !== link.adjustments?.version)) return askSchoolPage;
      await this.keep(link, isReleased ? version : null, tx);
      return releasePage(isReleased, language ?? link.language);
    });
  }

  private async keep(link: FoundLink, version: string | null, { releases, outbox }: GuardiansTx): Promise<void> {
    const { clock, newId } = this.surroundings;
    const { allocationId, programmeId, schoolId, guardianId } = link;
    await releases.say({
      id: newId('AdjustmentsRelease'),
      place: { id: allocationId, programmeId, schoolId },
      channel: 'LINK',
      version,
      guardianId,
      givenOn: today(clock),
      by: null,
      at: clock.now(),
    });
    const kind = version === null ? 'adjustments.withheld' : 'adjustments.released';
    await outbox.add({ kind, subjectId: allocationId, programmeId, schoolId });
  }
}
