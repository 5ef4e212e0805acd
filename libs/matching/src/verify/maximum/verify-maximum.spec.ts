import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import type { AllocationInstance, AllocationStudent } from '../../instance/allocation-instance.js';
import { allocateMost } from '../../maximum/allocate-most.js';
import type { MaximumOutcome, MaximumResult, ProvedStage } from '../../maximum/maximum-result.js';
import type { MaximumSettings } from '../../maximum/maximum-settings.js';
import type { MaximumViolationKind } from '../violation.js';
import { verifyMaximum } from './verify-maximum.js';

function student(
  id: string,
  schoolId: string,
  priorityClass: number,
  choices: string[],
  more: Partial<AllocationStudent> = {},
): AllocationStudent {
  return {
    id,
    schoolId,
    priorityClass,
    choices: choices.map((slotId, index) => ({ slotId, distanceBand: 0, travelMinutes: 20 + 7 * index })),
    ownChoices: Math.min(2, choices.length),
    ...more,
  };
}

const week = (day: number): { from: string; to: string } => ({ from: `2027-06-${day}`, to: `2027-06-${day + 4}` });

/** The bakery, the garage and the studio are short of seats, the mill's two slots share three, the farm does not run with fewer than three. */
const instance: AllocationInstance = {
  students: [
    student('ada', 'north', 1, ['bakery', 'garage']),
    student('ben', 'north', 0, ['bakery', 'garage']),
    student('cem', 'north', 1, ['garage', 'bakery', 'studio']),
    student('dee', 'south', 2, ['bakery', 'garage', 'library']),
    student('eve', 'south', 1, ['bakery']),
    student('fay', 'south', 2, ['weaving', 'dyeing', 'farm']),
    student('gus', 'south', 0, ['dyeing', 'weaving', 'farm']),
    student('hal', 'north', 2, ['library'], { id: 'hal' }),
    student('ida', 'north', 2, ['weaving', 'dyeing']),
    student('jon', 'north', 1, ['weaving', 'farm']),
    student('kim', 'south', 1, ['farm', 'studio']),
    student('lea', 'south', 2, []),
    student('mia', 'south', 2, ['library'], { unavailable: [{ from: '2027-06-12', to: '2027-06-14' }] }),
    student('ned', 'north', 2, ['museum', 'studio', 'garage']),
  ],
  slots: [
    { id: 'bakery', capacity: 1, days: week(14) },
    { id: 'dyeing', capacity: 2, employerId: 'mill' },
    { id: 'farm', capacity: 5, minimumGroup: 3 },
    { id: 'garage', capacity: 3, schoolCeilings: [{ schoolId: 'north', seats: 1 }], days: week(14) },
    { id: 'library', capacity: 2, days: week(14) },
    { id: 'museum', capacity: 1 },
    { id: 'studio', capacity: 9, supervision: { headsInRoom: 3, studentsPerAdult: 1 } },
    { id: 'weaving', capacity: 2, employerId: 'mill' },
  ],
  lottery: new Map(
    ['ned', 'lea', 'cem', 'ada', 'ben', 'hal', 'mia', 'kim', 'jon', 'ida', 'gus', 'fay', 'eve', 'dee'].map((id, at) => [
      id,
      at * 2,
    ]),
  ),
  employerCeilings: [{ employerId: 'mill', seats: 3 }],
  pinned: [{ studentId: 'hal', slotId: 'museum' }],
};
const settings: MaximumSettings = { priorityClasses: 1, ranks: 'LEAST_TOTAL_RANK' };
const honest = allocateMost(instance, settings);

function outcomeEdited(studentId: string, edit: (outcome: MaximumOutcome) => MaximumOutcome): MaximumResult {
  return { ...honest, outcomes: honest.outcomes.map((row) => (row.studentId === studentId ? edit(row) : row)) };
}

function placedAt(places: Readonly<Record<string, string>>): MaximumResult {
  return {
    ...honest,
    outcomes: honest.outcomes.map((row): MaximumOutcome => {
      const slotId = places[row.studentId];
      if (slotId === undefined) return row;
      return { kind: 'PLACED', studentId: row.studentId, slotId, rank: 1, chosenBy: 'STUDENT', refusals: [] };
    }),
  };
}

function movedTo(studentId: string, slotId: string): MaximumResult {
  return placedAt({ [studentId]: slotId });
}

