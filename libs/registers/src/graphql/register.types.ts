import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalDate } from '#kernel';
import { DateScalar, enumOf, IsLocalDate } from '#platform';
import { placementCodes, visitCodes, type RegisterCodes } from '../domain/register.js';

const PlacementCodeEnum = enumOf(placementCodes);
registerEnumType(PlacementCodeEnum, {
  name: 'PlacementRegisterCode',
  description: 'How a register codes a session of a placement that was attended.',
  valuesMap: { W: { description: 'Work experience.' }, B: { description: 'Educated off site.' } },
});

const VisitCodeEnum = enumOf(visitCodes);
registerEnumType(VisitCodeEnum, {
  name: 'VisitRegisterCode',
  description: 'How a register codes a session of a visit that was attended.',
  valuesMap: { V: { description: 'Educational visit.' }, B: { description: 'Educated off site.' } },
});

@InputType({ description: 'How your school codes what was attended.' })
export class SetRegisterCodesInput implements RegisterCodes {
  @Field(() => PlacementCodeEnum, { description: 'Of placements; W where nothing was said.' })
  placementCode: RegisterCodes['placementCode'];

  @Field(() => VisitCodeEnum, { description: 'Of visits; V where nothing was said.' })
  visitCode: RegisterCodes['visitCode'];
}

@InputType({ description: 'Days of a register.' })
export class ExportAttendanceInput {
  @Field(() => DateScalar, { description: 'First day.' })
  @IsLocalDate()
  from: LocalDate;

  @Field(() => DateScalar, { description: 'Last day; nothing is said of days after today.' })
  @IsLocalDate()
  to: LocalDate;
}

@InputType({ description: 'Selects an export.' })
export class AttendanceExportInput {
  @Field(() => ID, { description: 'An export of your school.' })
  exportId: string;
}

@ObjectType({ description: 'The codes are set.' })
export class SetRegisterCodesPayload {
  @Field(() => PlacementCodeEnum, { description: 'Of placements.' })
  placementCode: RegisterCodes['placementCode'];

  @Field(() => VisitCodeEnum, { description: 'Of visits.' })
  visitCode: RegisterCodes['visitCode'];
}

@ObjectType({ description: 'Attendance for your register, or the number of an export that waits.' })
export class AttendanceExportPayload {
  @Field(() => ID, { description: 'The export.' })
  exportId: string;

  @Field(() => Int, { description: 'How many rows.' })
  rows: number;

  @Field(() => String, {
    nullable: true,
    description:
      'CSV: date, session, UPN, names, code. O is marked absent, N is not marked by anybody; neither is ever present. Null while a colleague has to release it.',
  })
  csv: string | null;
}

@ObjectType({ description: 'The export may be collected for a day.' })
export class ReleaseAttendanceExportPayload {
  @Field(() => ID, { description: 'The export.' })
  exportId: string;
}
