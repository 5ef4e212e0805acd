import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem, ClearanceType, toClearance, WarningsUnansweredProblem } from '#clearances';
import { localDate, type Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked } from '#platform';
import { ConfirmVisit } from '../application/confirm-visit.use-case.js';
import { MarkVisit } from '../application/mark-visit.use-case.js';
import { SetVisitRegister } from '../application/set-visit-register.use-case.js';
import { VisitQueries } from '../persistence/visit.queries.js';
import {
  ConfirmVisitInput,
  ConfirmVisitPayload,
  MarkVisitInput,
  MarkVisitPayload,
  NoRegisterProblem,
  RegisteredVisitorType,
  SetVisitRegisterInput,
  SetVisitRegisterPayload,
  TooFewStaffProblem,
  VisitorForEmployerType,
} from './visit.types.js';

@Resolver()
export class VisitResolver {
  constructor(
    private readonly queries: VisitQueries,
    private readonly register: SetVisitRegister,
    private readonly confirm: ConfirmVisit,
    private readonly mark: MarkVisit,
  ) {}

  @Query(() => [RegisteredVisitorType], { description: 'Who of your school goes on a visit, by name: 200 at most.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  visitRegister(
    @CurrentActor() actor: Actor,
    @Args('slotRequestId', { type: () => ID, description: 'A request of your school.' }) slotRequestId: string,
  ): Promise<RegisteredVisitorType[]> {
    return this.queries.register(actor, slotRequestId);
  }

  @Query(() => ClearanceType, {
    nullable: true,
    description:
      'What the safeguarding rules said last of a visit as it stands, with why it was confirmed where they warned; null before they were asked, and for what is not of your school.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async visitClearance(
    @CurrentActor() actor: Actor,
    @Args('slotRequestId', { type: () => ID, description: 'A request of your school.' }) slotRequestId: string,
  ): Promise<ClearanceType | null> {
    const decided = await this.queries.decided(actor, slotRequestId);
    return decided === undefined ? null : toClearance(decided, decided.answered);
  }

  @Query(() => [VisitorForEmployerType], {
    description:
      'The group that comes to you: year groups alone until the school has confirmed who comes. 200 at most.',
  })
  @Allow('EMPLOYER')
  visitors(
    @CurrentActor() actor: Actor,
    @Args('slotRequestId', { type: () => ID, description: 'A request to your employer.' }) slotRequestId: string,
    @Looked() look: Look,
  ): Promise<VisitorForEmployerType[]> {
    return this.queries.ofHost(actor, slotRequestId, look);
  }

  @Command({
    payload: SetVisitRegisterPayload,
    description: 'Says who of your school goes, in place of any list before.',
  })
  @Allow('CAREERS_LEAD')
  async setVisitRegister(
    @CurrentActor() actor: Actor,
    @Input() { slotRequestId, studentIds }: SetVisitRegisterInput,
  ): Promise<SetVisitRegisterPayload> {
    return { slotRequestId, studentCount: await this.register.run(actor, slotRequestId, studentIds) };
  }

  @Command({
    payload: ConfirmVisitPayload,
    problems: [NoRegisterProblem, TooFewStaffProblem, BlockedByRulesProblem, WarningsUnansweredProblem],
    description:
      'Confirms who goes and with how many adults, where the safeguarding rules let everybody go, and why where they warn; the employer sees first names and initials from then on.',
  })
  @Allow('CAREERS_LEAD')
  async confirmVisit(
    @CurrentActor() actor: Actor,
    @Input() { warnings, ...visit }: ConfirmVisitInput,
  ): Promise<ConfirmVisitPayload> {
    const studentCount = await this.confirm.run(actor, { ...visit, warnings: warnings ?? [] });
    return { slotRequestId: visit.slotRequestId, studentCount };
  }

  @Command({ payload: MarkVisitPayload, description: 'Marks who came on a visit, session by session, or corrects it.' })
  @Allow('EMPLOYER', 'CAREERS_LEAD')
  async markVisit(
    @CurrentActor() actor: Actor,
    @Input() { slotRequestId, marks }: MarkVisitInput,
  ): Promise<MarkVisitPayload> {
    const said = marks.map(({ studentId, came, onDay, session }) => ({
      studentId,
      came,
      onDay: typeof onDay === 'string' ? localDate(onDay) : null,
      session: session ?? null,
    }));
    await this.mark.run(actor, slotRequestId, said);
    return { slotRequestId };
  }
}
