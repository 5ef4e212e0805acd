import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsProse, PageArgs } from '#platform';
import { longestMessage } from '../domain/message.js';

@ArgsType()
export class MessagesArgs extends PageArgs {
  @Field(() => ID, { description: 'A placement of yours, of your school or with your employer.' })
  allocationId: string;
}

@ArgsType()
export class UnreadMessagesArgs {
  @Field(() => ID, { nullable: true, description: 'Only those about this placement.' })
  allocationId?: string | null;
}

@InputType({ description: 'Says something about a placement.' })
export class SendMessageInput {
  @Field(() => ID, {
    description: 'A placement of yours, of a student of your school or with your employer, once it is confirmed.',
  })
  allocationId: string;

  @Field({
    description: `What you want to say, up to ${longestMessage} characters. No telephone numbers, addresses, links or names on platforms, yours or anybody's.`,
  })
  @IsProse(longestMessage)
  text: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A key of your own, up to 100 characters. Sent again with the same text about the same placement, it gets the same answer and nothing is sent twice.',
  })
  @IsOptional()
  @IsProse(100)
  clientMessageId?: string | null;
}

@ObjectType({ description: 'What you wrote was taken.' })
export class SendMessagePayload {
  @Field(() => ID, {
    nullable: true,
    description:
      "The message; null when what you wrote was not sent on and went to the safeguarding lead of the student's school instead.",
  })
  messageId: string | null;

  @Field({ description: 'What happens now, in words for you.' })
  words: string;
}

@InputType({ description: 'Says how far you have read.' })
export class MarkMessagesReadInput {
  @Field(() => ID, {
    description: 'The latest message that you have read; those before it about the same placement count as read too.',
  })
  messageId: string;
}

@ObjectType({ description: 'Noted, for you alone: nobody else learns of it.' })
export class MarkMessagesReadPayload {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;
}
