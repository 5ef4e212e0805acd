import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, enumOf, ProblemInterface } from '#platform';
import type { SizeFault } from '../domain/problems.js';

const SizeFaultEnum = enumOf<SizeFault>(['TOO_FEW_FOR_GROUP', 'TOO_MANY_FOR_SCHOOL']);
registerEnumType(SizeFaultEnum, {
  name: 'GroupSizeFault',
  description: 'Why a number of places cannot be had in a slot, however many are free.',
  valuesMap: {
    TOO_FEW_FOR_GROUP: { description: 'The employer takes no group that is so small.' },
    TOO_MANY_FOR_SCHOOL: { description: 'The employer takes no more from one school.' },
  },
});

@ObjectType('IdempotencyConflict', {
  implements: () => [ProblemInterface],
  description: 'The idempotency key came with something else before; nothing was saved.',
})
export class IdempotencyConflictProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The request of your school that the key belongs to.' })
  slotRequestId: string;
}

@ObjectType('Shortage', { description: 'A slot that has too few places.' })
export class ShortageType {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => Int, { description: 'How many places were wanted.' })
  wanted: number;

  @Field(() => Int, { description: 'How many are left.' })
  remaining: number;
}

@ObjectType('GroupDoesNotFit', {
  implements: () => [ProblemInterface],
  description: 'Some of the slots have too few places, so none was taken in any of them.',
})
export class GroupDoesNotFitProblem extends ProblemInterface {
  @Field(() => [ShortageType], { description: 'Every slot that falls short.' })
  shortages: ShortageType[];
}

@ObjectType('GroupSize', {
  implements: () => [ProblemInterface],
  description: 'The employer takes no group of that size, or no more from one school; nothing was taken.',
})
export class GroupSizeProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => SizeFaultEnum, { description: 'Which of the two.' })
  fault: SizeFault;

  @Field(() => Int, { description: 'The fewest that may come together, or the most that one school may hold.' })
  limit: number;

  @Field(() => Int, { description: 'How many your school would hold.' })
  wanted: number;
}

@ObjectType('AskedOften', {
  implements: () => [ProblemInterface],
  description: 'The employer has been asked this week as often as it can answer; nothing was taken.',
})
export class AskedOftenProblem extends ProblemInterface {
  @Field(() => Int, { description: 'How many requests a week it takes, from all schools together.' })
  mostAWeek: number;

  @Field(() => DateScalar, { description: 'The first day on which it can be asked again.' })
  againOn: string;
}
