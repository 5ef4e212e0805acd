import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ProblemInterface } from '#platform';
import type { ProposalRunState } from '../domain/proposal-run.js';
import { ProposalRunStateEnum } from './enums.js';

@ObjectType('RoundNotOpen', {
  implements: () => [ProblemInterface],
  description: 'Lists are changed while a round is open.',
})
export class RoundNotOpenProblem extends ProblemInterface {
  @Field({ description: 'The state that the round is in; see RoundState.' })
  state: string;
}

@ObjectType('SlotNotInRound', {
  implements: () => [ProblemInterface],
  description: 'The slot takes no applications from this student in this round.',
})
export class SlotNotInRoundProblem extends ProblemInterface {
  @Field(() => [String], { description: 'Every reason, each a sentence.' })
  why: string[];
}

@ObjectType('TooManyChoices', {
  implements: () => [ProblemInterface],
  description: 'The student asks for as many slots as the round allows.',
})
export class TooManyChoicesProblem extends ProblemInterface {
  @Field(() => Int, { description: 'How many there may be at once.' })
  max: number;
}

@ObjectType('ApplicationFormNeeded', {
  implements: () => [ProblemInterface],
  description: 'The programme, or the employer, asks for more than a statement: see applicationForm.',
})
export class ApplicationFormNeededProblem extends ProblemInterface {}

@ObjectType('AlreadyApplied', {
  implements: () => [ProblemInterface],
  description: 'There is a live application for the slot.',
})
export class AlreadyAppliedProblem extends ProblemInterface {
  @Field(() => ID, { description: 'That application.' })
  applicationId: string;
}

@ObjectType('SlotsHaveChanged', {
  implements: () => [ProblemInterface],
  description:
    'Slots were filled, cancelled or taken off show since the proposal was made. Nothing was published: propose again.',
})
export class SlotsHaveChangedProblem extends ProblemInterface {
  @Field(() => [ID], { description: 'The slots that cannot take the students proposed for them.' })
  slotIds: string[];
}

@ObjectType('ProposalNotFinished', {
  implements: () => [ProblemInterface],
  description: 'Only what a run has finished can be published.',
})
export class ProposalNotFinishedProblem extends ProblemInterface {
  @Field(() => ProposalRunStateEnum, { description: 'The state that its run is in.' })
  state: ProposalRunState;
}

@ObjectType('ProposalOvertaken', {
  implements: () => [ProblemInterface],
  description:
    'The round is published, and this proposal does not keep the places that it gave: start another with LEAST_CHANGE.',
})
export class ProposalOvertakenProblem extends ProblemInterface {}
