import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { suppressed } from '#evaluation';
import { connectionOf, DateScalar } from '#platform';
import { priceWords } from '../domain/price-words.js';
import type { ProposalSlotRow } from '../persistence/proposal.queries.js';

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

@ObjectType('OneMorePlace', {
  description: 'What one more place in a slot would save at most, all else being as it is.',
})
export class OneMorePlaceType {
  @Field(() => Int, {
    description: 'At most so many more students would have a place; with 0, only ranks would be better.',
  })
  placed: number;

  @Field({ description: 'The same as a sentence.' })
  words: string;
}

@ObjectType('SlotClosure', { description: 'A slot that was closed because too few students came together for it.' })
export class SlotClosureType {
  @Field(() => Int, { nullable: true, description: 'Students it had; null where they are under five.' })
  students: number | null;

  @Field(() => Int, { description: 'The fewest that it runs with.' })
  minimumGroup: number;
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

  @Field(() => CutOffType, {
    nullable: true,
    description:
      'What it took to win a place by the published order; null while places are left, and in the mode MAXIMUM.',
  })
  cutOff: CutOffType | null;

  @Field(() => OneMorePlaceType, {
    nullable: true,
    description: 'What one more place would save; null where that is nothing, and in the mode FAIR.',
  })
  oneMorePlace: OneMorePlaceType | null;

  @Field(() => SlotClosureType, { nullable: true, description: 'Why it does not run; null where it was not closed.' })
  closure: SlotClosureType | null;
}

@ObjectType('ProposalSlotConnection', { description: 'A page of slots of a proposal.' })
export class ProposalSlotConnection extends connectionOf(ProposalSlotType) {}

/** A slot of a proposal as the schema shows it. */
export function toProposalSlot({ cutoff, price, closure, ...slot }: ProposalSlotRow): ProposalSlotType {
  return {
    ...slot,
    cutOff: cutoff,
    oneMorePlace: price && { placed: price.objective.kind === 'PLACED' ? price.amount : 0, words: priceWords(price) },
    closure: closure && { students: suppressed(closure.filled), minimumGroup: closure.minimumGroup },
  };
}
