import { keepAllegation, keepConcern } from '#concerns';
import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import { mayRaiseConcern } from '../domain/guardian-link.js';
import { heardPage, type GuardianPage } from '../domain/guardian-page.js';
import type { Language } from '../words/translations.js';
import { hashOfToken } from '#mail';
import type { FoundLink, GuardiansTx } from './ports.js';

/** A guardian's worry, as it comes from the page. */
export interface RaiseConcernByLinkCommand {
  readonly token: string;
  readonly text: string;
  readonly isAllegation: boolean;
  readonly language: Language | null;
}

const guardian = systemActor('guardian-link');

/**
 * Tells the safeguarding lead of a guardian's worry. Uses the link up in nothing, and works by one that was answered or is over as well: most
 * worries come later. Whatever the token is, the answer is the same page, so that nobody learns what a link was.
 */
export class RaiseConcernByLink {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  async run({ token, text, isAllegation, language }: RaiseConcernByLinkCommand): Promise<GuardianPage> {
    await this.unitOfWork.run(guardian, async (tx) => {
      const link = await tx.links.lockByToken(hashOfToken(token));
      if (link !== undefined && mayRaiseConcern(link)) await this.keep(link, text, isAllegation, tx);
    });
    return heardPage(language);
  }

  private async keep(link: FoundLink, body: string, isAllegation: boolean, tx: GuardiansTx): Promise<void> {
    const { programmeId, schoolId, studentId, allocationId, guardianId, host } = link;
    const subject = { programmeId, schoolId, studentId, allocationId };
    const author = { raisedAs: 'GUARDIAN', raisedBy: null, guardianId } as const;
    const concern = { ...subject, ...author, body, feltSafe: null };
    if (isAllegation) await keepAllegation(tx, this.surroundings, guardian, { ...concern, host });
    else await keepConcern(tx, this.surroundings, { ...concern, host: null });
  }
}
