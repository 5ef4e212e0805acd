import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LifterEnum } from '#clearances';
import { connectionOf, DateScalar, IsProse, ProblemInterface } from '#platform';
import type { Lifter } from '#safeguarding';
import { leastReason, mostReason } from '../domain/lifting.js';

@InputType({ description: 'Selects a block of a place or of a visit: exactly one of the two is named.' })
export class BlockInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The allocation: of a student of your school, or in your programme.',
  })
  @IsOptional()
  allocationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The request for a visit: of your school, or in your programme.',
  })
  @IsOptional()
  slotRequestId?: string | null;

  @Field({ description: 'The rule, as in the rule book: R50.' })
  @IsProse(8)
  ruleId: string;
}

@InputType({ description: 'Lifts a block, for one place or visit as it now is.' })
export class LiftBlockInput extends BlockInput {
  @Field({
    description: `Why the student may go all the same, in ${leastReason} to ${mostReason} characters, without naming a child. Leads of the school and the coordinator read it; it is kept in the audit trail.`,
  })
  @IsProse(mostReason)
  reason: string;
}

@ObjectType({
  description: 'The block is lifted for this place or visit, for as long as nothing changes that it is about.',
})
export class LiftBlockPayload {
  @Field(() => ID, { nullable: true, description: 'The allocation; null for a visit.' })
  allocationId: string | null;

  @Field(() => ID, { nullable: true, description: 'The request for a visit; null for a place.' })
  slotRequestId: string | null;

  @Field({ description: 'The rule.' })
  ruleId: string;

  @Field(() => [String], { description: 'The rules that still stand in the way.' })
  stillBlockedBy: string[];
}

@ObjectType({ description: 'The block stands again.' })
export class RestoreBlockPayload {
  @Field(() => ID, { nullable: true, description: 'The allocation; null for a visit.' })
  allocationId: string | null;

  @Field(() => ID, { nullable: true, description: 'The request for a visit; null for a place.' })
  slotRequestId: string | null;

  @Field({ description: 'The rule.' })
  ruleId: string;
}

@ObjectType('BlockToLift', {
  description: 'A place or a visit for which a block waits that is yours to lift. Names no student.',
})
export class BlockToLiftType {
  @Field(() => ID, { nullable: true, description: 'The allocation, for liftBlock; null for a visit.' })
  allocationId: string | null;

  @Field(() => ID, { nullable: true, description: 'The request for a visit, for liftBlock; null for a place.' })
  slotRequestId: string | null;

  @Field({ description: 'Whose student or students it is for.' })
  schoolName: string;

  @Field({ description: 'Where the place is.' })
  employerName: string;

  @Field({ description: 'The advert.' })
  opportunityTitle: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => [String], { description: 'The rules that block it and are yours to lift, as in the rule book.' })
  ruleIds: string[];
}

@ObjectType('BlockToLiftConnection', {
  description: 'A page of places and visits with blocks to lift, the soonest first.',
})
export class BlockToLiftConnection extends connectionOf(BlockToLiftType) {}

@ObjectType('BlockNotStanding', {
  implements: () => [ProblemInterface],
  description: 'The rule does not stand in the way of it: there is nothing to lift.',
})
export class BlockNotStandingProblem extends ProblemInterface {
  @Field({ description: 'The rule.' })
  ruleId: string;
}

@ObjectType('NeverLifted', {
  implements: () => [ProblemInterface],
  description: 'The rule is lifted by nobody, whatever the reason.',
})
export class NeverLiftedProblem extends ProblemInterface {
  @Field({ description: 'The rule.' })
  ruleId: string;
}

@ObjectType('NotYoursToLift', {
  implements: () => [ProblemInterface],
  description: 'It is the office of somebody else to lift the rule.',
})
export class NotYoursToLiftProblem extends ProblemInterface {
  @Field({ description: 'The rule.' })
  ruleId: string;

  @Field(() => LifterEnum, { description: 'Whose office it is.' })
  liftedBy: Lifter;
}

@ObjectType('BlockNotLifted', {
  implements: () => [ProblemInterface],
  description: 'The rule is not lifted for it, or not by anybody whose liftings you may take back.',
})
export class BlockNotLiftedProblem extends ProblemInterface {
  @Field({ description: 'The rule.' })
  ruleId: string;
}
