import { Field, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('AlreadyRegistered', {
  implements: () => [ProblemInterface],
  description: 'The programme has that school already.',
})
export class AlreadyRegisteredProblem extends ProblemInterface {
  @Field({ description: 'The URN as you sent it.' })
  urn: string;
}
