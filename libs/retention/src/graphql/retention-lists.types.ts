import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar } from '#platform';

@ObjectType('LegalHold', { description: 'A hold on all that is kept of a student.' })
export class LegalHoldType {
  @Field(() => ID, { description: 'What agreeToHold and releaseHold name.' })
  id: string;

  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Why.' })
  reason: string;

  @Field(() => DateTimeScalar, {
    description: 'When a safeguarding lead placed it: it holds for a fortnight from then.',
  })
  placedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the coordinator agreed: it holds until released from then on.',
  })
  agreedAt: string | null;

  @Field({ description: 'A safeguarding lead has agreed that it ends.' })
  isReleasedByLead: boolean;

  @Field({ description: 'A coordinator has agreed that it ends.' })
  isReleasedByCoordinator: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, by both.' })
  releasedAt: string | null;
}

@ObjectType('LegalHoldConnection', { description: 'A page of holds, the newest first.' })
export class LegalHoldConnection extends connectionOf(LegalHoldType) {}

@ObjectType('Erasure', { description: 'A request that everything about a student be erased.' })
export class ErasureType {
  @Field(() => ID, { description: 'What agreeToErasure names.' })
  id: string;

  @Field(() => ID, { description: 'The student, who may be there no more.' })
  studentId: string;

  @Field({ description: 'Who has asked for it and why, without a name.' })
  reason: string;

  @Field(() => DateTimeScalar, { description: 'When a careers lead asked for it.' })
  requestedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a safeguarding lead agreed, and it was done.' })
  erasedAt: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SAFETY_RECORD where the record of a placement is kept, apart from every list.',
  })
  keptBecause: string | null;
}

@ObjectType('ErasureConnection', { description: 'A page of erasures, the newest first.' })
export class ErasureConnection extends connectionOf(ErasureType) {}
