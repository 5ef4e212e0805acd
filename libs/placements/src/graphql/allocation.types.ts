import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ClearanceType } from '#clearances';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, Sensitive, TimeScalar } from '#platform';
import type { AllocationState, NoReason } from '../domain/allocation.js';
import type { PermissionStatus } from '../domain/permission.js';
import { AllocationStateEnum, NoReasonEnum, PermissionStatusEnum } from './enums.js';

@ObjectType({ isAbstract: true })
abstract class AllocationFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => AllocationStateEnum, { description: 'What has become of it.' })
  state: AllocationState;

  @Field({ description: 'The advert of the placement.' })
  opportunityTitle: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when a confirmed place is on hold, because the safeguarding rules no longer allow it; nobody goes while it is.',
  })
  heldSince: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when the employer promised to answer a student who has said yes, past or to come; null where nobody waits for its answer.',
  })
  hostAnswerBy: string | null;

  @Field(() => DateScalar, { description: 'First day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'When each day begins.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When each day ends.' })
  finishesAt: string;
}

@ObjectType('MyAllocation', { description: 'A place that a round gave to you, for you alone.' })
export class MyAllocationType extends AllocationFields {
  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn.' })
  stateReason: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when you may answer; null leaves you your time. Afterwards the place goes to the next in the line.',
  })
  offerUntil: string | null;

  @Field(() => ID, { description: 'The advert; see opportunity.' })
  opportunityId: string;

  @Field({ description: 'Whose placement it is.' })
  employerName: string;

  @Field(() => String, { nullable: true, description: 'Where to go; null until the school has confirmed.' })
  siteAddress: string | null;

  @Field({ description: 'True while you may accept it.' })
  viewerCanAccept: boolean;

  @Field({ description: 'True while you may decline it.' })
  viewerCanDecline: boolean;

  @Field({ description: 'True when you declined it and may have it offered again, if it is still free: once.' })
  viewerCanRestore: boolean;
}

@ObjectType('AllocatedStudent', { description: 'Who holds a place, for the staff of the school and nobody else.' })
export class AllocatedStudentType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  yearGroup: number;
}

@ObjectType('PlacementPermission', { description: 'Where permission for a placement stands, as the advert is now.' })
export class PlacementPermissionType {
  @Field(() => PermissionStatusEnum, { description: 'Where it stands.' })
  status: PermissionStatus;

  @Field(() => ID, { nullable: true, description: 'The latest form on paper that was recorded.' })
  permissionId: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The date of the latest answer, by link or on paper.' })
  givenOn: string | null;
}

@ObjectType('SchoolAllocation', { description: 'A place of a student, for the staff of the school.' })
export class SchoolAllocationType extends AllocationFields {
  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn.' })
  stateReason: string | null;

  @Field(() => NoReasonEnum, { nullable: true, description: 'The same from the list, where somebody has chosen.' })
  endedBecause: NoReason | null;

  @Field({ description: 'Whose placement it is.' })
  employerName: string;

  @Field({ description: 'Who holds the place.' })
  student: AllocatedStudentType;

  @Field({ description: 'Where permission stands.' })
  permission: PlacementPermissionType;

  @Field(() => ClearanceType, { nullable: true, description: 'What the rules said last; null before they were asked.' })
  clearance: ClearanceType | null;

  @Field({ description: 'True while you may confirm it, if the rules allow that.' })
  viewerCanConfirm: boolean;

  @Field({ description: 'True while you may withdraw it.' })
  viewerCanWithdraw: boolean;
}

@ObjectType('StudentForEmployer', { description: 'All that an employer knows of a student.' })
export class StudentForEmployerType {
  @Field(() => String, {
    nullable: true,
    description: 'First name and initial; null until the school has confirmed the placement.',
  })
  displayName: string | null;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  yearGroup: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What you would have to do differently; null until the school has confirmed, and when there is nothing.',
  })
  @Sensitive('NEEDS')
  adjustments: string | null;
}

@ObjectType('HostAllocation', { description: 'A place at your employer.' })
export class HostAllocationType extends AllocationFields {
  @Field({ description: 'Who holds the place.' })
  student: StudentForEmployerType;

  @Field({ description: 'True while you may agree.' })
  viewerCanAgree: boolean;

  @Field({ description: 'True while you may decline.' })
  viewerCanDecline: boolean;
}

@ObjectType('SchoolAllocationConnection', { description: "A page of a school's allocations." })
export class SchoolAllocationConnection extends connectionOf(SchoolAllocationType) {}

@ObjectType('HostAllocationConnection', { description: "A page of an employer's allocations." })
export class HostAllocationConnection extends connectionOf(HostAllocationType) {}

@ArgsType()
export class SchoolAllocationsArgs extends PageArgs {
  @Field(() => AllocationStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: AllocationState | null;
}

@ObjectType('DeclinedBecause', { description: 'How many students said no to a place of a round for one reason.' })
export class DeclinedBecauseType {
  @Field(() => NoReasonEnum, {
    nullable: true,
    description: 'The reason; null for those who chose none from the list.',
  })
  because: NoReason | null;

  @Field(() => Int, { nullable: true, description: 'How many; null where they are too few to be shown.' })
  students: number | null;
}
