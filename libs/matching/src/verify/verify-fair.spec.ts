import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateFairly } from '../fair/allocate-fairly.js';
import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import type { FairResult, StudentOutcome } from '../fair/fair-result.js';
import { limited, regretted } from './limited-instances.fixture.js';
import { verifyFair } from './verify-fair.js';
import type { FairViolationKind } from './violation.js';

const student = (id: string, schoolId: string, priorityClass: number, ...slotIds: string[]): AllocationStudent => ({
  id,
  schoolId,
  priorityClass,
  choices: slotIds.map((slotId, index) => ({ slotId, distanceBand: index })),
  ownChoices: Math.min(slotIds.length, 1),
});

const instance: AllocationInstance = {
  students: [
    student('ada', 'north', 0, 'bakery', 'garage'),
    student('ben', 'north', 1, 'bakery', 'garage'),
    student('cem', 'south', 1, 'bakery', 'clinic', 'museum'),
    student('dee', 'south', 2, 'clinic', 'bakery'),
    student('eve', 'south', 2, 'bakery'),
    student('fay', 'north', 2, 'garage', 'bakery'),
    student('gus', 'north', 2),
    student('hal', 'south', 2, 'library', 'museum'),
  ],
  slots: [
    { id: 'bakery', capacity: 1 },
    { id: 'clinic', capacity: 1 },
    { id: 'garage', capacity: 3, schoolCeilings: [{ schoolId: 'north', seats: 1 }] },
    { id: 'library', capacity: 2 },
    { id: 'museum', capacity: 2, schoolCeilings: [{ schoolId: 'south', seats: 1 }] },
  ],
  lottery: new Map(['dee', 'eve', 'fay', 'gus', 'hal', 'ada', 'ben', 'cem'].map((id, index) => [id, 10 * index])),
  pinned: [{ studentId: 'hal', slotId: 'museum' }],
};
const honest = allocateFairly(instance);

const editOutcome = (studentId: string, edit: (outcome: StudentOutcome) => StudentOutcome): FairResult => ({
  ...honest,
  outcomes: honest.outcomes.map((outcome) => (outcome.studentId === studentId ? edit(outcome) : outcome)),
});
const moved = (studentId: string, slotId: string): FairResult =>
  editOutcome(studentId, () => ({
    kind: 'PLACED',
    studentId,
    slotId,
    reservedFor: null,
    rank: 1,
    chosenBy: 'STUDENT',
    own: { priorityClass: 0, distanceBand: 0, lotteryNumber: 0 },
    refusals: [],
  }));
