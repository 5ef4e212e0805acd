import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('IdempotencyConflict', {
  implements: () => [ProblemInterface],
  description: 'The idempotency key came with something else before; nothing was saved.',
})
export class IdempotencyConflictProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The request of your school that the key belongs to.' })
  slotRequestId: string;
}
