import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import { lotteryOrder } from '../instance/lottery.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { allocate } from './allocate.js';
import type { AllocationMode } from './allocation-mode.js';
import { readRun, writeRun } from './run-record.js';
import { verifyRun, type DrawnRun } from './verify-run.js';

const student = (
  id: string,
  schoolId: string,
  priorityClass: number,
  slotIds: readonly string[],
  more: Partial<AllocationStudent> = {},
): AllocationStudent => ({
  id,
  schoolId,
  priorityClass,
  choices: slotIds.map((slotId, index) => ({ slotId, distanceBand: index, travelMinutes: 20 + 10 * index })),
  ownChoices: Math.min(slotIds.length, 2),
  ...more,
});

const ids = ['ada', 'ben', 'cem', 'dee', 'eve', 'hal', 'ivy', 'jon', 'kit', 'lea', 'max', 'zoe'];
const keys = new Map(ids.map((id, index) => [id, (11 * (index + 3)).toString(16).padStart(64, '0')]));

/**
 * Everything at once, small. Bakery and garage are short of seats, and the garage takes one student of the north. Dee agrees to move, and
 * the tour would be nearer than the library, but needs two. The forge reserves its seat; farm and mill share an employer that takes two. The
 * visit needs three and gets two. Hal is pinned to a museum that needs two. Zoe has no list.
 */
export const sampleInstance: AllocationInstance = {
  students: [
    student('ada', 'north', 1, ['bakery', 'garage']),
    student('ben', 'north', 0, ['bakery', 'garage']),
    student('cem', 'north', 1, ['garage', 'bakery']),
    student('dee', 'south', 2, ['bakery', 'garage', 'tour', 'library'], { agreesToMove: true }),
    student('eve', 'south', 3, ['garage']),
    student('hal', 'north', 2, ['library']),
    student('ivy', 'south', 2, ['forge', 'mill'], { seatTypes: ['bursary'] }),
    student('jon', 'south', 3, ['forge', 'farm'], { seatTypes: ['bursary'] }),
    student('kit', 'north', 0, ['visit', 'forge', 'farm']),
    student('lea', 'north', 1, ['visit', 'mill']),
    student('max', 'north', 2, ['visit', 'farm'], { unavailable: [{ from: '2027-02-20', to: '2027-03-01' }] }),
    student('zoe', 'south', 1, []),
  ],
  slots: [
    { id: 'bakery', capacity: 1 },
    { id: 'farm', capacity: 2, employerId: 'acre', days: { from: '2027-03-02', to: '2027-03-02' } },
    { id: 'forge', capacity: 1, reserves: [{ type: 'bursary', seats: 1 }] },
    { id: 'garage', capacity: 2, schoolCeilings: [{ schoolId: 'north', seats: 1 }] },
    { id: 'library', capacity: 1 },
    { id: 'mill', capacity: 2, employerId: 'acre' },
    { id: 'museum', capacity: 3, minimumGroup: 2 },
    { id: 'tour', capacity: 4, minimumGroup: 2 },
    { id: 'visit', capacity: 4, minimumGroup: 3, days: { from: '2027-03-01', to: '2027-03-05' } },
  ],
  lottery: lotteryOrder(keys),
  employerCeilings: [{ employerId: 'acre', seats: 2 }],
  pinned: [{ studentId: 'hal', slotId: 'museum' }],
};

/** The sample, run in a mode. The keys are no real draw's. */
export function sampleRun(mode: AllocationMode): DrawnRun {
  const draw = { seed: '00'.repeat(32), commitment: '11'.repeat(32), keys };
  return { mode, instance: sampleInstance, result: allocate(sampleInstance, mode), draw };
}

/** Every kind of run, by a short name. */
export const sampleModes = {
  fair: { kind: 'FAIR' },
  completed: { kind: 'FAIR', completion: { ranksDown: 2 } },
  least: { kind: 'MAXIMUM', priorityClasses: 1, ranks: 'LEAST_TOTAL_RANK' },
  generous: { kind: 'MAXIMUM', priorityClasses: 1, ranks: 'GENEROUS' },
  greedy: { kind: 'MAXIMUM', priorityClasses: 1, ranks: 'GREEDY' },
} satisfies Record<string, AllocationMode>;

const texts = new Map<string, string>();

/** The honest run in a mode, as it is written to a file. */
export function sampleText(name: keyof typeof sampleModes): string {
  const text = texts.get(name) ?? JSON.stringify(writeRun(sampleRun(sampleModes[name])));
  texts.set(name, text);
  return text;
}

/** What the verifier finds in a record that has been through a file; `NO_RECORD` when it is none, or of no sound instance. */
export function judgeRecord(record: unknown): readonly string[] {
  try {
    return verifyRun(readRun(JSON.parse(JSON.stringify(record)))).map(({ kind }) => kind);
  } catch (error) {
    if (error instanceof MatchingInputError) return ['NO_RECORD'];
    throw error;
  }
}
