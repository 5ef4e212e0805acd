import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '#identity';
import type { Role } from '#kernel';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, Sensitive } from '#platform';
import type { AccidentKind, AccidentState } from '../domain/accident.js';
import type { DutyAct } from '../domain/duties.js';
import { AccidentDutyActEnum, AccidentKindEnum, AccidentStateEnum } from './enums.js';

@ObjectType('AccidentDuty', {
  description: 'What the employer has to do itself. Foothold watches the clock and reports nothing.',
})
export class AccidentDutyType {
  @Field(() => AccidentDutyActEnum, { description: 'What.' })
  act: DutyAct;

  @Field(() => DateScalar, { nullable: true, description: 'The last day for a report; null where none is due.' })
  dueOn: string | null;

  @Field({ description: 'In words.' })
  words: string;

  @Field({ description: 'True while nobody has compared these days with the text of the law in force.' })
  isToConfirm: boolean;

  @Field({ description: 'Where the law says so.' })
  source: string;
}

@ObjectType('AccidentChange', { description: 'What was said of an accident at one time; never taken back.' })
export class AccidentChangeType {
  @Field(() => AccidentKindEnum, { description: 'What was known to have come of it.' })
  @Sensitive('ACCIDENTS')
  kind: AccidentKind;

  @Field(() => Int, { nullable: true, description: 'Days away, as far as they were known.' })
  @Sensitive('ACCIDENTS')
  daysUnable: number | null;

  @Field(() => AccidentStateEnum, { description: 'How far it was.' })
  state: AccidentState;

  @Field(() => RoleEnum, { description: 'Who said so.' })
  madeAs: Role;

  @Field(() => DateTimeScalar, { description: 'When.' })
  madeAt: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the employer said that it had reported it.',
  })
  reportedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The number of that report.' })
  authorityReference: string | null;
}

@ObjectType({ isAbstract: true })
abstract class AccidentFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => AccidentKindEnum, { description: 'What came of it, as far as it is known.' })
  @Sensitive('ACCIDENTS')
  kind: AccidentKind;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days on which the student cannot do what they usually do, without the day itself; null while unknown.',
  })
  @Sensitive('ACCIDENTS')
  daysUnable: number | null;

  @Field(() => AccidentStateEnum, { description: 'How far it is dealt with.' })
  state: AccidentState;

  @Field(() => AccidentDutyType, { description: 'What the employer has to do by when.' })
  duty: AccidentDutyType;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt: string;

  @Field(() => DateTimeScalar, { description: 'When it was told here.' })
  notedAt: string;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which the employer says that it reported it.' })
  reportedOn: string | null;

  @Field({ description: 'The employer whose workplace it was.' })
  employerName: string;

  @Field({ description: 'The site.' })
  siteName: string;

  @Field(() => ID, { description: 'The student, by the id that coordinators know them by as well.' })
  studentId: string;
}

@ObjectType({ isAbstract: true })
abstract class AccidentInWordsFields extends AccidentFields {
  @Field(() => ID, { nullable: true, description: 'The placement; null for a visit.' })
  allocationId: string | null;

  @Field(() => ID, { nullable: true, description: 'The visit; null for a placement.' })
  slotRequestId: string | null;

  @Field({ description: 'Where in the workplace.' })
  @Sensitive('ACCIDENTS')
  whereInSite: string;

  @Field({ description: 'What happened, in the words of whoever told it.' })
  @Sensitive('ACCIDENTS')
  whatHappened: string;

  @Field(() => RoleEnum, { description: 'Who told it.' })
  notedAs: Role;

  @Field(() => String, { nullable: true, description: 'The number of the report, as the employer says.' })
  authorityReference: string | null;

  @Field(() => [AccidentChangeType], { description: 'Everything that was said of it, oldest first.' })
  changes: AccidentChangeType[];
}

@ObjectType('SchoolAccident', { description: 'An accident of a student of your school at a workplace.' })
export class SchoolAccidentType extends AccidentInWordsFields {
  @Field(() => String, { nullable: true, description: 'The student; null where who they were is no longer kept here.' })
  @Sensitive('ACCIDENTS')
  studentName: string | null;
}

@ObjectType('HostAccident', { description: 'An accident of a student at a workplace of yours.' })
export class HostAccidentType extends AccidentInWordsFields {
  @Field(() => String, { nullable: true, description: 'The student, by first name and initial, as you know them.' })
  @Sensitive('ACCIDENTS')
  studentName: string | null;
}

@ObjectType('ProgrammeAccident', {
  description:
    'An accident in your programme: who has to do what by when. Names nobody, and holds no word of what happened.',
})
export class ProgrammeAccidentType extends AccidentFields {
  @Field({ description: 'The school of the student.' })
  schoolName: string;
}

@ObjectType('SchoolAccidentConnection', { description: 'A page of accidents.' })
export class SchoolAccidentConnection extends connectionOf(SchoolAccidentType) {}

@ObjectType('HostAccidentConnection', { description: 'A page of accidents.' })
export class HostAccidentConnection extends connectionOf(HostAccidentType) {}

@ObjectType('ProgrammeAccidentConnection', { description: 'A page of accidents.' })
export class ProgrammeAccidentConnection extends connectionOf(ProgrammeAccidentType) {}

@ArgsType()
export class AccidentsArgs extends PageArgs {
  @Field(() => AccidentStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: AccidentState | null;
}
