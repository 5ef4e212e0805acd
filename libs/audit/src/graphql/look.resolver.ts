import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, toConnection } from '#platform';
import { LookQueries } from '../persistence/look.queries.js';
import { LookAtMeConnection, LookAtStudentConnection } from './look.types.js';

@ArgsType()
class LooksArgs extends PageArgs {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;
}

@Resolver()
export class LookResolver {
  constructor(private readonly queries: LookQueries) {}

  @Query(() => LookAtMeConnection, {
    description: 'Which roles looked at what kind of data about you, and on which day, the latest first.',
  })
  @Allow('STUDENT')
  async looksAtMe(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<LookAtMeConnection> {
    return toConnection(await this.queries.own(actor, pageRequest(page)), (row) => row);
  }

  @Query(() => LookAtStudentConnection, {
    description: 'Who looked at what about a student of your school, the latest first.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async looksAtStudent(@CurrentActor() actor: Actor, @Args() args: LooksArgs): Promise<LookAtStudentConnection> {
    return toConnection(await this.queries.ofStudent(actor, args.studentId, pageRequest(args)), (row) => row);
  }
}
