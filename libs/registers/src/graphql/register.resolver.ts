import { Resolver } from '@nestjs/graphql';
import { SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { ExportAttendance } from '../application/export-attendance.use-cases.js';
import { SetRegisterCodes } from '../application/set-register-codes.use-case.js';
import {
  AttendanceExportInput,
  AttendanceExportPayload,
  ExportAttendanceInput,
  ReleaseAttendanceExportPayload,
  SetRegisterCodesInput,
  SetRegisterCodesPayload,
} from './register.types.js';

@Resolver()
export class RegisterResolver {
  constructor(
    private readonly codes: SetRegisterCodes,
    private readonly attendance: ExportAttendance,
  ) {}

  @Command({ payload: SetRegisterCodesPayload, description: 'Says how your school codes what was attended.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async setRegisterCodes(
    @CurrentActor() actor: Actor,
    @Input() { placementCode, visitCode }: SetRegisterCodesInput,
  ): Promise<SetRegisterCodesPayload> {
    await this.codes.run(actor, { placementCode, visitCode });
    return { placementCode, visitCode };
  }

  @Command({
    payload: AttendanceExportPayload,
    description:
      'Writes the attendance of your students out for your register; more than 50 rows wait for a colleague.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  exportAttendance(
    @CurrentActor() actor: Actor,
    @Input() { from, to }: ExportAttendanceInput,
  ): Promise<AttendanceExportPayload> {
    return this.attendance.run(actor, { from, to });
  }

  @Command({
    payload: ReleaseAttendanceExportPayload,
    problems: [SecondPersonNeededProblem],
    description: 'Releases an export that a colleague asked for.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async releaseAttendanceExport(
    @CurrentActor() actor: Actor,
    @Input() { exportId }: AttendanceExportInput,
  ): Promise<ReleaseAttendanceExportPayload> {
    await this.attendance.release(actor, exportId);
    return { exportId };
  }

  @Command({
    payload: AttendanceExportPayload,
    description: 'Collects an export that you asked for and a colleague released, within 24 hours.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  collectAttendanceExport(
    @CurrentActor() actor: Actor,
    @Input() { exportId }: AttendanceExportInput,
  ): Promise<AttendanceExportPayload> {
    return this.attendance.collect(actor, exportId);
  }
}
