import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { mostWarnings, WarningAnswerInput } from '#clearances';
import { AttendanceMarkEnum, SessionEnum, type AttendanceMark, type Session } from '#placements';
import { OpportunityKindEnum } from '#opportunities';
import { connectionOf, DateScalar, IsLocalDate, ProblemInterface, TimeScalar } from '#platform';
import type { OpportunityKind } from '#safeguarding';

@ObjectType('VisitSessionMark', { description: 'What was marked of one student for one session of a visit.' })
export class VisitSessionMarkType {
  @Field(() => DateScalar, { description: 'The day.' })
  onDay: string;

  @Field(() => SessionEnum, { description: 'Which half of it.' })
  session: Session;

  @Field(() => AttendanceMarkEnum, { description: 'Whether the student was there.' })
  mark: AttendanceMark;
}

@ObjectType('RegisteredVisitor', { description: 'A student on the register of a visit, for the staff of the school.' })
export class RegisteredVisitorType {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'First name.' })
  givenName: string;

  @Field({ description: 'Last name.' })
  familyName: string;

  @Field(() => Int, { description: 'Year group.' })
  yearGroup: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the student came to one session at least; null while nobody has said.',
  })
  came: boolean | null;

  @Field(() => [VisitSessionMarkType], {
    description: 'What was marked, in order; a session that is missing is unknown.',
  })
  sessions: VisitSessionMarkType[];
}

@ObjectType('VisitorForEmployer', {
  description:
    'One of a group that comes, for the host: the year group alone until the school has confirmed who comes.',
})
export class VisitorForEmployerType {
  @Field(() => Int, { description: 'Year group.' })
  yearGroup: number;

  @Field(() => ID, { nullable: true, description: 'To mark who came with; null until the school has confirmed.' })
  studentId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'First name and an initial; null until the school has confirmed.',
  })
  displayName: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Null: nobody is asked about a visit. Whoever leads the group from the school knows what each of it needs.',
    deprecationReason: 'Shows nothing. Goes on 1 April 2027.',
  })
  adjustments: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the student came to one session at least; null while nobody has said.',
  })
  came: boolean | null;

  @Field(() => [VisitSessionMarkType], {
    description: 'What was marked, in order; a session that is missing is unknown.',
  })
  sessions: VisitSessionMarkType[];
}

@ObjectType('MyVisit', { description: 'A visit, or something on a screen, that your school goes to with you.' })
export class MyVisitType {
  @Field(() => ID, { description: 'For answerExitSurvey, once it was marked that you came.' })
  slotRequestId: string;

  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field(() => OpportunityKindEnum, { description: 'What kind of visit it is.' })
  kind: OpportunityKind;

  @Field({ description: 'What the advert is called.' })
  title: string;

  @Field({ description: 'The employer.' })
  employerName: string;

  @Field(() => DateScalar, { description: 'The first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'The last day.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'From when each day.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'Until when each day.' })
  finishesAt: string;

  @Field({ description: 'True while the safeguarding rules do not let it go on; your school knows.' })
  isOnHold: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether you came to one session at least; null while nobody has said. The survey is for those who came.',
  })
  came: boolean | null;
}

@ObjectType('MyVisitConnection', { description: 'A page of your visits.' })
export class MyVisitConnection extends connectionOf(MyVisitType) {}

@InputType({ description: 'Says who goes on a visit.' })
export class SetVisitRegisterInput {
  @Field(() => ID, { description: 'A request of your school for a visit or an event, that holds its places.' })
  slotRequestId: string;

  @Field(() => [ID], { description: 'Students of your school, each once, at most as many as there are places.' })
  @ArrayMaxSize(200, { message: 'must name at most 200 students' })
  studentIds: string[];
}

@InputType({ description: 'Confirms who goes on a visit.' })
export class ConfirmVisitInput {
  @Field(() => ID, { description: 'A request of your school that was accepted, with a register.' })
  slotRequestId: string;

  @Field(() => Int, { description: 'How many adults of your school go along, 1 to 60.' })
  @IsInt()
  @Min(1)
  @Max(60)
  staffCount: number;

  @Field(() => [WarningAnswerInput], {
    nullable: true,
    description: 'Of each rule that warns, once, why the visit goes ahead all the same.',
  })
  @IsOptional()
  @ArrayMaxSize(mostWarnings, { message: `must hold at most ${mostWarnings} reasons` })
  @ValidateNested({ each: true })
  @Type(() => WarningAnswerInput)
  warnings?: WarningAnswerInput[] | null;
}

@InputType({ description: 'Whether one student came.' })
export class VisitMarkInput {
  @Field(() => ID, { description: 'A student on the register.' })
  studentId: string;

  @Field({ description: 'Whether the student came.' })
  came: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'A day of the visit up to today; without it, every day up to today.',
  })
  @IsOptional()
  @IsLocalDate()
  onDay?: string | null;

  @Field(() => SessionEnum, {
    nullable: true,
    description: 'Which half of the day; without it, those that have begun: what is still to come stays unknown.',
  })
  session?: Session | null;
}

@InputType({ description: 'Marks who came.' })
export class MarkVisitInput {
  @Field(() => ID, { description: 'A request whose register was confirmed, from the first day of the slot on.' })
  slotRequestId: string;

  @Field(() => [VisitMarkInput], { description: '1 to 400; whoever is not named stays as they were.' })
  @ArrayMinSize(1, { message: 'must mark at least one student' })
  @ArrayMaxSize(400, { message: 'must hold at most 400 marks' })
  @ValidateNested()
  @Type(() => VisitMarkInput)
  marks: VisitMarkInput[];
}

@ObjectType({ description: 'The register is as you said; it has to be confirmed (again).' })
export class SetVisitRegisterPayload {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;

  @Field(() => Int, { description: 'How many students are on it.' })
  studentCount: number;
}

@ObjectType({ description: 'The employer sees who comes from now on.' })
export class ConfirmVisitPayload {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;

  @Field(() => Int, { description: 'How many students come.' })
  studentCount: number;
}

@ObjectType({ description: 'It is marked.' })
export class MarkVisitPayload {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;
}

@ObjectType('NoRegister', {
  implements: () => [ProblemInterface],
  description: 'Nobody has said who goes; a visit is confirmed with its register only.',
})
export class NoRegisterProblem extends ProblemInterface {}

@ObjectType('TooFewStaff', {
  implements: () => [ProblemInterface],
  description: 'Too few adults of the school go along for so many students of that age.',
})
export class TooFewStaffProblem extends ProblemInterface {
  @Field(() => Int, { description: 'How many students are on the register.' })
  students: number;

  @Field(() => Int, { description: 'How many adults were to go.' })
  staffCount: number;

  @Field(() => Int, { description: 'How many have to.' })
  needed: number;
}
