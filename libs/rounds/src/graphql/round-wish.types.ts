import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsOptional, IsString } from 'class-validator';
import type { SlotCard } from '../application/ports.js';
import { mostExcluded } from '../domain/round-wish.js';
import { SlotFields, toSlotFields } from './slot-fields.js';

@InputType({ description: 'Says what a student wants of a round besides the list, in place of what was said before.' })
export class SetRoundWishesInput {
  @Field(() => ID, { description: 'An open round.' })
  roundId: string;

  @Field(() => [ID], {
    description: `Slots that the student will not go to, whatever happens, up to ${mostExcluded}: never chosen for the student, and not applied for.`,
  })
  @ArrayMaxSize(mostExcluded, { message: `must hold at most ${mostExcluded} slots` })
  excludedSlotIds: string[];

  @Field({ description: 'Whether the student agrees to a place further down the list so that somebody else gets one.' })
  @IsBoolean()
  agreesToMove: boolean;

  @Field(() => ID, { nullable: true, description: 'For careers leads: the student of your school for whom you act.' })
  @IsOptional()
  @IsString()
  studentId?: string | null;
}

@ObjectType({ description: 'What was said was kept.' })
export class SetRoundWishesPayload {
  @Field(() => ID, { description: 'The round.' })
  roundId: string;

  @Field(() => [ID], { description: 'Slots that the student will not go to.' })
  excludedSlotIds: string[];

  @Field({ description: 'Whether the student agrees to be moved.' })
  agreesToMove: boolean;
}

@ObjectType('ExcludedSlot', { description: 'A slot that a student will not go to, whatever happens.' })
export class ExcludedSlotType extends SlotFields {}

@ObjectType('RoundWishes', { description: 'What a student said about a round besides the list.' })
export class RoundWishesType {
  @Field(() => [ExcludedSlotType], { description: 'Slots that the student will not go to.' })
  excludedSlots: ExcludedSlotType[];

  @Field({ description: 'Whether the student agrees to a place further down the list so that somebody else gets one.' })
  agreesToMove: boolean;
}

/** What a student said, with the slots by their cards. */
export function toRoundWishes(agreesToMove: boolean, excluded: readonly SlotCard[]): RoundWishesType {
  return { excludedSlots: excluded.map(toSlotFields), agreesToMove };
}
