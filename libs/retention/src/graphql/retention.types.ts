import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsProse, ProblemInterface } from '#platform';

@InputType({ description: 'Puts a hold on all that is kept of a student.' })
export class HoldStudentInput {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;

  @Field({ description: 'Why, up to 500 characters, without naming anybody.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Names a hold.' })
export class LegalHoldInput {
  @Field(() => ID, { description: 'A hold in your reach.' })
  legalHoldId: string;
}

@ObjectType('LegalHoldPayload', { description: 'What has become of the hold.' })
export class LegalHoldPayload {
  @Field(() => ID, { description: 'The hold.' })
  legalHoldId: string;

  @Field({ description: 'True once safeguarding lead and coordinator, two people, have agreed that it ends.' })
  isReleased: boolean;
}

@InputType({ description: 'Asks that everything about a student be erased.' })
export class RequestErasureInput {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;

  @Field({ description: 'Who has asked for it and why, up to 500 characters, without naming anybody.' })
  @IsProse(500)
  reason: string;
}

@ObjectType('RequestErasurePayload', { description: 'The safeguarding lead of the school was asked to agree.' })
export class RequestErasurePayload {
  @Field(() => ID, { description: 'What agreeToErasure names.' })
  erasureId: string;
}

@InputType({ description: 'Agrees that everything about a student be erased, now.' })
export class AgreeToErasureInput {
  @Field(() => ID, { description: 'An erasure that a careers lead of your school has asked for.' })
  erasureId: string;
}

@ObjectType('AgreeToErasurePayload', { description: 'It is gone.' })
export class AgreeToErasurePayload {
  @Field(() => ID, { description: 'The erasure.' })
  erasureId: string;

  @Field(() => String, {
    nullable: true,
    description: 'SAFETY_RECORD where the record of a placement is kept, apart from every list; null where nothing is.',
  })
  keptBecause: string | null;
}

@ObjectType('ErasureStandsOver', {
  implements: () => [ProblemInterface],
  description: 'Something has to be settled before everything about a student can go.',
})
export class ErasureStandsOverProblem extends ProblemInterface {
  @Field(() => [String], { description: 'LEGAL_HOLD, OPEN_CONCERN, PLACE_AHEAD: what stands against it.' })
  obstacles: string[];
}
