import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import {
  askedMode,
  matchingModeKinds,
  rankObjectives,
  type AskedMode,
  type MatchingMode,
  type MatchingModeKind,
  type RankObjective,
} from '../domain/matching-mode.js';
import type { Described } from './enums.js';

/** The kinds of mode as the schema names them. */
export const MatchingModeKindEnum = enumOf(matchingModeKinds);
registerEnumType(MatchingModeKindEnum, {
  name: 'MatchingModeKind',
  description: 'How places are given.',
  valuesMap: {
    FAIR: { description: 'Nobody misses a place that somebody behind them in the published order got.' },
    MAXIMUM: { description: 'As many students as possible get a place, those of the first priority classes first.' },
  } satisfies Described<MatchingModeKind>,
});

/** What the maximum mode makes of ranks, as the schema names it. */
export const RankObjectiveEnum = enumOf(rankObjectives);
registerEnumType(RankObjectiveEnum, {
  name: 'RankObjective',
  description: 'Which of the outcomes with the most places is taken.',
  valuesMap: {
    LEAST_TOTAL_RANK: { description: 'The sum of all ranks is as low as can be.' },
    GENEROUS: { description: 'As few as possible have their last choice, then their last but one, and so on.' },
    GREEDY: { description: 'As many as possible have their first choice, then their second, and so on.' },
  } satisfies Described<RankObjective>,
});

@InputType({ description: 'How a round is to be matched.' })
export class MatchingModeInput {
  @Field(() => MatchingModeKindEnum, { description: 'How places are given.' })
  kind: MatchingModeKind;

  @Field(() => Int, {
    nullable: true,
    description:
      'For FAIR: afterwards, places are found for others by moving students who agreed to it, at most so many ranks down their lists, 0 to 10; when absent, nobody is moved.',
  })
  completionRanksDown?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For MAXIMUM: how many of the published priority classes are served one after the other, 1 to 6.',
  })
  priorityClasses?: number | null;

  @Field(() => RankObjectiveEnum, { nullable: true, description: 'For MAXIMUM: what is made of the ranks.' })
  ranks?: RankObjective | null;
}

/** The mode that an input asks for, each field in its place. */
export function askedFor({ kind, completionRanksDown, priorityClasses, ranks }: MatchingModeInput): AskedMode {
  return {
    kind,
    completionRanksDown: completionRanksDown ?? null,
    priorityClasses: priorityClasses ?? null,
    ranks: ranks ?? null,
  };
}

@ObjectType('MatchingMode', { description: 'How a proposal was matched, or is to be.' })
export class MatchingModeType {
  @Field(() => MatchingModeKindEnum, { description: 'How places are given.' })
  kind: MatchingModeKind;

  @Field(() => Int, {
    nullable: true,
    description: 'How many ranks down those who agreed may be moved so that others get a place; null: nobody is moved.',
  })
  completionRanksDown: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many priority classes are served one after the other; null in the mode FAIR.',
  })
  priorityClasses: number | null;

  @Field(() => RankObjectiveEnum, {
    nullable: true,
    description: 'What is made of the ranks; null in the mode FAIR.',
  })
  ranks: RankObjective | null;
}

/** A mode as the schema shows it. */
export function toMatchingMode(mode: MatchingMode): MatchingModeType {
  return askedMode(mode);
}
