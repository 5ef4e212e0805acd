import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar } from '#platform';
import type { ProposalBasis } from '../domain/proposal-run.js';
import type { OutcomeKind } from '../domain/reason.js';
import { OutcomeKindEnum, ProposalBasisEnum } from './enums.js';
import { MatchingModeType } from './matching-mode.types.js';

const hidden = 'null where it is under five, or would let a number under five be worked out';

@ObjectType('SchoolCount', { description: "A school's students in a proposal." })
export class SchoolCountType {
  @Field(() => ID, { description: 'The school.' })
  schoolId: string;

  @Field({ description: 'Its name.' })
  schoolName: string;

  @Field(() => Int, { nullable: true, description: `Students with a place; ${hidden}.` })
  placed: number | null;

  @Field(() => Int, { nullable: true, description: `Students without one; ${hidden}.` })
  unplaced: number | null;
}

@ObjectType('PriorityClassCount', { description: 'The students of a priority class in a proposal.' })
export class PriorityClassCountType {
  @Field(() => Int, { description: 'The class; see priorityClasses.' })
  priorityClass: number;

  @Field(() => Int, { nullable: true, description: `Students with a place; ${hidden}.` })
  placed: number | null;

  @Field(() => Int, { nullable: true, description: `Students without one; ${hidden}.` })
  unplaced: number | null;
}

@ObjectType('ChoiceRankCount', { description: 'The students of a proposal who got their first, second … choice.' })
export class ChoiceRankCountType {
  @Field(() => Int, {
    nullable: true,
    description: "The student's own rank; null for places that they had not asked for.",
  })
  choiceRank: number | null;

  @Field(() => Int, { nullable: true, description: `Students with a place of that rank; ${hidden}.` })
  placed: number | null;
}

@ObjectType('UnplacedCount', { description: 'The students of a proposal who have no place for one reason.' })
export class UnplacedCountType {
  @Field(() => OutcomeKindEnum, { description: 'The reason.' })
  kind: OutcomeKind;

  @Field(() => Int, { nullable: true, description: `Students without a place; ${hidden}.` })
  unplaced: number | null;
}

@ObjectType('CutOff', {
  description: 'The weakest standing that won a place in a slot: lower goes first, from the class to the number.',
})
export class CutOffType {
  @Field(() => Int, { description: 'The priority class; see priorityClasses.' })
  priorityClass: number;

  @Field(() => Int, { description: '0: up to 30 minutes each way; 1: up to 45; 2: up to 60; 3: more.' })
  distanceBand: number;

  @Field(() => Int, { description: 'The number in the lottery, from 1.' })
  lotteryNumber: number;
}

@ObjectType('ProposalSlot', { description: 'What a proposal does with a slot.' })
export class ProposalSlotType {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field({ description: 'What the placement is called.' })
  title: string;

  @Field({ description: 'Who offers it.' })
  employerName: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => Int, { description: 'Places in it in all.' })
  capacity: number;

  @Field(() => Int, { description: 'Places that the proposal gives.' })
  filled: number;

  @Field(() => CutOffType, { nullable: true, description: 'What it took to win a place; null while places are left.' })
  cutOff: CutOffType | null;
}

@ObjectType('ProposalSlotConnection', { description: 'A page of slots of a proposal.' })
export class ProposalSlotConnection extends connectionOf(ProposalSlotType) {}

@ObjectType('Proposal', {
  description: 'What a run of the matching would give, for its coordinator: sums, and never a student.',
})
export class ProposalType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  proposedAt: string;

  @Field({ description: 'SHA-256, in hexadecimal, of everything that was matched.' })
  instanceHash: string;

  @Field({ description: 'The edition of the safeguarding rules.' })
  ruleSetVersion: string;

  @Field(() => MatchingModeType, { description: 'How places were given.' })
  mode: MatchingModeType;

  @Field(() => ProposalBasisEnum, { description: 'What the run started from.' })
  basis: ProposalBasis;

  @Field(() => Int, { description: 'Students with a place.' })
  placed: number;

  @Field(() => Int, { description: 'Students without one who hold no place in these weeks already.' })
  unplaced: number;

  @Field(() => [ChoiceRankCountType], { description: 'By rank, the first choice first.' })
  byChoiceRank: ChoiceRankCountType[];

  @Field(() => [SchoolCountType], { description: 'By school, by name.' })
  bySchool: SchoolCountType[];

  @Field(() => [PriorityClassCountType], { description: 'By priority class, those who go first at the head.' })
  byPriorityClass: PriorityClassCountType[];

  @Field(() => [UnplacedCountType], { description: 'Students without a place by reason.' })
  unplacedBecause: UnplacedCountType[];
}
