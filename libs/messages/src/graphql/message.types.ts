import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, Sensitive } from '#platform';
import type { AuthorRole } from '../domain/message.js';
import { MessageAuthorEnum } from './enums.js';

@ObjectType({ isAbstract: true })
abstract class MessageFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What was written.' })
  text: string;

  @Field(() => MessageAuthorEnum, { description: 'As what its author wrote it.' })
  authorRole: AuthorRole;

  @Field({
    description: 'Its author: the student as you know them, the employer, or the office of somebody at the school.',
  })
  authorName: string;
}

@ObjectType('Message', {
  description:
    'A message about a placement. Its student, its employer and the staff of the school see it, and nobody else.',
})
export class MessageType extends MessageFields {
  @Field({ description: 'Whether you wrote it yourself.' })
  isOwn: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  sentAt: string;
}

@ObjectType('RefusedMessage', {
  description:
    'A message that was not sent because it holds contact details, for the safeguarding lead and nobody else.',
})
export class RefusedMessageType extends MessageFields {
  @Field({ description: 'What was written.' })
  @Sensitive('CONCERNS')
  declare text: string;

  @Field(() => [String], { description: 'What was found in it, or in it and what its author wrote before.' })
  @Sensitive('CONCERNS')
  found: string[];

  @Field(() => DateTimeScalar, { description: 'When it was refused.' })
  refusedAt: string;

  @Field({ description: 'The student whose placement it is about.' })
  @Sensitive('CONCERNS')
  studentName: string;

  @Field(() => ID, { description: 'The placement; see schoolAllocations and messages.' })
  allocationId: string;

  @Field({ description: 'The advert of the placement.' })
  opportunityTitle: string;

  @Field({ description: 'Whose placement it is.' })
  employerName: string;
}

@ObjectType('UnreadMessages', { description: 'What others wrote that you have not read.' })
export class UnreadMessagesType {
  @Field(() => Int, { description: 'How many messages.' })
  count: number;
}

@ObjectType('MessageConnection', { description: 'A page of messages.' })
export class MessageConnection extends connectionOf(MessageType) {}

@ObjectType('RefusedMessageConnection', { description: 'A page of messages that were not sent.' })
export class RefusedMessageConnection extends connectionOf(RefusedMessageType) {}
