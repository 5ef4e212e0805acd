import { isIdOf, NotFound, requireMove, type Actor, type Role } from '#kernel';
import { requireOpen } from '#rounds';
import { SheetChanged } from '../domain/problems.js';
import { sheetTransitions, type Sheet, type SheetState } from '../domain/sheet.js';
import type { ApplicationFormsTx } from './ports.js';

/** A sheet as the student read it. */
export interface SheetCommand {
  readonly sheetId: string;
  /** As it was read: what was saved meanwhile has to be read first. */
  readonly version: number;
}

/**
 * The student's own sheet in an open round, locked until the unit of work ends, list first as everybody does who locks both. Throws `NotFound`,
 * `RoundNotOpen`, `SheetChanged` and `WrongState`.
 */
export async function lockToMove(
  { rounds, applications, sheets }: ApplicationFormsTx,
  actor: Actor,
  { sheetId, version }: SheetCommand,
  to: SheetState,
  now: Date,
): Promise<Sheet> {
  const found = isIdOf('ApplicationSheet', sheetId) ? await sheets.find(sheetId) : undefined;
  if (found === undefined) throw new NotFound('ApplicationSheet', sheetId);
  await requireOpen(rounds, found.roundId, now);
  await applications.lockList(found.roundId, found.studentId);
  const sheet = (await sheets.lock(found.id)) ?? found;
  requireMove('ApplicationSheet', sheetTransitions, sheet.state, to, actor.role as Role);
  if (sheet.version !== version) throw new SheetChanged(sheet.version);
  return sheet;
}