function unseated(studentId: string): MaximumResult {
  return outcomeEdited(studentId, () => ({ kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' }));
}

function stageEdited(index: number, edit: (stage: ProvedStage) => ProvedStage): MaximumResult {
  return { ...honest, stages: honest.stages.map((stage, at) => (at === index ? edit(stage) : stage)) };
}

const tampered: [MaximumViolationKind, string, MaximumResult][] = [
  ['STUDENT_NOT_ONCE', 'a student is left out', { ...honest, outcomes: honest.outcomes.slice(1) }],
  ['STUDENT_NOT_ONCE', 'a student appears twice', { ...honest, outcomes: [honest.outcomes[0]!, ...honest.outcomes] }],
  ['SLOT_NOT_ONCE', 'a slot is left out', { ...honest, slots: honest.slots.slice(1) }],
  ['EMPLOYER_NOT_ONCE', 'an employer is left out', { ...honest, employers: [] }],
  ['NOT_SORTED', 'students are out of order', { ...honest, outcomes: honest.outcomes.toReversed() }],
  ['PIN_MOVED', 'a pinned student is moved', movedTo('hal', 'library')],
  ['PIN_MOVED', 'a pinned student loses the place', unseated('hal')],
  ['NOT_ALLOWED', 'a student is sent where they never asked to go', movedTo('ada', 'library')],
  ['NOT_ALLOWED', 'a student is sent away on a day on which they are not free', movedTo('mia', 'library')],
  ['NOT_ALLOWED', 'a student is sent to a closed slot', movedTo('kim', 'farm')],
  ['OVER_CAPACITY', 'a slot takes more than it can', movedTo('eve', 'bakery')],
  ['OVER_SCHOOL_CEILING', 'a school sends more than it may', placedAt({ ada: 'garage', cem: 'garage' })],
  [
    'OVER_EMPLOYER_CEILING',
    'an employer takes more than it does',
    placedAt({ fay: 'dyeing', gus: 'dyeing', ida: 'weaving', jon: 'weaving' }),
  ],
  ['STAGES_WRONG', 'a stage is left out', { ...honest, stages: honest.stages.slice(0, -1) }],
  [
    'STAGES_WRONG',
    'ranks come before size',
    { ...honest, stages: [honest.stages[2]!, ...honest.stages.toSpliced(2, 1)] },
  ],
  ['VALUE_WRONG', 'more seem to be placed', stageEdited(0, (stage) => ({ ...stage, value: stage.value - 1 }))],
  [
    'PRICE_WRONG',
    'a stranger has a price',
    stageEdited(0, (stage) => ({ ...stage, students: [...stage.students, { studentId: 'zoe', price: 1 }] })),
  ],
  [
    'PRICE_WRONG',
    'a price is given twice',
    stageEdited(0, (stage) => ({ ...stage, slots: [...stage.slots, ...stage.slots] })),
  ],
  [
    'PRICE_BELOW_ZERO',
    'a price is negative',
    stageEdited(0, (stage) => ({ ...stage, slots: [{ slotId: 'bakery', price: -1 }] })),
  ],
  [
    'PRICE_WITHOUT_NEED',
    'a slot with room has a price',
    stageEdited(0, (stage) => ({ ...stage, slots: [...stage.slots, { slotId: 'library', price: 1 }] })),
  ],
  [
    'NOT_BEST',
    'all prices are struck out',
    {
      ...honest,
      stages: honest.stages.map((stage) => ({ ...stage, students: [], slots: [], schools: [], employers: [] })),
    },
  ],
  ['NOT_PROVED', 'a student who could be placed is not', unseated('dee')],
  ['NOT_MOST', 'a student who could be placed is not', unseated('dee')],
  [
    'CLOSURE_WRONG',
    'a closure counts wrongly',
    { ...honest, closures: honest.closures.map((closure) => ({ ...closure, filled: 1 })) },
  ],
  [
    'REASON_WRONG',
    'a refusal is kept quiet',
    outcomeEdited('eve', (row) => ({ ...row, refusals: [] }) as MaximumOutcome),
  ],
  [
    'REASON_WRONG',
    'a cost is made greater',
    outcomeEdited('eve', (row) =>
      'refusals' in row
        ? {
            ...row,
            refusals: row.refusals.map((refusal) => ({
              ...refusal,
              costs: { objective: { kind: 'PLACED' }, amount: 9 },
            })),
          }
        : row,
    ),
  ],
  [
    'REASON_WRONG',
    'the over-demanded group is made to look smaller',
    outcomeEdited('eve', (row) => ('group' in row ? { ...row, group: { students: 2, slots: 1, seats: 1 } } : row)),
  ],
  [
    'SLOT_ROW_WRONG',
    'a slot seems to have more seats',
    { ...honest, slots: honest.slots.map((row) => ({ ...row, seats: row.seats + 1 })) },
  ],
  [
    'EMPLOYER_ROW_WRONG',
    'an employer seems to be less full',
    { ...honest, employers: honest.employers.map((row) => ({ ...row, filled: 0 })) },
  ],
  ['COUNTS_WRONG', 'one more seems to be placed', { ...honest, counts: { ...honest.counts, placedOnOwnChoice: 12 } }],
];

describe('the verifier of the maximum mode', () => {
  it('has nothing against the true result, in which every kind of outcome occurs', () => {
    expect(verifyMaximum(instance, settings, honest)).toEqual([]);
    expect(honest.closures.map(({ slotId }) => slotId)).toEqual(['farm']);
    const kinds = honest.outcomes.map((outcome) => (outcome.kind === 'UNPLACED' ? outcome.cause : outcome.kind));
    expect(new Set(kinds)).toEqual(new Set(['PLACED', 'PINNED', 'NO_CHOICES', 'NOTHING_OPEN', 'TOO_FEW_PLACES']));
    const decided = honest.outcomes.flatMap((outcome) => ('refusals' in outcome ? outcome.refusals : []));
    expect(new Set(decided.map(({ decidedBy }) => decidedBy))).toEqual(
      new Set(['UNAVAILABLE', 'SLOT_CLOSED', 'NO_SEATS', 'OTHERS']),
    );
  });

  it.each(tampered)('finds %s when %s', (kind, _, result) => {
    expect(verifyMaximum(instance, settings, result).map((violation) => violation.kind)).toContain(kind);
  });

  it('finds a true result wrong for other settings', () => {
    expect(verifyMaximum(instance, { ...settings, priorityClasses: 0 }, honest)).not.toEqual([]);
    expect(verifyMaximum(instance, { ...settings, ranks: 'GREEDY' }, honest)).not.toEqual([]);
  });

  it('finds a slot that runs with too few when its closure is struck out', () => {
    const unclosed = allocateMost(
      { ...instance, slots: instance.slots.map(({ minimumGroup: _minimum, ...slot }) => slot) },
      settings,
    );
    expect(unclosed.slots.find(({ slotId }) => slotId === 'farm')?.filled).toBeGreaterThan(0);
    expect(verifyMaximum(instance, settings, unclosed).map(({ kind }) => kind)).toContain('GROUP_TOO_SMALL');
    expect(verifyMaximum(instance, settings, { ...honest, closures: [] })).not.toEqual([]);
  });

  it('notices any single value that is changed anywhere in a result', () => {
    // In the proof of a closure a limit without a seat to give may have any price that is high enough: that is another proof, as good.
    const isOfMuseum = ([field, at, stages, stage, kind, row]: readonly string[]): boolean =>
      field === 'closures' &&
      stages === 'stages' &&
      kind === 'slots' &&
      honest.closures[Number(at)]?.stages[Number(stage)]?.slots[Number(row)]?.slotId === 'museum';
    const paths = leavesOf(honest).filter((path) => !isOfMuseum(path));
    expect(paths.length).toBeGreaterThan(300);
    for (const path of paths) {
      for (const value of [-1, 'forged', undefined]) {
        const forged = structuredClone(honest);
        if (replaceLeaf(forged, path, value))
          expect([path, verifyMaximum(instance, settings, forged)]).not.toEqual([path, []]);
      }
    }
  });

  it('shares nothing with solver and compiler but types', () => {
    const here = new URL('.', import.meta.url);
    const files = readdirSync(here).filter((name) => !name.endsWith('.spec.ts'));
    for (const name of files) {
      const outward = readFileSync(new URL(name, here), 'utf8').match(
        /^(import|export)\b[^;]*from '(\.\.\/|#)[^']*';$/gm,
      );
      for (const line of outward ?? []) expect(line).toMatch(/^import type |from '\.\.\/same\.js';$/);
    }
  });
});

function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return Object.entries(value).flatMap(([field, inner]) => leavesOf(inner, [...path, field]));
}

/** False when the value stood there already. */
function replaceLeaf(root: object, path: readonly string[], value: unknown): boolean {
  const parent = path.slice(0, -1).reduce<object>((at, field) => Reflect.get(at, field) as object, root);
  const field = path.at(-1) ?? '';
  if (Object.is(Reflect.get(parent, field), value)) return false;
  return Reflect.set(parent, field, value);
}
