import { demoCommand } from '../demo/demo.js';
import { addCoordinatorCommand } from './add-coordinator.js';
import { allocateCommand } from './allocate.js';
import { auditVerifyCommand } from './audit-verify.js';
import type { Command } from './command.js';
import { importPostcodesCommand } from './import-postcodes.js';
import { importTimetableCommand } from './import-timetable.js';
import { migrateCommand } from './migrate.js';
import { printOperationsCommand } from './print-operations.js';
import { printRetentionCommand } from './print-retention.js';
import { printRulesCommand } from './print-rules.js';
import { printSchemaCommand } from './print-schema.js';
import { retentionCommand } from './retention.js';
import { startProgrammeCommand } from './start-programme.js';
import { verifyCommand } from './verify.js';

/** Every command by name. */
export const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  allocate: allocateCommand,
  verify: verifyCommand,
  'audit verify': auditVerifyCommand,
  migrate: migrateCommand,
  retention: retentionCommand,
  'start-programme': startProgrammeCommand,
  'add-coordinator': addCoordinatorCommand,
  'import postcodes': importPostcodesCommand,
  'import timetable': importTimetableCommand,
  'print-schema': printSchemaCommand,
  'print-retention': printRetentionCommand,
  'print-rules': printRulesCommand,
  'print-operations': printOperationsCommand,
};
