import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar } from '#platform';
import type { ProposalBasis, ProposalRunState, ProposalStep, RunFailure } from '../domain/proposal-run.js';
import type { ProposalRunLine } from '../persistence/proposal-run.queries.js';
import { ProposalBasisEnum, ProposalRunFailureEnum, ProposalRunStateEnum, ProposalStepEnum } from './enums.js';
import { MatchingModeType, toMatchingMode } from './matching-mode.types.js';

@ObjectType('ProposalRun', {
  description: 'One run of the matching, from the moment it was asked for. Each is a dry run; any number are kept.',
})
export class ProposalRunType {
  @Field(() => ID, { description: 'Opaque. Its proposal bears the same id.' })
  id: string;

  @Field(() => ID, { description: 'The round.' })
  roundId: string;

  @Field(() => ProposalRunStateEnum, { description: 'How far it has come.' })
  state: ProposalRunState;

  @Field(() => ProposalStepEnum, { nullable: true, description: 'What it is doing; null unless it is RUNNING.' })
  step: ProposalStep | null;

  @Field(() => Int, { description: 'How much of it is done, 0 to 100.' })
  progressPercent: number;

  @Field(() => MatchingModeType, { description: 'How places are given.' })
  mode: MatchingModeType;

  @Field(() => ProposalBasisEnum, { description: 'What it starts from.' })
  basis: ProposalBasis;

  @Field(() => Int, { description: 'How often a worker has begun it: more than once if one died.' })
  attempts: number;

  @Field(() => ProposalRunFailureEnum, { nullable: true, description: 'Why it came to nothing; null unless FAILED.' })
  failure: RunFailure['kind'] | null;

  @Field(() => [ID], { description: 'The students whose pins could not be given, when that was why.' })
  impossiblePins: readonly string[];

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  askedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null until then.' })
  endedAt: string | null;

  @Field(() => Int, { nullable: true, description: 'Students with a place; null until it is DONE.' })
  placed: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Students without one who hold no place in these weeks already; null until it is DONE.',
  })
  unplaced: number | null;

  @Field({ description: 'True when its proposal is the one that publishRound offers, or the one that is published.' })
  isCurrent: boolean;
}

@ObjectType('ProposalRunConnection', { description: 'A page of runs of a round.' })
export class ProposalRunConnection extends connectionOf(ProposalRunType) {}

/** A run as the schema shows it. */
export function toProposalRun({ mode, failure, progress, ...line }: ProposalRunLine): ProposalRunType {
  return {
    ...line,
    progressPercent: progress,
    mode: toMatchingMode(mode),
    failure: failure?.kind ?? null,
    impossiblePins: failure?.kind === 'PIN_NOT_POSSIBLE' ? failure.studentIds : [],
  };
}
