import { demoCommand } from '../demo/demo.js';
import { addCoordinatorCommand } from './add-coordinator.js';
import { allocateCommand } from './allocate.js';
import type { Command } from './command.js';
import { importPostcodesCommand } from './import-postcodes.js';
import { importTimetableCommand } from './import-timetable.js';
import { migrateCommand } from './migrate.js';
import { printOperationsCommand } from './print-operations.js';
import { printRulesCommand } from './print-rules.js';
import { printSchemaCommand } from './print-schema.js';
import { startProgrammeCommand } from './start-programme.js';
import { verifyCommand } from './verify.js';

/** Every command by name. */
export const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  allocate: allocateCommand,
  verify: verifyCommand,
  migrate: migrateCommand,
  'start-programme': startProgrammeCommand,
  'add-coordinator': addCoordinatorCommand,
  'import postcodes': importPostcodesCommand,
  'import timetable': importTimetableCommand,
  'print-schema': printSchemaCommand,
  'print-rules': printRulesCommand,
  'print-operations': printOperationsCommand,
};
