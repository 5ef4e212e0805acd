import { Module } from '@nestjs/common';
import { useCases, type Transaction } from '#platform';
import { ExportAttendance } from './application/export-attendance.use-cases.js';
import type { RegistersTx } from './application/ports.js';
import { SetRegisterCodes } from './application/set-register-codes.use-case.js';
import { RegisterResolver } from './graphql/register.resolver.js';
import { PgAttendanceExports } from './persistence/attendance-export.repository.js';
import { PgRegisters } from './persistence/register.repository.js';

const repositories = (tx: Transaction): RegistersTx => ({
  registers: new PgRegisters(tx),
  exports: new PgAttendanceExports(tx),
  outbox: tx.outbox,
});

/** Attendance as the registers of schools take it. */
@Module({ providers: [...useCases(repositories, [SetRegisterCodes, ExportAttendance]), RegisterResolver] })
export class RegistersModule {}
