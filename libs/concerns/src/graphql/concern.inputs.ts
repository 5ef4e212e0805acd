import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsProse } from '#platform';
import type { ConcernState } from '../domain/concern.js';
import { ConcernStateEnum } from './enums.js';

@InputType({ description: 'Raises a concern about a student at a placement, about a host, or both.' })
export class RaiseConcernInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The placement: yours, of a student of your school, or confirmed with you.',
  })
  allocationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An employer, a site or a host adult; without a placement, the schools with somebody there are told.',
  })
  hostId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True when an adult there harmed a child, or may have: that adult, where named, and the site are held at once.',
  })
  isAllegation?: boolean | null;

  @Field({ description: 'The worry, in your own words, up to 4000 characters.' })
  @IsProse(4000)
  text: string;
}

@InputType({ description: 'Takes a concern a step further.' })
export class ConcernNoteInput {
  @Field(() => ID, { description: 'A concern of your school.' })
  concernId: string;

  @Field({ description: 'What was done, up to 4000 characters.' })
  @IsProse(4000)
  note: string;
}

@InputType({ description: 'Closes a concern.' })
export class CloseConcernInput extends ConcernNoteInput {}

@InputType({ description: 'Says that a concern is an allegation about an adult.' })
export class MarkAsAllegationInput {
  @Field(() => ID, { description: 'A concern of your school.' })
  concernId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The site or the host adult that it is about; when left out, the site of the placement.',
  })
  hostId?: string | null;
}

@InputType({ description: "Whose concerns to write out for the school's own file: one of the two." })
export class ExportConcernsInput {
  @Field(() => ID, { nullable: true, description: 'A student of your school: every concern about them.' })
  studentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'One concern of your school.' })
  concernId?: string | null;
}

@ObjectType({ description: 'The concern is with the safeguarding lead.' })
export class RaiseConcernPayload {
  @Field(() => ID, { description: 'The concern; the first of them where several schools are told.' })
  concernId: string;

  @Field({ description: 'What happens now, in words for you.' })
  words: string;
}

@ObjectType({ description: 'The concern is closed.' })
export class CloseConcernPayload {
  @Field(() => ID, { description: 'The concern.' })
  concernId: string;
}

@ObjectType({ description: 'The concern moved on.' })
export class ConcernStatePayload {
  @Field(() => ID, { description: 'The concern.' })
  concernId: string;

  @Field(() => ConcernStateEnum, { description: 'The state it is in now.' })
  state: ConcernState;
}

@ObjectType({ description: 'The concern is an allegation now, and the host is held.' })
export class MarkAsAllegationPayload {
  @Field(() => ID, { description: 'The concern.' })
  concernId: string;
}

@ObjectType({ description: "Concerns for the school's own file. That you took them is kept." })
export class ExportConcernsPayload {
  @Field({ description: 'Plain text, every concern with every note, oldest first.' })
  text: string;

  @Field(() => Int, { description: 'How many concerns.' })
  count: number;
}
