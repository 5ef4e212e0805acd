import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar } from '#platform';

@InputType({ description: 'Sets a placement aside for a student.' })
export class PinPlacementInput {
  @Field(() => ID, { description: 'A round of your programme that is not published yet.' })
  roundId: string;

  @Field(() => ID, { description: 'A student of your programme.' })
  studentId: string;

  @Field(() => ID, { description: 'A slot of the round, which the safeguarding rules allow for that student.' })
  slotId: string;
}

@InputType({ description: 'Takes a pin out.' })
export class UnpinPlacementInput {
  @Field(() => ID, { description: 'A round of your programme that is not published yet.' })
  roundId: string;

  @Field(() => ID, { description: 'A student with a pin in it.' })
  studentId: string;
}

@ObjectType({ description: 'The pin was set or taken out; the next run of the matching takes it as it is now.' })
export class PinPayload {
  @Field(() => ID, { description: 'The round.' })
  roundId: string;

  @Field(() => ID, { description: 'The student.' })
  studentId: string;
}

@ObjectType('PinnedPlacement', {
  description: 'A placement that was set aside for a student, whom you know by the id.',
})
export class PinnedPlacementType {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field({ description: 'What the placement is called.' })
  title: string;

  @Field({ description: 'Who offers it.' })
  employerName: string;

  @Field(() => DateTimeScalar, { description: 'When it was set aside.' })
  pinnedAt: string;
}

@ObjectType('PinnedPlacementConnection', { description: 'A page of placements that were set aside.' })
export class PinnedPlacementConnection extends connectionOf(PinnedPlacementType) {}
