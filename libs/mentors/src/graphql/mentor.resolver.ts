import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { OpportunityListingConnection, toListing } from '#opportunities';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AppointMentor } from '../application/appoint-mentor.use-case.js';
import { AssignMentor } from '../application/assign-mentor.use-case.js';
import { ClearMentor } from '../application/clear-mentor.use-case.js';
import { EndMentoring } from '../application/end-mentoring.use-case.js';
import { FindForStudent } from '../application/find-for-student.js';
import { MentorQueries } from '../persistence/mentor.queries.js';
import {
  AppointMentorInput,
  AppointMentorPayload,
  AssignMentorInput,
  AssignMentorPayload,
  ClearMentorInput,
  ClearMentorPayload,
  EndMentoringInput,
  EndMentoringPayload,
  MentorConnection,
  MentorNotClearedProblem,
  MentoredStudentConnection,
} from './mentor.types.js';

@Resolver()
export class MentorResolver {
  constructor(
    private readonly queries: MentorQueries,
    private readonly adverts: FindForStudent,
    private readonly appoint: AppointMentor,
    private readonly assign: AssignMentor,
    private readonly clear: ClearMentor,
    private readonly end: EndMentoring,
  ) {}

  @Query(() => MentorConnection, { description: 'The mentors of your school, each with whom they help now.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async mentors(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<MentorConnection> {
    return toConnection(await this.queries.ofSchool(actor, pageRequest(page)), ({ caseload, ...mentor }) => ({
      ...mentor,
      caseload: [...caseload],
    }));
  }

  @Query(() => MentoredStudentConnection, { description: 'The students whom you help now.' })
  @Allow('MENTOR')
  async myCaseload(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<MentoredStudentConnection> {
    return toConnection(await this.queries.caseload(actor, pageRequest(page)), ({ places, ...student }) => ({
      ...student,
      places: [...places],
    }));
  }

  @Query(() => OpportunityListingConnection, {
    description:
      'The adverts that are open to a student of your caseload, as the student sees them, newest first; without the way there.',
  })
  @Allow('MENTOR')
  async opportunitiesFor(
    @CurrentActor() actor: Actor,
    @Args('studentId', { type: () => ID, description: 'A student of your caseload.' }) studentId: string,
    @Args() page: PageArgs,
  ): Promise<OpportunityListingConnection> {
    return toConnection(await this.adverts.page(actor, studentId, pageRequest(page)), toListing);
  }

  @Command({
    payload: AppointMentorPayload,
    description: 'Lets somebody help students of your school; they see nobody until you give them a student.',
  })
  @Allow('CAREERS_LEAD')
  async appointMentor(
    @CurrentActor() actor: Actor,
    @Input() { knownAs, issuer, subject }: AppointMentorInput,
  ): Promise<AppointMentorPayload> {
    return { grantId: await this.appoint.run(actor, { knownAs, issuer, subject }) };
  }

  @Command({
    payload: AssignMentorPayload,
    problems: [MentorNotClearedProblem],
    description:
      'Gives a student of your school to a mentor whom the safeguarding lead has cleared, who then sees name and year. The student is told.',
  })
  @Allow('CAREERS_LEAD')
  async assignMentor(
    @CurrentActor() actor: Actor,
    @Input() { grantId, studentId }: AssignMentorInput,
  ): Promise<AssignMentorPayload> {
    return { mentoringId: await this.assign.run(actor, { grantId, studentId }) };
  }

  @Command({
    payload: ClearMentorPayload,
    description:
      'Records that you saw a mentor’s enhanced check, where they meet their students and who else is there; without it no student is given to them.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async clearMentor(
    @CurrentActor() actor: Actor,
    @Input() { grantId, checkSeenOn, meetsAt, meetingPlan }: ClearMentorInput,
  ): Promise<ClearMentorPayload> {
    const { checkValidUntil } = await this.clear.run(actor, { grantId, checkSeenOn, meetsAt, meetingPlan });
    return { grantId, checkValidUntil };
  }

  @Command({ payload: EndMentoringPayload, description: 'Takes a student out of a caseload, from now on.' })
  @Allow('CAREERS_LEAD')
  async endMentoring(
    @CurrentActor() actor: Actor,
    @Input() { mentoringId }: EndMentoringInput,
  ): Promise<EndMentoringPayload> {
    await this.end.run(actor, mentoringId);
    return { mentoringId };
  }
}
