import { termsHash } from '#clearances';
import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { couldShow, isRepeated, isUsable, type GuardianReply } from '../domain/guardian-link.js';
import { askSchoolPage, donePage, type GuardianPage } from '../domain/guardian-page.js';
import type { Language } from '../words/translations.js';
import { hashOfToken } from '#mail';
import type { FoundLink, GuardiansTx } from './ports.js';

/** A guardian's answer, as it comes from the page. */
export interface AnswerGuardianLinkCommand {
  readonly token: string;
  readonly reply: GuardianReply;
  readonly signedName: string;
  /** The version of the placement that the page showed. */
  readonly placementVersion: number;
  readonly language: Language | null;
}

const guardian = systemActor('guardian-link');

const kinds = { GIVEN: 'permission.given', REFUSED: 'permission.refused' } as const;

/**
 * Takes a guardian's answer down, once. It counts at once and needs no second signature: the link went to an address that the school supplied
 * and nobody else could know. Saying the same again is harmless; anything else gets the page that every dead link gets.
 */
export class AnswerGuardianLink {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(command: AnswerGuardianLinkCommand): Promise<GuardianPage> {
    const now = this.surroundings.clock.now();
    const { token, reply, placementVersion } = command;
    return this.unitOfWork.run(guardian, async (tx) => {
      const link = await tx.links.lockByToken(hashOfToken(token));
      if (link === undefined) return askSchoolPage;
      const done = donePage(reply, command.language ?? link.language);
      if (isRepeated(link, reply, now)) return done;
      if (!isUsable(link, now) || !couldShow(link, placementVersion)) return askSchoolPage;
      await this.keep(command, link, tx, now);
      return done;
    });
  }

  private async keep(
    { reply, signedName, placementVersion: version }: AnswerGuardianLinkCommand,
    link: FoundLink,
    { links, answers, outbox }: GuardiansTx,
    at: Date,
  ): Promise<void> {
    const { clock, newId } = this.surroundings;
    const hash = termsHash(link.terms, 'GUARDIAN');
    const given = { version, termsHash: hash, reply, signedName, givenOn: today(clock), at };
    await answers.give({ id: newId('Permission'), link, ...given });
    await links.markAnswered(link.id, reply, at);
    const { allocationId: subjectId, programmeId, schoolId } = link;
    await outbox.add({ kind: kinds[reply], subjectId, programmeId, schoolId });
  }
}
