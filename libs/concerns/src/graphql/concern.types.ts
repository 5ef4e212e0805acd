import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, Sensitive } from '#platform';
import type { ConcernRaiser, ConcernState } from '../domain/concern.js';
import { ConcernRaiserEnum, ConcernStateEnum } from './enums.js';

@ObjectType('ConcernNote', { description: 'A step that a safeguarding lead took with a concern.' })
export class ConcernNoteType {
  @Field(() => ConcernStateEnum, { description: 'The state that it came into.' })
  state: ConcernState;

  @Field({ description: 'What was done or found out.' })
  @Sensitive('CONCERNS')
  note: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  madeAt: string;
}

@ObjectType({ isAbstract: true })
abstract class ConcernFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ConcernStateEnum, { description: 'Whether it waits to be dealt with.' })
  state: ConcernState;

  @Field({ description: 'The worry, in the words of whoever raised it.' })
  @Sensitive('CONCERNS')
  text: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What the student answered in a review to whether they felt safe; null where it was not asked.',
  })
  @Sensitive('CONCERNS')
  feltSafe: boolean | null;

  @Field(() => ConcernRaiserEnum, { description: 'Who raised it.' })
  raisedAs: ConcernRaiser;

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt: string;

  @Field({ description: 'Whose placement it is.' })
  employerName: string;

  @Field(() => String, { nullable: true, description: 'What was done; null while it is open.' })
  @Sensitive('CONCERNS')
  closingNote: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt: string | null;
}

@ObjectType('Concern', {
  description: 'A worry about a student, for the safeguarding lead of the school and nobody else.',
})
export class ConcernType extends ConcernFields {
  @Field({ description: 'The student whom it is about.' })
  @Sensitive('CONCERNS')
  studentName: string;

  @Field(() => ID, { description: 'The placement; see schoolAllocations.' })
  allocationId: string;

  @Field({ description: 'The advert of the placement.' })
  opportunityTitle: string;
}

@ObjectType('SchoolConcern', {
  description:
    'A worry about a student, about a host, or both: for the safeguarding lead of the school and nobody else.',
})
export class SchoolConcernType extends ConcernFields {
  @Field(() => String, { nullable: true, description: 'The student whom it is about; null where it is about a host.' })
  @Sensitive('CONCERNS')
  studentName: string | null;

  @Field(() => ID, { nullable: true, description: 'The placement; see schoolAllocations.' })
  allocationId: string | null;

  @Field(() => String, { nullable: true, description: 'The advert of the placement.' })
  opportunityTitle: string | null;

  @Field(() => String, { nullable: true, description: 'The site that it is about.' })
  siteName: string | null;

  @Field(() => String, { nullable: true, description: 'The adult there whom it is about.' })
  hostAdultName: string | null;

  @Field({ description: 'True for an allegation about an adult: the host is held until two people lift that.' })
  isAllegation: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day on which the local authority's designated officer (LADO) has to have heard of an allegation, by the hour at which it was made.",
  })
  authorityDueOn: string | null;

  @Field(() => [ConcernNoteType], { description: 'What was done with it, oldest first.' })
  notes: ConcernNoteType[];
}

@ObjectType('MyConcern', { description: 'A worry that you told.' })
export class MyConcernType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What you wrote.' })
  text: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  raisedAt: string;
}

@ObjectType('ConcernConnection', { description: 'A page of concerns.' })
export class ConcernConnection extends connectionOf(ConcernType) {}

@ObjectType('SchoolConcernConnection', { description: 'A page of concerns.' })
export class SchoolConcernConnection extends connectionOf(SchoolConcernType) {}

@ObjectType('MyConcernConnection', { description: 'A page of what you told.' })
export class MyConcernConnection extends connectionOf(MyConcernType) {}

@ArgsType()
export class ConcernsArgs extends PageArgs {
  @Field(() => ConcernStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: ConcernState | null;
}
