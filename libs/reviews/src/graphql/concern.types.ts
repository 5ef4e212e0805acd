import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, IsProse, PageArgs } from '#platform';
import type { ConcernRaiser, ConcernState } from '../domain/concern.js';
import { ConcernRaiserEnum, ConcernStateEnum } from './enums.js';

@ObjectType('Concern', {
  description: 'A worry about a student, for the safeguarding lead of the school and nobody else.',
})
export class ConcernType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ConcernStateEnum, { description: 'Whether it waits to be dealt with.' })
  state: ConcernState;

  @Field({ description: 'The worry, in the words of whoever raised it.' })
  text: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What the student answered in a review to whether they felt safe; null where it was not asked.',
  })
  feltSafe: boolean | null;

  @Field(() => ConcernRaiserEnum, { description: 'Who raised it.' })
  raisedAs: ConcernRaiser;

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt: string;

  @Field({ description: 'The student whom it is about.' })
  studentName: string;

  @Field(() => ID, { description: 'The placement; see schoolAllocations.' })
  allocationId: string;

  @Field({ description: 'The advert of the placement.' })
  opportunityTitle: string;

  @Field({ description: 'Whose placement it is.' })
  employerName: string;

  @Field(() => String, { nullable: true, description: 'What was done; null while it is open.' })
  closingNote: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt: string | null;
}

@ObjectType('ConcernConnection', { description: 'A page of concerns.' })
export class ConcernConnection extends connectionOf(ConcernType) {}

@ArgsType()
export class ConcernsArgs extends PageArgs {
  @Field(() => ConcernStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: ConcernState | null;
}

@InputType({ description: 'Raises a concern about a student at a placement.' })
export class RaiseConcernInput {
  @Field(() => ID, { description: 'The placement: yours, of a student of your school, or confirmed with you.' })
  allocationId: string;

  @Field({ description: 'The worry, in your own words, up to 4000 characters.' })
  @IsProse(4000)
  text: string;
}

@InputType({ description: 'Closes a concern.' })
export class CloseConcernInput {
  @Field(() => ID, { description: 'A concern of your school.' })
  concernId: string;

  @Field({ description: 'What was done, up to 4000 characters.' })
  @IsProse(4000)
  note: string;
}

@ObjectType({ description: 'The concern is with the safeguarding lead.' })
export class RaiseConcernPayload {
  @Field(() => ID, { description: 'The concern.' })
  concernId: string;

  @Field({ description: 'What happens now, in words for you.' })
  words: string;
}

@ObjectType({ description: 'The concern is closed.' })
export class CloseConcernPayload {
  @Field(() => ID, { description: 'The concern.' })
  concernId: string;
}
