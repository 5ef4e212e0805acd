import { Resolver } from '@nestjs/graphql';
import { Command, Input, Public } from '#platform';
import { AnswerGuardianLink } from '../application/answer-guardian-link.use-case.js';
import { OpenGuardianLink } from '../application/open-guardian-link.js';
import {
  AnswerGuardianLinkInput,
  GuardianPagePayload,
  OpenGuardianLinkInput,
  toPagePayload,
} from './guardian-link.types.js';

/** Open to anybody, because guardians do not sign in: without the token of a link there is one page, and nothing on it. */
@Resolver()
export class GuardianLinkResolver {
  constructor(
    private readonly open: OpenGuardianLink,
    private readonly answer: AnswerGuardianLink,
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
}
