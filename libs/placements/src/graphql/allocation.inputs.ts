import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, ValidateNested } from 'class-validator';
import { mostWarnings, WarningAnswerInput } from '#clearances';
import type { LocalDate } from '#kernel';
import { DateScalar, IsLocalDate, IsProse } from '#platform';
import type { AllocationState, NoReason } from '../domain/allocation.js';
import type { AttendanceMark, MarkedSession, Session } from '../domain/attendance.js';
import { AllocationStateEnum, AttendanceMarkEnum, NoReasonEnum, SessionEnum } from './enums.js';

/** Two sessions on each day of the longest slot. */
const mostMarks = 28;

@InputType({ isAbstract: true })
abstract class OfAllocationInput {
  @Field(() => ID, { description: 'An allocation of yours, of your school or to your employer.' })
  allocationId: string;
}

@InputType({ description: 'Selects an allocation.' })
export class AllocationInput extends OfAllocationInput {
  @Field(() => [WarningAnswerInput], {
    nullable: true,
    description:
      'For confirmAllocation alone: of each rule that warns, once, why the placement goes ahead all the same. Nothing else reads it.',
  })
  @IsOptional()
  @ArrayMaxSize(mostWarnings, { message: `must hold at most ${mostWarnings} reasons` })
  @ValidateNested({ each: true })
  @Type(() => WarningAnswerInput)
  warnings?: WarningAnswerInput[] | null;
}

@InputType({ description: 'Selects an allocation and says why.' })
export class AllocationReasonInput extends OfAllocationInput {
  @Field({ description: 'Shown to the student and the school, up to 500 characters.' })
  @IsProse(500)
  reason: string;

  @Field(() => NoReasonEnum, { nullable: true, description: 'The same from the list.' })
  @IsOptional()
  because?: NoReason | null;
}

@InputType({ description: "Types in a parent's or carer's form." })
export class RecordPermissionInput extends OfAllocationInput {
  @Field(() => DateScalar, { description: 'The date on the form; today at the latest.' })
  @IsLocalDate()
  givenOn: LocalDate;
}

@InputType({ description: 'Selects a permission that was recorded.' })
export class CountersignPermissionInput {
  @Field(() => ID, { description: 'A permission of your school; see schoolAllocations.' })
  permissionId: string;
}

@InputType({ description: 'Attendance in one session.' })
export class SessionMarkInput implements MarkedSession {
  @Field(() => DateScalar, { description: 'A day of the placement, today at the latest.' })
  @IsLocalDate()
  onDay: LocalDate;

  @Field(() => SessionEnum, { description: 'Which half of it.' })
  session: Session;

  @Field(() => AttendanceMarkEnum, { description: 'Whether the student was there.' })
  mark: AttendanceMark;
}

@InputType({ description: 'Marks sessions of a placement.' })
export class MarkAttendanceInput extends OfAllocationInput {
  @Field(() => [SessionMarkInput], {
    description: `Up to ${mostMarks} sessions, none of them twice; a mark takes the place of one that was made before.`,
  })
  @ArrayNotEmpty({ message: 'must name a session at least' })
  @ArrayMaxSize(mostMarks, { message: `must name at most ${mostMarks} sessions` })
  @ValidateNested({ each: true })
  @Type(() => SessionMarkInput)
  marks: SessionMarkInput[];
}

@ObjectType({ description: 'The allocation moved on, or its marks were kept.' })
export class AllocationStatePayload {
  @Field(() => ID, { description: 'The allocation.' })
  allocationId: string;

  @Field(() => AllocationStateEnum, { description: 'The state it is in now.' })
  state: AllocationState;
}

@ObjectType({ description: 'The form was recorded; it counts once somebody else has countersigned it.' })
export class RecordPermissionPayload {
  @Field(() => ID, { description: 'The permission.' })
  permissionId: string;
}

@ObjectType({ description: 'The form was countersigned and counts from now on.' })
export class CountersignPermissionPayload {
  @Field(() => ID, { description: 'The permission.' })
  permissionId: string;

  @Field(() => ID, { description: 'The allocation that it is for.' })
  allocationId: string;
}
