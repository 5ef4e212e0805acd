import { readFile } from 'node:fs/promises';
import { allocate, readRun, verifyRun, writeRun, type AllocationRun, type Draw } from '#matching';
import { readAllocateOptions } from '../allocate/allocate-options.js';
import { drawLottery, hashOf, newSeed } from '../allocate/draw-lottery.js';
import { readInstance, type ReadInstance, type SheetFile } from '../allocate/read-instance.js';
import { resultFiles } from '../allocate/result-files.js';
import { summaryOf } from '../allocate/summary.js';
import { counted } from '../allocate/words.js';
import { requireNew, writeAllOrNone } from '../allocate/write-all-or-none.js';
import type { Command } from './command.js';

/** Gives out places by spreadsheets alone: no database, no service. */
export const allocateCommand: Command = {
  summary:
    'give out places from three spreadsheets (--students --slots --preferences --out); docs/allocate-from-spreadsheets.md',
  async run(parameters) {
    process.stdout.write(`${(await allocateSheets(parameters)).join('\n')}\n`);
  },
};

/** Reads, runs, checks and writes; returns the summary, line by line. Throws an `Error` that says all that is wrong, and writes nothing then. */
export async function allocateSheets(parameters: readonly string[]): Promise<string[]> {
  const options = readAllocateOptions(parameters);
  await requireNew(options.out);
  const [students, slots, preferences] = await Promise.all(
    [options.students, options.slots, options.preferences].map(async (name): Promise<SheetFile> => ({
      name,
      bytes: await readFile(name),
    })),
  );
  const seed = options.seed ?? newSeed();
  const read = readInstance({ students: students!, slots: slots!, preferences: preferences! }, (ids) =>
    drawLottery(seed, ids),
  );
  const { instance, draw } = read;
  const run = { mode: options.mode, instance, result: allocate(instance, options.mode), draw };
  requireProved(run);
  await writeAllOrNone(options.out, resultFiles(run));
  return [...summaryOf(run), ...noteLines(read), ...drawLines(run), `Written to ${options.out}.`];
}

/** The run as it is written, checked by the verifier's own code before anybody sees it. */
function requireProved(run: AllocationRun & { readonly draw: Draw }): void {
  const violations = verifyRun(readRun(JSON.parse(JSON.stringify(writeRun(run)))));
  if (violations.length === 0) return;
  const kinds = [...new Set(violations.map(({ kind }) => kind))];
  throw new Error(
    `The result did not pass its own check (${kinds.join(', ')}); nothing was written. Please report this.`,
  );
}

function noteLines({ excluded, ignored }: ReadInstance): string[] {
  return [
    ...(excluded === 0 ? [] : [`Left out as excluded: ${counted(excluded, 'row')} of the preferences.`]),
    ...ignored.map(({ file, column }) => `Not looked at: the column "${column}" of ${file}.`),
  ];
}

function drawLines({ instance, draw }: AllocationRun & { readonly draw: Draw }): string[] {
  return [
    `Seed of the lottery:       ${draw.seed}`,
    `Its commitment, SHA-256:   ${draw.commitment}`,
    `The instance, SHA-256:     ${hashOf(instance)}`,
  ];
}
