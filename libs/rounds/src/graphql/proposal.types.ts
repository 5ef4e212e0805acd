import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '#platform';
import type { ProposalBasis } from '../domain/proposal-run.js';
import type { OutcomeKind } from '../domain/reason.js';
import { OutcomeKindEnum, ProposalBasisEnum } from './enums.js';
import { MatchingModeType } from './matching-mode.types.js';
import type { SlotsOfGroups } from './slots-of-groups.js';

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

@ObjectType('OverDemandedGroup', {
  description:
    'Students who can reach no other slots than these, where there are fewer places to be given than they are.',
})
export class OverDemandedGroupType {
  /** For the field that lists its slots: it is read with those of the other groups. */
  slotsOfGroups: SlotsOfGroups;

  @Field(() => Int, { description: 'Which group of the proposal it is, from 1; the greatest want comes first.' })
  number: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many students they are; null where they, or those of them who go without, are under five, or would let such a number be worked out.',
  })
  students: number | null;

  @Field(() => Int, { description: 'Places that could be given to them.' })
  seats: number;

  @Field(() => Int, { description: 'How many slots those are.' })
  slotCount: number;
}

@ObjectType('MovesByConsent', {
  description: 'What came of moving students who had agreed to it. Each null where it is under five students.',
})
export class MovesByConsentType {
  @Field(() => Int, { nullable: true, description: 'Students who have a place by it.' })
  gained: number | null;

  @Field(() => Int, { nullable: true, description: 'Students who were moved.' })
  moved: number | null;

  @Field(() => Int, { nullable: true, description: 'Those of them who were moved down their lists.' })
  movedDown: number | null;

  @Field(() => Int, { nullable: true, description: 'By how many ranks in all.' })
  ranksLost: number | null;
}

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

  @Field(() => Int, {
    nullable: true,
    description:
      'Students with a place in the priority classes that the mode MAXIMUM serves first; null where one of them is not shown, and in the mode FAIR.',
  })
  priorityPlaced: number | null;

  @Field(() => MovesByConsentType, {
    nullable: true,
    description: 'What came of moving students who had agreed to it; null where nobody was to be moved.',
  })
  byConsent: MovesByConsentType | null;

  @Field(() => [OverDemandedGroupType], {
    description: 'Where more places are needed: groups of students with fewer places within reach than they are.',
  })
  overDemandedGroups: OverDemandedGroupType[];

  @Field(() => [ChoiceRankCountType], { description: 'By rank, the first choice first.' })
  byChoiceRank: ChoiceRankCountType[];

  @Field(() => [SchoolCountType], { description: 'By school, by name.' })
  bySchool: SchoolCountType[];

  @Field(() => [PriorityClassCountType], { description: 'By priority class, those who go first at the head.' })
  byPriorityClass: PriorityClassCountType[];

  @Field(() => [UnplacedCountType], { description: 'Students without a place by reason.' })
  unplacedBecause: UnplacedCountType[];
}
