import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ChangeCounts, ComparedGroup, OutcomeComparison } from '../domain/compare-outcomes.js';

const hidden = 'null where one of the counts is under five, or would let a number under five be worked out';

@ObjectType('ChangeCounts', {
  description: 'Students by what the later proposal changes for them. The six add up to everybody compared.',
})
export class ChangeCountsType {
  @Field(() => Int, { description: 'Another place, dearer by their own ranks.' })
  better: number;

  @Field(() => Int, { description: 'Another place, less dear by their own ranks.' })
  worse: number;

  @Field(() => Int, { description: 'A place, after none.' })
  newlyPlaced: number;

  @Field(() => Int, { description: 'No place, after one.' })
  noLongerPlaced: number;

  @Field(() => Int, { description: 'The same place, or none in both.' })
  same: number;

  @Field(() => Int, { description: 'Another place, neither of which they had asked for.' })
  moved: number;
}

@ObjectType('SchoolChange', { description: "What the later proposal changes for a school's students." })
export class SchoolChangeType {
  @Field(() => ID, { description: 'The school.' })
  schoolId: string;

  @Field({ description: 'Its name.' })
  schoolName: string;

  @Field(() => ChangeCountsType, { nullable: true, description: `Its students; ${hidden}.` })
  counts: ChangeCountsType | null;
}

@ObjectType('PriorityClassChange', { description: 'What the later proposal changes for a priority class.' })
export class PriorityClassChangeType {
  @Field(() => Int, { description: 'The class; see priorityClasses.' })
  priorityClass: number;

  @Field(() => ChangeCountsType, { nullable: true, description: `Its students; ${hidden}.` })
  counts: ChangeCountsType | null;
}

@ObjectType('SendSupportChange', {
  description: 'What the later proposal changes for students with support for special educational needs, or without.',
})
export class SendSupportChangeType {
  @Field({ description: 'With or without.' })
  sendSupport: boolean;

  @Field(() => ChangeCountsType, { nullable: true, description: `These students; ${hidden}.` })
  counts: ChangeCountsType | null;
}

@ObjectType('RankChange', { description: 'Students with a place of their own choosing in both proposals.' })
export class RankChangeType {
  @Field(() => Int, { description: 'How many ranks further down the later place is; below nought: further up.' })
  ranksDown: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Students; null where it is under five, or would let a number under five be worked out.',
  })
  students: number | null;
}

@ObjectType('ProposalComparison', {
  description:
    'Two proposals of a round beside each other, by the students who took part in both: sums, never a student.',
})
export class ProposalComparisonType {
  @Field(() => ChangeCountsType, { description: 'Everybody.' })
  all: ChangeCountsType;

  @Field(() => [SchoolChangeType], { description: 'By school, by name.' })
  bySchool: SchoolChangeType[];

  @Field(() => [PriorityClassChangeType], { description: 'By priority class, those who go first at the head.' })
  byPriorityClass: PriorityClassChangeType[];

  @Field(() => [SendSupportChangeType], { description: 'Without and with support for special educational needs.' })
  bySendSupport: SendSupportChangeType[];

  @Field(() => [RankChangeType], { description: 'By how far the later place is from the earlier one, the best first.' })
  byRankChange: RankChangeType[];
}

/** A comparison as the schema shows it. */
export function toComparison(comparison: OutcomeComparison): ProposalComparisonType {
  return {
    all: toCounts(comparison.all),
    bySchool: comparison.bySchool.map(({ key, label, counts }) => ({
      schoolId: key,
      schoolName: label,
      counts: shown(counts),
    })),
    byPriorityClass: comparison.byPriorityClass.map(({ key, counts }) => ({
      priorityClass: Number(key),
      counts: shown(counts),
    })),
    bySendSupport: comparison.bySendSupport.map(({ key, counts }) => ({
      sendSupport: key === 'true',
      counts: shown(counts),
    })),
    byRankChange: comparison.byRankChange.map((change) => ({ ...change })),
  };
}

function shown(counts: ComparedGroup['counts']): ChangeCountsType | null {
  return counts === null ? null : toCounts(counts);
}

function toCounts(counts: ChangeCounts): ChangeCountsType {
  return {
    better: counts.BETTER,
    worse: counts.WORSE,
    newlyPlaced: counts.NEWLY_PLACED,
    noLongerPlaced: counts.NO_LONGER_PLACED,
    same: counts.SAME,
    moved: counts.MOVED,
  };
}