const unseated = (studentId: string): FairResult =>
  editOutcome(studentId, () => ({ kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' }));
const editSlot = (slotId: string, changes: Partial<FairResult['slots'][number]>): FairResult => ({
  ...honest,
  slots: honest.slots.map((slot) => (slot.slotId === slotId ? { ...slot, ...changes } : slot)),
});
const refusalEdited = (changes: object): FairResult =>
  editOutcome('eve', (outcome) =>
    'refusals' in outcome
      ? { ...outcome, refusals: outcome.refusals.map((refusal) => ({ ...refusal, ...changes })) }
      : outcome,
  );

const wanting = (
  id: string,
  schoolId: string,
  ...choices: [slotId: string, distanceBand: number][]
): AllocationStudent => ({
  id,
  schoolId,
  priorityClass: 0,
  ownChoices: choices.length,
  choices: choices.map(([slotId, distanceBand]) => ({ slotId, distanceBand })),
});

/** Ada and Ben, whose first choices each serve the other first: fair as they stand the wrong way round, and both would rather swap. */
const crossed = (
  bensSchool: string,
  bakerySeats: number,
  ...others: readonly AllocationStudent[]
): AllocationInstance => ({
  students: [
    wanting('ada', 'north', ['clinic', 1], ['bakery', 0]),
    wanting('ben', bensSchool, ['bakery', 1], ['clinic', 0]),
    ...others,
  ],
  slots: [
    { id: 'bakery', capacity: bakerySeats, schoolCeilings: [{ schoolId: 'north', seats: 1 }] },
    { id: 'clinic', capacity: 1 },
  ],
  lottery: new Map(['ada', 'ben', 'cem', 'dee'].map((id, number) => [id, number])),
});
const crossings = [
  crossed('north', 1),
  crossed('south', 1),
  // Ben takes the seat of the school before Dee could take it for hers.
  crossed('north', 2, wanting('cem', 'south', ['bakery', 0]), wanting('dee', 'south', ['bakery', 2])),
  // Ben takes the seat of the slot before Dee could take it for the school.
  crossed('south', 1, wanting('dee', 'north', ['bakery', 2])),
];
const wrongWayRound = (of: AllocationInstance): FairResult => {
  const result = allocateFairly(of);
  const other = new Map([
    ['ada', 'bakery'],
    ['ben', 'clinic'],
  ]);
  return {
    ...result,
    outcomes: result.outcomes.map((row) =>
      row.kind === 'PLACED' ? { ...row, slotId: other.get(row.studentId) ?? row.slotId } : row,
    ),
  };
};

const honestLimited = allocateFairly(limited);
const limitedWith = (changes: Partial<FairResult>): FairResult => ({ ...honestLimited, ...changes });
const reseated = (...places: readonly [studentId: string, slotId: string | null, reservedFor?: string][]): FairResult =>
  limitedWith({
    outcomes: honestLimited.outcomes.map((row) => {
      const place = places.find(([studentId]) => studentId === row.studentId);
      if (place === undefined) return row;
      const [studentId, slotId, reservedFor = null] = place;
      if (slotId === null) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };
      return {
        kind: 'PLACED',
        studentId,
        slotId,
        reservedFor,
        rank: 1,
        chosenBy: 'STUDENT',
        own: { priorityClass: 0, distanceBand: 0, lotteryNumber: 0 },
        refusals: [],
      };
    }),
  });

/** For every kind of violation, results that are wrong in that way. */
const tampered: Record<FairViolationKind, readonly [how: string, result: FairResult, of?: AllocationInstance][]> = {
  STUDENT_NOT_ONCE: [
    ['a student is left out', { ...honest, outcomes: honest.outcomes.slice(1) }],
    ['a student has two places', { ...honest, outcomes: [...honest.outcomes.slice(0, 1), ...honest.outcomes] }],
    [
      'somebody unknown has a row',
      { ...honest, outcomes: [...honest.outcomes, { kind: 'UNPLACED', studentId: 'zoe', cause: 'NO_CHOICES' }] },
    ],
  ],
  SLOT_NOT_ONCE: [
    ['a slot is left out', { ...honest, slots: honest.slots.slice(1) }],
    ['a slot is shown twice', { ...honest, slots: [...honest.slots.slice(0, 1), ...honest.slots] }],
  ],
  NOT_SORTED: [
    ['students are out of order', { ...honest, outcomes: honest.outcomes.toReversed() }],
    ['slots are out of order', { ...honest, slots: honest.slots.toReversed() }],
  ],
  PIN_MOVED: [
    ['a pinned student is moved', moved('hal', 'library')],
    ['a pinned student loses the place', unseated('hal')],
    [
      'a student is shown as pinned who was not',
      editOutcome('gus', () => ({ kind: 'PINNED', studentId: 'gus', slotId: 'library' })),
    ],
  ],
  NOT_LISTED: [['a student is sent where they never asked to go', moved('gus', 'library')]],
  STUDENT_AWAY: [['a student is sent where they cannot be', { ...reseated(['max', 'visit']), closures: [] }, limited]],
  OVER_CAPACITY: [['a slot takes more than it can', moved('eve', 'bakery')]],
  OVER_SCHOOL_CEILING: [
    ['a school sends more than it may', moved('fay', 'garage')],
    ['a pinned student is not counted towards the ceiling', moved('cem', 'museum')],
  ],
  OVER_EMPLOYER_CEILING: [['an employer gets more than it takes', reseated(['kit', 'farm'], ['jon', 'farm']), limited]],
  CLOSED_SLOT_TAKEN: [['somebody sits in a slot that is closed', reseated(['kit', 'visit']), limited]],
  GROUP_TOO_SMALL: [
    [
      'a slot runs with too few',
      { ...reseated(['kit', 'visit'], ['lea', 'visit']), closures: [], blockingCoalitions: [] },
      limited,
    ],
  ],
  RESERVE_WRONG: [
    ['somebody else sits in a reserved seat', reseated(['ivy', null], ['kit', 'forge', 'bursary']), limited],
    ['more sit in reserved seats than there are', reseated(['jon', 'forge', 'bursary']), limited],
    ['a seat is said to be reserved that is not', reseated(['lea', 'mill', 'bursary']), limited],
    ['a reserved seat is said to be open', reseated(['ivy', 'forge']), limited],
  ],
  WASTED_SEAT: [['a seat that somebody wants stays free', unseated('cem')]],
  JUSTIFIED_ENVY: [
    [
      'a weaker student keeps the seat',
      {
        ...moved('eve', 'bakery'),
        outcomes: moved('eve', 'bakery').outcomes.map((row) =>
          row.studentId === 'ada' ? { kind: 'UNPLACED', studentId: 'ada', cause: 'NO_CHOICES' } : row,
        ),
      },
    ],
    [
      'a weaker schoolmate keeps the seat under the ceiling',
      {
        ...moved('fay', 'garage'),
        outcomes: moved('fay', 'garage').outcomes.map((row) =>
          row.studentId === 'ben' ? { kind: 'UNPLACED', studentId: 'ben', cause: 'NO_CHOICES' } : row,
        ),
      },
    ],
  ],
  CLOSURE_WRONG: [
    [
      'a closed slot had another number of students',
      limitedWith({ closures: [{ slotId: 'visit', filled: 1, minimumGroup: 3 }] }),
      limited,
    ],
    [
      'a slot is closed that nobody asked for',
      { ...honest, closures: [{ slotId: 'library', filled: 1, minimumGroup: 2 }] },
    ],
  ],
  COALITION_WRONG: [
    ['a coalition is kept quiet', { ...allocateFairly(regretted), blockingCoalitions: [] }, regretted],
    ['one is made up', limitedWith({ blockingCoalitions: [{ slotId: 'visit', students: 3 }] }), limited],
  ],
  EMPLOYER_ROW_WRONG: [
    ['an employer is left out', limitedWith({ employers: [] }), limited],
    [
      'an employer seems to have room',
      limitedWith({ employers: honestLimited.employers.map((row) => ({ ...row, filled: 0 })) }),
      limited,
    ],
  ],
  NOT_STUDENT_OPTIMAL: crossings.map((of, index) => [
    `two students would gladly swap and nobody would mind (${index + 1})`,
    wrongWayRound(of),
    of,
  ]),
  SLOT_ROW_WRONG: [
    ['a slot seems to have more seats', editSlot('garage', { capacity: 4 })],
    ['a slot seems to be less full', editSlot('garage', { filled: 0 })],
    ['a ceiling is left out', editSlot('garage', { schools: [] })],
  ],
  CUTOFF_WRONG: [
    [
      'a cut-off is made milder',
      editSlot('bakery', { cutoff: { priorityClass: 2, distanceBand: 0, lotteryNumber: 0 } }),
    ],
    ['a cut-off is hidden', editSlot('clinic', { cutoff: null })],
    [
      'a slot with free seats has one',
      editSlot('library', { cutoff: { priorityClass: 0, distanceBand: 0, lotteryNumber: 0 } }),
    ],
  ],
  REASON_WRONG: [
    ['another criterion is given', refusalEdited({ decidedBy: 'LOTTERY' })],
    ['the cut-off in a reason is another', refusalEdited({ cutoff: null })],
    [
      'a refusal is kept quiet',
      editOutcome('ben', (outcome) => (outcome.kind === 'PLACED' ? { ...outcome, refusals: [] } : outcome)),
    ],
    [
      'a place counts as the student’s own choice',
      editOutcome('ben', (outcome) => (outcome.kind === 'PLACED' ? { ...outcome, chosenBy: 'STUDENT' } : outcome)),
    ],
    ['a student with a list is told that it was empty', unseated('eve')],
  ],
  REMEDY_WRONG: [
    [
      'a student is told that moves would help when places are too few',
      editOutcome('eve', (outcome) =>
        'remedy' in outcome ? { ...outcome, remedy: { kind: 'MOVES_WOULD_HELP' } } : outcome,
      ),
    ],
    [
      'the group is made to look smaller',
      editOutcome('eve', (outcome) =>
        'remedy' in outcome
          ? { ...outcome, remedy: { kind: 'TOO_FEW_PLACES', students: 2, slots: 1, seats: 1 } }
          : outcome,
      ),
    ],
  ],
  COUNTS_WRONG: [['one more seems to be placed', { ...honest, counts: { ...honest.counts, placedOnOwnChoice: 9 } }]],
};

const cases = Object.entries(tampered).flatMap(([kind, results]) =>
  results.map(([how, result, of = instance]) => ({ kind, how, result, of })),
);

describe('the verifier', () => {
  it('has nothing against the true results', () => {
    expect(verifyFair(instance, honest)).toEqual([]);
    for (const of of [limited, regretted, ...crossings]) expect(verifyFair(of, allocateFairly(of))).toEqual([]);
  });

  it('accepts a result that has been through a database, whatever became of the order of its fields', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([field, inner]) => [field, reversed(inner)]),
      );
    };
    expect(verifyFair(instance, reversed(honest) as FairResult)).toEqual([]);
  });

  it.each(cases)('finds $kind when $how', ({ kind, result, of }) => {
    expect(verifyFair(of, result).map((violation) => violation.kind)).toContain(kind);
  });

  it('notices any single value that is changed anywhere in a result', () => {
    for (const [of, result] of [
      [instance, honest],
      [limited, honestLimited],
    ] as const) {
      const paths = leavesOf(result);
      expect(paths.length).toBeGreaterThan(120);
      for (const path of paths) {
        for (const value of [-1, 'forged', null, undefined]) {
          const forged = structuredClone(result);
          if (replaceLeaf(forged, path, value)) expect([path, verifyFair(of, forged)]).not.toEqual([path, []]);
        }
      }
    }
  });

  it('notices any two students who trade outcomes', () => {
    const index = fc.nat(honest.outcomes.length - 1);
    fc.assert(
      fc.property(index, index, (left, right) => {
        fc.pre(left !== right);
        const idOf = (at: number): string => honest.outcomes[at]?.studentId ?? '';
        const outcomes = honest.outcomes.map((outcome, at) => {
          const from = at === left ? right : at === right ? left : at;
          return { ...(honest.outcomes[from] ?? outcome), studentId: idOf(at) };
        });
        expect(verifyFair(instance, { ...honest, outcomes })).not.toEqual([]);
      }),
    );
  });

  it('shares nothing with the solver but the types of its input and its output', () => {
    const here = new URL('.', import.meta.url);
    const files = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const imports = files.flatMap(
      (name) =>
        readFileSync(new URL(name, here), 'utf8').match(/^(import|export)\b[^;]*from '(\.\.|#)[^']*';$/gm) ?? [],
    );
    expect(imports.length).toBeGreaterThan(0);
    for (const line of imports)
      expect(line).toMatch(
        /^import type [^;]* from '\.\.\/(instance\/allocation-instance|fair\/(fair-result|market))\.js';$/,
      );
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
