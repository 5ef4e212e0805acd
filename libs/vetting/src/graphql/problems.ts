import { Field, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';

@ObjectType('VettingIncomplete', {
  implements: () => [ProblemInterface],
  description: 'The vetting cannot take this step yet.',
})
export class VettingIncompleteProblem extends ProblemInterface {
  @Field(() => [String], { description: 'Everything that is still to be done.' })
  missing: string[];
}

@ObjectType('OtherCheckAsked', {
  implements: () => [ProblemInterface],
  description: 'The tier takes another check; asking for more than it needs is as wrong as asking for less.',
})
export class OtherCheckAskedProblem extends ProblemInterface {
  @Field({ description: 'The tier of the profile.' })
  tier: string;

  @Field(() => [String], { description: 'The checks that it takes.' })
  checks: string[];
}
