import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('AlreadyReviewed', {
  implements: () => [ProblemInterface],
  description: 'You have reviewed this placement before.',
})
export class AlreadyReviewedProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;
}
