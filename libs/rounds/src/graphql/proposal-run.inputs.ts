import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import type { InputFault } from '#kernel';
import type { ChecksItself } from '#platform';
import { modeFaults } from '../domain/matching-mode.js';
import type { ProposalBasis, ProposalRunState } from '../domain/proposal-run.js';
import { ProposalBasisEnum, ProposalRunStateEnum } from './enums.js';
import { askedFor, MatchingModeInput } from './matching-mode.types.js';

@InputType({ description: 'Has a round matched.' })
export class ProposeRoundInput implements ChecksItself {
  @Field(() => ID, { description: 'A round of your programme.' })
  roundId: string;

  @Field(() => MatchingModeInput, {
    nullable: true,
    description: 'How places are to be given; when absent, FAIR without moving anybody.',
  })
  @Type(() => MatchingModeInput)
  mode?: MatchingModeInput | null;

  @Field(() => ProposalBasisEnum, { nullable: true, description: 'What it starts from; AFRESH when absent.' })
  basis?: ProposalBasis | null;

  faults(): InputFault[] {
    const faults = this.mode === undefined || this.mode === null ? [] : modeFaults(askedFor(this.mode));
    return faults.map((fault) => ({ ...fault, path: `mode.${fault.path}` }));
  }
}

@InputType({ description: 'Selects a proposal, or the run that makes it.' })
export class ProposalInput {
  @Field(() => ID, { description: 'A proposal of a round of your programme.' })
  proposalId: string;
}

@ObjectType({ description: 'The run has changed; proposalRun tells how it goes on.' })
export class ProposalRunPayload {
  @Field(() => ID, { description: 'The proposal that the run makes, and the run.' })
  proposalId: string;

  @Field(() => ID, { description: 'The round.' })
  roundId: string;

  @Field(() => ProposalRunStateEnum, { description: 'The state that the run is in now.' })
  state: ProposalRunState;
}
