import { Field, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('UnknownPostcode', {
  implements: () => [ProblemInterface],
  description: 'That is no postcode, or the directory does not know even its district.',
})
export class UnknownPostcodeProblem extends ProblemInterface {
  @Field({ description: 'The postcode as you sent it.' })
  postcode: string;
}

@ObjectType('SecondPersonNeeded', {
  implements: () => [ProblemInterface],
  description: 'Somebody else has to do this step.',
})
export class SecondPersonNeededProblem extends ProblemInterface {}
