import { Field, ObjectType } from '@nestjs/graphql';
import type { Party } from '#clearances';
import { ProblemInterface } from '#platform';
import { PartyEnum } from './agreement.types.js';

@ObjectType('HostNotVerified', {
  implements: () => [ProblemInterface],
  description: 'The employer is not verified at present, so that nobody may be sent there.',
})
export class HostNotVerifiedProblem extends ProblemInterface {
  @Field({ description: "Where the employer's verification stands; see EmployerState." })
  state: string;
}

@ObjectType('OnePersonOneRole', {
  implements: () => [ProblemInterface],
  description: 'You have spoken for another party to this placement; one person agrees for one party only.',
})
export class OnePersonOneRoleProblem extends ProblemInterface {
  @Field(() => PartyEnum, { description: 'For whom the agreement was to be given.' })
  party: Party;

  @Field(() => PartyEnum, { description: 'For whom you have spoken already.' })
  alreadyFor: Party;
}

@ObjectType('AgreementsOutdated', {
  implements: () => [ProblemInterface],
  description: 'The placement has changed since some agreed to it, in something that touches them; see renewAgreement.',
})
export class AgreementsOutdatedProblem extends ProblemInterface {
  @Field(() => [PartyEnum], { description: 'Who has to agree anew.' })
  parties: Party[];
}
