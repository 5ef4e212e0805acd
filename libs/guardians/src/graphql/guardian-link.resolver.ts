import { Resolver } from '@nestjs/graphql';
import { Command, Input, Public } from '#platform';
import { AnswerAdjustmentsLink } from '../application/answer-adjustments-link.use-case.js';
import { AnswerGuardianLink } from '../application/answer-guardian-link.use-case.js';
import { OpenGuardianLink } from '../application/open-guardian-link.js';
import { RaiseConcernByLink } from '../application/raise-concern-by-link.use-case.js';
import {
  AnswerAdjustmentsLinkInput,
  AnswerGuardianLinkInput,
  GuardianPagePayload,
  OpenGuardianLinkInput,
  RaiseConcernByLinkInput,
  toPagePayload,
} from './guardian-link.types.js';

/** Open to anybody, because guardians do not sign in: without the token of a link there is one page, and nothing on it. */
@Resolver()
export class GuardianLinkResolver {
  constructor(
    private readonly open: OpenGuardianLink,
    private readonly answer: AnswerGuardianLink,
    private readonly answerAdjustments: AnswerAdjustmentsLink,
    private readonly raise: RaiseConcernByLink,
  ) {}

  @Command({
    payload: GuardianPagePayload,
    description:
      'Shows a parent or carer what a link is about. Changes nothing, however often it is opened; a mutation, so that no token is ever part of an address.',
  })
  @Public()
  async openGuardianLink(@Input() { token, language }: OpenGuardianLinkInput): Promise<GuardianPagePayload> {
    return toPagePayload(await this.open.run(token, language ?? null));
  }

  @Command({
    payload: GuardianPagePayload,
    description:
      "Takes down a parent's or carer's answer, once for each link. Giving the same answer again is harmless.",
  })
  @Public()
  async answerGuardianLink(@Input() input: AnswerGuardianLinkInput): Promise<GuardianPagePayload> {
    const { token, answer, name, version, language } = input;
    const page = await this.answer.run({
      token,
      reply: answer === 'YES' ? 'GIVEN' : 'REFUSED',
      signedName: name,
      placementVersion: version,
      language: language ?? null,
    });
    return toPagePayload(page);
  }

  @Command({
    payload: GuardianPagePayload,
    description:
      'Takes down whether the employer may read what the student needs: apart from the permission, and taken back at any time while the link is kept.',
  })
  @Public()
  async answerAdjustmentsByLink(@Input() input: AnswerAdjustmentsLinkInput): Promise<GuardianPagePayload> {
    const { token, isReleased, version, language } = input;
    return toPagePayload(
      await this.answerAdjustments.run({ token, isReleased, version: version ?? null, language: language ?? null }),
    );
  }

  @Command({
    payload: GuardianPagePayload,
    description:
      "Tells the safeguarding lead of the school, and nobody else, of a parent's or carer's worry. Works before and after the answer, and always shows the same page.",
  })
  @Public()
  async raiseConcernByLink(@Input() input: RaiseConcernByLinkInput): Promise<GuardianPagePayload> {
    const { token, text, isAllegation, language } = input;
    return toPagePayload(
      await this.raise.run({ token, text, isAllegation: isAllegation === true, language: language ?? null }),
    );
  }
}
