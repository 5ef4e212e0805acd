import { writeRun, type AllocationRun, type Draw, type Standing } from '#matching';
import { savingWords } from './amount-words.js';
import { csvText } from '#kernel';
import { placementsOf, type Placement } from './placements.js';
import { reasonsOf } from './reasons.js';

/** The text of each file that a run is written to, by file name. O(size). */
export function resultFiles(run: AllocationRun & { readonly draw: Draw }): Map<string, string> {
  const placements = placementsOf(run);
  return new Map([
    ['result.csv', resultSheet(placements)],
    ['reasons.csv', reasonsSheet(run, placements)],
    ['slots.csv', slotsSheet(run, placements)],
    ['run.json', `${JSON.stringify(writeRun(run))}\n`],
  ]);
}

function resultSheet(placements: readonly Placement[]): string {
  return csvText(
    ['student', 'slot', 'rank', 'chosen_by', 'minutes'],
    placements.map(({ studentId, slotId, rank, chosenBy, minutes }) => [
      studentId,
      slotId,
      rank,
      chosenBy?.toLowerCase() ?? null,
      minutes,
    ]),
  );
}

function reasonsSheet(run: AllocationRun, placements: readonly Placement[]): string {
  const reasons = reasonsOf(run);
  return csvText(
    ['student', 'slot', 'reason'],
    placements.map(({ studentId, slotId }) => [studentId, slotId, reasons.get(studentId) ?? '']),
  );
}

function slotsSheet({ result }: AllocationRun, placements: readonly Placement[]): string {
  const filled = new Map<string, number>();
  for (const { slotId } of placements) if (slotId !== null) filled.set(slotId, (filled.get(slotId) ?? 0) + 1);
  const closed = new Set(result.closures.map(({ slotId }) => slotId));
  const header = ['slot', 'seats', 'filled', 'pinned', 'closed', 'cut_off', 'one_more_seat_would_save'];
  const common = (slotId: string): [number, string] => [filled.get(slotId) ?? 0, closed.has(slotId) ? 'yes' : ''];
  const rows =
    result.kind === 'FAIR'
      ? result.slots.map(({ slotId, capacity, pinned, cutoff }) => {
          const [taken, isClosed] = common(slotId);
          return [slotId, capacity, taken, pinned, isClosed, cutoffWords(cutoff), null];
        })
      : result.slots.map(({ slotId, seats, pinned, price }) => {
          const [taken, isClosed] = common(slotId);
          return [slotId, seats, taken, pinned, isClosed, null, savingWords(price)];
        });
  return csvText(header, rows);
}

function cutoffWords(cutoff: Standing | null): string {
  if (cutoff === null) return '';
  const { priorityClass, distanceBand, lotteryNumber } = cutoff;
  return `class ${priorityClass}, band ${distanceBand}, lottery number ${lotteryNumber}`;
}
