import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked, PageArgs, pageRequest, toConnection } from '#platform';
import { MarkFilePassedOn } from '../application/mark-file-passed-on.use-case.js';
import { StudentHasLeft, TakeBackDeparture } from '../application/student-has-left.use-cases.js';
import { DepartureQueries } from '../persistence/departure.queries.js';
import {
  ChildFileConnection,
  ChildFilesArgs,
  LeftStudentConnection,
  LeftStudentInput,
  LeftStudentPayload,
  MarkFilePassedOnInput,
  StudentHasLeftInput,
} from './departure.types.js';

@Resolver()
export class DepartureResolver {
  constructor(
    private readonly queries: DepartureQueries,
    private readonly leave: StudentHasLeft,
    private readonly stay: TakeBackDeparture,
    private readonly passOn: MarkFilePassedOn,
  ) {}

  @Query(() => LeftStudentConnection, { description: 'Students who have left your school, or will, told last first.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async leftStudents(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<LeftStudentConnection> {
    return toConnection(await this.queries.left(actor, pageRequest(page)), (row) => row);
  }

  @Query(() => ChildFileConnection, {
    description: 'Files of child protection that have to follow students who have left, the first due first.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async filesToPassOn(
    @CurrentActor() actor: Actor,
    @Args() args: ChildFilesArgs,
    @Looked() look: Look,
  ): Promise<ChildFileConnection> {
    return toConnection(await this.queries.files(actor, pageRequest(args), args.state ?? null, look), (row) => row);
  }

  @Command({
    payload: LeftStudentPayload,
    description:
      'Says that a student has left your school, or will, and where to. Saying it again puts it right. No other school is told.',
  })
  @Allow('CAREERS_LEAD')
  async studentHasLeft(@CurrentActor() actor: Actor, @Input() input: StudentHasLeftInput): Promise<LeftStudentPayload> {
    const { studentId, leftOn, newSchoolName = null } = input;
    await this.leave.run(actor, { studentId, leftOn, newSchoolName });
    return { studentId };
  }

  @Command({ payload: LeftStudentPayload, description: 'Takes back that a student has left.' })
  @Allow('CAREERS_LEAD')
  async takeBackDeparture(
    @CurrentActor() actor: Actor,
    @Input() { studentId }: LeftStudentInput,
  ): Promise<LeftStudentPayload> {
    return { studentId: await this.stay.run(actor, studentId) };
  }

  @Command({
    payload: LeftStudentPayload,
    description:
      'Notes that you have passed the file of a student who has left on to the new school, outside Foothold.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async markFilePassedOn(
    @CurrentActor() actor: Actor,
    @Input() input: MarkFilePassedOnInput,
  ): Promise<LeftStudentPayload> {
    return { studentId: await this.passOn.run(actor, input) };
  }
}
