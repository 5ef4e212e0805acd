import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { ChooseLetters, ConfirmMyMail, SetMyMail } from '../application/set-my-mail.use-cases.js';
import { MailAddressQueries } from '../persistence/mail-address.queries.js';
import {
  ChooseLettersInput,
  CodeJustSentProblem,
  CodeRefusedProblem,
  ConfirmMyMailInput,
  MyMailPayload,
  MyMailType,
  SetMyMailInput,
} from './mail.types.js';

const everybody = ['STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR'] as const;

@Resolver()
export class MailResolver {
  constructor(
    private readonly queries: MailAddressQueries,
    private readonly set: SetMyMail,
    private readonly confirm: ConfirmMyMail,
    private readonly choose: ChooseLetters,
  ) {}

  @Query(() => MyMailType, {
    nullable: true,
    description: 'Where letters to you go; null while you have named no address.',
  })
  @Allow(...everybody)
  async myMail(@CurrentActor() actor: Actor): Promise<MyMailType | null> {
    return this.queries.mine(actor);
  }

  @Command({
    payload: MyMailPayload,
    problems: [CodeJustSentProblem],
    description: 'Says where letters to you are to go. A code is sent there, for confirmMyMail.',
  })
  @Allow(...everybody)
  async setMyMail(@CurrentActor() actor: Actor, @Input() { address }: SetMyMailInput): Promise<MyMailPayload> {
    await this.set.run(actor, address ?? null);
    return { mail: await this.queries.mine(actor) };
  }

  @Command({
    payload: MyMailPayload,
    problems: [CodeRefusedProblem],
    description: 'Shows that the address is yours: letters go there from now on.',
  })
  @Allow(...everybody)
  async confirmMyMail(@CurrentActor() actor: Actor, @Input() { code }: ConfirmMyMailInput): Promise<MyMailPayload> {
    await this.confirm.run(actor, code);
    return { mail: await this.queries.mine(actor) };
  }

  @Command({
    payload: MyMailPayload,
    description: 'Says whether you want letters at all. What happens is told on your page in any case.',
  })
  @Allow(...everybody)
  async chooseLetters(@CurrentActor() actor: Actor, @Input() input: ChooseLettersInput): Promise<MyMailPayload> {
    await this.choose.run(actor, input.wantsLetters);
    return { mail: await this.queries.mine(actor) };
  }
}
