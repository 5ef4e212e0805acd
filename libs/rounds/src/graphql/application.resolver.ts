import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import { isIdOf, type Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, pageRequest, toConnection } from '#platform';
import { ListApplications } from '../application/list-applications.js';
import { ListPlacementOptions } from '../application/list-placement-options.js';
import { RankApplications } from '../application/rank-applications.use-case.js';
import { SubmitApplication } from '../application/submit-application.use-case.js';
import { WithdrawApplication } from '../application/withdraw-application.use-case.js';
import {
  RankApplicationsInput,
  RankApplicationsPayload,
  SubmitApplicationInput,
  SubmitApplicationPayload,
  WithdrawApplicationInput,
  WithdrawApplicationPayload,
} from './application.inputs.js';
import { PlacementOptionArgs } from './application.inputs.js';
import { ApplicationType, PlacementOptionConnection, toApplication, toPlacementOption } from './application.types.js';
import {
  AlreadyAppliedProblem,
  RoundNotOpenProblem,
  SlotNotInRoundProblem,
  TooManyChoicesProblem,
} from './problems.js';

@Resolver()
export class ApplicationResolver {
  constructor(
    private readonly applications: ListApplications,
    private readonly options: ListPlacementOptions,
    private readonly submit: SubmitApplication,
    private readonly rank: RankApplications,
    private readonly withdraw: WithdrawApplication,
  ) {}

  @Query(() => [ApplicationType], { description: 'Your live applications in a round, the dearest first.' })
  @Allow('STUDENT')
  async myApplications(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<ApplicationType[]> {
    const { studentId } = actor;
    return studentId === null ? [] : (await this.applications.run(actor, roundId, studentId)).map(toApplication);
  }

  @Query(() => [ApplicationType], {
    description: 'The live applications of a student of your school in a round, the dearest first.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async applicationsOfStudent(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
  ): Promise<ApplicationType[]> {
    return isIdOf('Student', studentId)
      ? (await this.applications.run(actor, roundId, studentId)).map(toApplication)
      : [];
  }

  @Query(() => PlacementOptionConnection, {
    description:
      'Slots that you may apply for in an open round, within your limit of travel, by how well they fit your interests and how near they are.',
  })
  @Allow('STUDENT')
  async placementOptions(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args() args: PlacementOptionArgs,
  ): Promise<PlacementOptionConnection> {
    const view = { order: args.sort, maxMinutes: args.maxMinutes ?? null };
    return toConnection(await this.options.run(actor, roundId, pageRequest(args), view), toPlacementOption);
  }

  @Command({
    payload: SubmitApplicationPayload,
    problems: [
      RoundNotOpenProblem,
      SlotNotInRoundProblem,
      BlockedByRulesProblem,
      AlreadyAppliedProblem,
      TooManyChoicesProblem,
    ],
    description:
      'Applies for a slot, at the end of the list. To a student a slot that is closed to them, whatever closes it, is not there: NotFound.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async submitApplication(
    @CurrentActor() actor: Actor,
    @Input() input: SubmitApplicationInput,
  ): Promise<SubmitApplicationPayload> {
    const { id, rank } = await this.submit.run(actor, { ...input, studentId: input.studentId ?? null });
    return { applicationId: id, rank };
  }

  @Command({
    payload: RankApplicationsPayload,
    problems: [RoundNotOpenProblem],
    description: 'Puts the live applications of a round in order.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async rankApplications(
    @CurrentActor() actor: Actor,
    @Input() input: RankApplicationsInput,
  ): Promise<RankApplicationsPayload> {
    return { applicationIds: await this.rank.run(actor, { ...input, studentId: input.studentId ?? null }) };
  }

  @Command({
    payload: WithdrawApplicationPayload,
    problems: [RoundNotOpenProblem],
    description: 'Takes an application back while the round is open.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async withdrawApplication(
    @CurrentActor() actor: Actor,
    @Input() input: WithdrawApplicationInput,
  ): Promise<WithdrawApplicationPayload> {
    return { applicationId: (await this.withdraw.run(actor, input.applicationId)).id };
  }
}
