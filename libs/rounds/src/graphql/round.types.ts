import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { mayMove, type Actor, type Role } from '#kernel';
import { DateScalar, DateTimeScalar } from '#platform';
import { roundStatesFor } from '../domain/proposal-run.js';
import { roundTransitions, type AfterNo, type RoundGoal, type RoundState } from '../domain/round.js';
import type { RoundFile } from '../persistence/round.queries.js';
import { AfterNoEnum, RoundStateEnum } from './enums.js';

@ObjectType('Round', {
  description: 'One matching exercise: students and the placements whose days lie in its window.',
})
export class RoundType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What its coordinator calls it.' })
  name: string;

  @Field(() => RoundStateEnum, { description: 'How far it has come.' })
  state: RoundState;

  @Field(() => DateScalar, { description: 'The first day that a placement in it may have.' })
  slotsFrom: string;

  @Field(() => DateScalar, { description: 'The last day that a placement in it may have.' })
  slotsTo: string;

  @Field(() => Int, { description: 'How many slots a student may ask for at once.' })
  maxChoices: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it opens by itself.' })
  opensAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When lists close by themselves.' })
  closesAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when offers are answered.' })
  answerBy: string | null;

  @Field(() => AfterNoEnum, { description: 'What becomes of a place that is given back.' })
  afterNo: AfterNo;

  @Field({
    description: 'The seal on the lottery: SHA-256 of the 32 bytes of the seed, in hexadecimal. Public from the start.',
  })
  seedCommitment: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The seed of the lottery, 64 hexadecimal digits; null until the round is published. Students are ordered by HMAC-SHA-256 of their ids under its bytes.',
  })
  seed: string | null;

  @Field({ description: 'True when you may open it.' })
  viewerCanOpen: boolean;

  @Field({ description: 'True when you may close it.' })
  viewerCanClose: boolean;

  @Field({ description: 'True when you may have it matched.' })
  viewerCanPropose: boolean;

  @Field({ description: 'True when you may offer what was proposed.' })
  viewerCanPublish: boolean;

  @Field({ description: 'True when you may have freed places given to those without one; see LEAST_CHANGE.' })
  viewerCanProposeLeastChange: boolean;

  @Field({ description: 'True when you may settle it.' })
  viewerCanSettle: boolean;
}

/** The round with what the actor may do to it. */
export function toRound(actor: Actor, round: RoundFile): RoundType {
  const can = (wanted: RoundGoal): boolean => mayMove(roundTransitions, round.state, wanted, actor.role as Role);
  return {
    ...round,
    viewerCanOpen: can('OPEN'),
    viewerCanClose: can('CLOSED'),
    viewerCanPropose: can('PROPOSED'),
    viewerCanPublish: can('PUBLISHED'),
    viewerCanProposeLeastChange: actor.role === 'COORDINATOR' && roundStatesFor.LEAST_CHANGE.includes(round.state),
    viewerCanSettle: can('SETTLED'),
  };
}

@ObjectType('PriorityClass', { description: 'A class of the published order of priority.' })
export class PriorityClassType {
  @Field(() => Int, { description: '0 goes first.' })
  priorityClass: number;

  @Field({ description: 'Who is in it, in words; whoever falls into several is in the first.' })
  criteria: string;
}
