import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, connectionOf, CurrentActor, DateTimeScalar, PageArgs, pageRequest, toConnection } from '#platform';
import { NotificationQueries } from '../persistence/notification.queries.js';

@ObjectType('Notification', { description: 'Something that happened which concerns you.' })
export class NotificationType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What happened: slot-request.accepted, allocation.offered …' })
  kind: string;

  @Field(() => ID, { description: 'What it happened to.' })
  subjectId: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  happenedAt: string;
}

@ObjectType('NotificationConnection', { description: 'A page of notifications.' })
export class NotificationConnection extends connectionOf(NotificationType) {}

@Resolver()
export class NotificationResolver {
  constructor(private readonly queries: NotificationQueries) {}

  @Query(() => NotificationConnection, { description: 'What concerns you, the newest first.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async notifications(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<NotificationConnection> {
    return toConnection(await this.queries.newest(actor, pageRequest(page)), (row) => row);
  }
}
