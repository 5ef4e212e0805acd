import { Field, ID, ObjectType } from '@nestjs/graphql';
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

@ObjectType('RestoredBefore', {
  implements: () => [ProblemInterface],
  description: 'The place was offered again before; that is done once.',
})
export class RestoredBeforeProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The place.' })
  allocationId: string;
}

@ObjectType('PlaceGone', {
  implements: () => [ProblemInterface],
  description: 'Somebody else has the place, the student is elsewhere on its days, or it has begun.',
})
export class PlaceGoneProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}

@ObjectType('StudentOnVisit', {
  implements: () => [ProblemInterface],
  description:
    'The student is on a confirmed visit on a day of the place; the school has to take them off its register first.',
})
export class StudentOnVisitProblem extends ProblemInterface {}
