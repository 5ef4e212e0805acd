import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, ProblemInterface } from '#platform';

@ObjectType('AlreadyReviewed', {
  implements: () => [ProblemInterface],
  description: 'You have reviewed this placement before.',
})
export class AlreadyReviewedProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;
}

@ObjectType('ReviewWindowOver', {
  implements: () => [ProblemInterface],
  description: 'The placement is too long ago to be reviewed.',
})
export class ReviewWindowOverProblem extends ProblemInterface {
  @Field(() => DateScalar, { description: 'The last day on which it could be.' })
  closedOn: string;
}

@ObjectType('ReviewChanged', {
  implements: () => [ProblemInterface],
  description: 'Its author has written the review anew since you read it.',
})
export class ReviewChangedProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The review.' })
  reviewId: string;

  @Field(() => Int, { description: 'The edition to be read.' })
  edition: number;
}

@ObjectType('AlreadyComplained', {
  implements: () => [ProblemInterface],
  description: 'Somebody has complained about this review for that reason.',
})
export class AlreadyComplainedProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The review.' })
  reference: string;
}

@ObjectType('AlreadyReplied', {
  implements: () => [ProblemInterface],
  description: 'You have answered these reviews before.',
})
export class AlreadyRepliedProblem extends ProblemInterface {
  @Field(() => DateScalar, { description: 'The batch.' })
  batch: string;
}
