import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, ProblemInterface } from '#platform';

@ObjectType('ContactDetailsFound', {
  implements: () => [ProblemInterface],
  description:
    "The message holds a private way to reach somebody and was not sent. The safeguarding lead of the student's school sees it.",
})
export class ContactDetailsFoundProblem extends ProblemInterface {
  @Field(() => [String], { description: 'Everything that was found, as it reads.' })
  found: string[];
}

@ObjectType('TooManyMessages', {
  implements: () => [ProblemInterface],
  description: 'You have written as many messages as anybody may within an hour.',
})
export class TooManyMessagesProblem extends ProblemInterface {
  @Field(() => DateTimeScalar, { description: 'When you may send the next.' })
  retryAfter: string;
}

@ObjectType('ClientMessageIdConflict', {
  implements: () => [ProblemInterface],
  description: 'The clientMessageId came with another text of yours about this booking; nothing was sent.',
})
export class ClientMessageIdConflictProblem extends ProblemInterface {
  @Field({ description: 'The key, as you sent it.' })
  clientMessageId: string;
}
