import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CsvRejectedProblem } from '#csv';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked, PageArgs, pageRequest, toConnection } from '#platform';
import { ImportStudents } from '../application/import-students.use-case.js';
import { SetMyInterests } from '../application/set-my-interests.use-case.js';
import { StudentQueries } from '../persistence/student.queries.js';
import {
  ImportStudentsInput,
  ImportStudentsPayload,
  SetMyInterestsInput,
  SetMyInterestsPayload,
} from './student.inputs.js';
import { StudentForStaffConnection, StudentForStaffType, StudentSelfType, toStudentSelf } from './student.types.js';

@Resolver()
export class StudentResolver {
  constructor(
    private readonly queries: StudentQueries,
    private readonly imports: ImportStudents,
    private readonly interests: SetMyInterests,
  ) {}

  @Query(() => StudentForStaffConnection, { description: 'Students of your school, by family name and given name.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async students(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Looked() look: Look,
  ): Promise<StudentForStaffConnection> {
    return toConnection(await this.queries.ofSchool(actor, pageRequest(page), look), (row) => row);
  }

  @Query(() => StudentForStaffType, { nullable: true, description: 'A student of your school.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async student(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'A student of your school.' }) id: string,
    @Looked() look: Look,
  ): Promise<StudentForStaffType | null> {
    return (await this.queries.one(actor, id, look)) ?? null;
  }

  @Query(() => StudentSelfType, { nullable: true, description: 'You, as a student.' })
  @Allow('STUDENT')
  async myStudent(@CurrentActor() actor: Actor): Promise<StudentSelfType | null> {
    const self = await this.queries.self(actor);
    return self === undefined ? null : toStudentSelf(self);
  }

  /** Not through `Input`: that would refuse the file as a whole where the import says which cell is at fault. */
  @Command({
    payload: ImportStudentsPayload,
    problems: [CsvRejectedProblem],
    description:
      "Imports your school's students, all or none; those whose UPN your school has already are brought up to date.",
  })
  @Allow('CAREERS_LEAD')
  importStudents(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportStudentsInput,
  ): Promise<ImportStudentsPayload> {
    return this.imports.run(actor, input.csv);
  }

  @Command({ payload: SetMyInterestsPayload, description: 'Says which kinds of work appeal to you.' })
  @Allow('STUDENT')
  async setMyInterests(
    @CurrentActor() actor: Actor,
    @Input() input: SetMyInterestsInput,
  ): Promise<SetMyInterestsPayload> {
    return { interests: await this.interests.run(actor, input.interests) };
  }
}
