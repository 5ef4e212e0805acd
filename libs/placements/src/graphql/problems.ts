import { Field, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('HostNotVerified', {
  implements: () => [ProblemInterface],
  description: 'The employer is not verified at present, so that nobody may be sent there.',
})
export class HostNotVerifiedProblem extends ProblemInterface {
  @Field({ description: "Where the employer's verification stands; see EmployerState." })
  state: string;
}
