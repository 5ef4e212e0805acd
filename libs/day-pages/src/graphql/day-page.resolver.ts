import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { LanguageEnum, type Language } from '#guardians';
import type { Actor, Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, SURROUNDINGS } from '#platform';
import { ConfirmTalk } from '../application/confirm-talk.use-case.js';
import { MakeDayPage } from '../application/make-day-page.js';
import { SendDayPage } from '../application/send-day-page.use-case.js';
import { dayPageHtml } from '../rendering/day-page-html.js';
import { dayPagePdf } from '../rendering/day-page-pdf.js';
import {
  ConfirmExpectationsTalkInput,
  DayPageType,
  ExpectationsTalkPayload,
  SendDayPageInput,
  SendDayPagePayload,
} from './day-page.types.js';

@Resolver()
export class DayPageResolver {
  constructor(
    private readonly make: MakeDayPage,
    private readonly confirm: ConfirmTalk,
    private readonly send: SendDayPage,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => DayPageType, {
    nullable: true,
    description:
      'Your page for the days of a placement: what you do, how you get there and back, lunch, clothes, whom to ask for and how to get help. ' +
      'Where and whom is shown once your school has confirmed it. Null for what is no placement of yours that is ahead.',
  })
  @Allow('STUDENT')
  async dayPage(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'A placement of yours; see myAllocations.' }) allocationId: string,
    @Args('language', { type: () => LanguageEnum, nullable: true, description: 'Of the HTML page; English unless you say.' })
    language: Language | null,
  ): Promise<DayPageType | null> {
    const page = await this.make.ofStudent(actor, allocationId, language ?? 'EN');
    const english = language === null || language === 'EN' ? page : await this.make.ofStudent(actor, allocationId, 'EN');
    if (page === undefined || english === undefined) return null;
    const pdf = await dayPagePdf(english, this.surroundings.clock.now());
    return { html: dayPageHtml(page), pdf: pdf.toString('base64') };
  }

  @Command({
    payload: ExpectationsTalkPayload,
    description:
      'Says that you have talked about what to expect. It counts as held once the student and either the employer or the school have said so.',
  })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async confirmExpectationsTalk(
    @CurrentActor() actor: Actor,
    @Input() input: ConfirmExpectationsTalkInput,
  ): Promise<ExpectationsTalkPayload> {
    return { standing: await this.confirm.run(actor, input) };
  }

  @Command({
    payload: SendDayPagePayload,
    description:
      'Tells a student that the page for their placement is there, and sends each contact at home that may be written to a link to it.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async sendDayPage(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: SendDayPageInput,
  ): Promise<SendDayPagePayload> {
    const { linkIds, expiresAt } = await this.send.run(actor, allocationId);
    return { links: linkIds.length, expiresAt: expiresAt.toISOString().replace(/\.\d+Z$/, 'Z') };
  }
}
