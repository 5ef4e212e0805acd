import { describe, expect, it } from '@jest/globals';
import { completeFairly } from '../../completion/complete-fairly.js';
import type { CompletedResult } from '../../completion/completed-result.js';
import { allocateFairly } from '../../fair/allocate-fairly.js';
import type { AllocationInstance, AllocationStudent } from '../../instance/allocation-instance.js';
import type { MaximumViolationKind } from '../violation.js';
import { verifyCompletion } from './verify-completion.js';

function student(id: string, choices: string[], more: Partial<AllocationStudent> = {}): AllocationStudent {
  return {
    id,
    schoolId: 'north',
    priorityClass: 0,
    choices: choices.map((slotId) => ({ slotId, distanceBand: 0 })),
    ownChoices: choices.length,
    agreesToMove: true,
    ...more,
  };
}

/** Cem can be placed if Ada and Ben make way; Gus could only be if somebody opened the farm alone, or Eve, who does not agree, moved. */
const instance: AllocationInstance = {
  students: [
    student('ada', ['bakery', 'garage', 'library']),
    student('ben', ['garage', 'library', 'museum']),
    student('cem', ['bakery']),
    student('dee', ['clinic', 'farm']),
    student('eve', ['studio', 'library', 'museum'], { agreesToMove: false }),
    student('fay', ['archive'], { schoolId: 'south' }),
    student('gus', ['clinic', 'studio', 'archive']),
    student('hal', ['museum']),
  ],
  slots: [
    { id: 'archive', capacity: 2, schoolCeilings: [{ schoolId: 'north', seats: 0 }] },
    { id: 'bakery', capacity: 1 },
    { id: 'clinic', capacity: 1 },
    { id: 'farm', capacity: 4, minimumGroup: 2 },
    { id: 'garage', capacity: 1 },
    { id: 'library', capacity: 1 },
    { id: 'museum', capacity: 2 },
    { id: 'studio', capacity: 1 },
  ],
  lottery: new Map(['ada', 'ben', 'cem', 'dee', 'eve', 'fay', 'gus', 'hal'].map((id, number) => [id, number])),
};
const fair = allocateFairly(instance);
const settings = { ranksDown: 1 };
const honest = completeFairly(instance, fair, settings);

function placedAt(places: Readonly<Record<string, string | null>>): CompletedResult {
  return {
    ...honest,
    places: honest.places.flatMap((place) => {
      const slotId = places[place.studentId];
      if (slotId === null) return [];
      return [slotId === undefined ? place : { ...place, slotId }];
    }),
  };
}

const [chain] = honest.chains;
const tampered: [MaximumViolationKind, string, CompletedResult][] = [
  ['PLACE_LOST', 'a student loses the place', placedAt({ dee: null })],
  ['NOT_AGREED', 'a student is moved who did not agree', placedAt({ eve: 'library', ben: 'museum' })],
  ['MOVED_TOO_FAR', 'a student is moved further down than agreed', placedAt({ ada: 'library', ben: 'museum' })],
  ['NOT_ALLOWED', 'a student is sent where they never asked to go', placedAt({ cem: 'museum' })],
  ['NOT_ALLOWED', 'somebody opens a slot that stays shut', placedAt({ dee: 'farm' })],
  ['NOT_SORTED', 'places are out of order', { ...honest, places: honest.places.toReversed() }],
  ['STUDENT_NOT_ONCE', 'somebody has two places', { ...honest, places: [honest.places[0]!, ...honest.places] }],
  ['OVER_CAPACITY', 'a slot takes more than it can', placedAt({ ben: 'garage' })],
  [
    'OVER_SCHOOL_CEILING',
    'a school sends more than it may',
    {
      ...honest,
      places: [...honest.places, { studentId: 'gus', slotId: 'archive', rank: 3 }].sort((left, right) =>
        left.studentId < right.studentId ? -1 : 1,
      ),
    },
  ],
  ['STAGES_WRONG', 'a stage is left out', { ...honest, stages: honest.stages.slice(1) }],
  ['NOT_PROVED', 'nobody is gained who could be', placedAt({ cem: null, ada: 'bakery', ben: 'garage' })],
  [
    'RESTRICTION_WRONG',
    'a slot is kept shut without a word',
    { ...honest, attempts: honest.attempts.map((attempt) => ({ ...attempt, notOpened: ['farm', 'museum'] })) },
  ],
  ['NOT_BEST', 'a slot that was kept shut is not mentioned', { ...honest, attempts: [] }],
  ['CHAIN_WRONG', 'a chain is struck out', { ...honest, chains: [] }],
  ['CHAIN_WRONG', 'a chain is out of order', { ...honest, chains: [[chain![0], ...chain!.slice(1).toReversed()]] }],
  [
    'CHAIN_WRONG',
    'a loss is made smaller',
    { ...honest, chains: [[chain![0], ...chain!.slice(1).map((move) => ({ ...move, ranksDown: 0 }))]] },
  ],
  ['COUNTS_WRONG', 'fewer seem to be moved', { ...honest, counts: { ...honest.counts, moved: 1 } }],
  [
    'REASON_WRONG',
    'a rank is made better',
    { ...honest, places: honest.places.map((place) => ({ ...place, rank: 1 })) },
  ],
];

describe('the verifier of completions', () => {
  it('has nothing against the true completion, which opens one chain and keeps one slot shut', () => {
    expect(verifyCompletion(instance, fair, honest, settings)).toEqual([]);
    expect(honest.chains.map((moves) => moves.map(({ studentId }) => studentId))).toEqual([['cem', 'ada', 'ben']]);
    expect(honest.attempts.map(({ notOpened }) => notOpened)).toEqual([['farm']]);
  });

  it.each(tampered)('finds %s when %s', (kind, _, completed) => {
    expect(verifyCompletion(instance, fair, completed, settings).map((violation) => violation.kind)).toContain(kind);
  });

  it('finds a true completion wrong for students who agreed to less', () => {
    expect(verifyCompletion(instance, fair, honest, { ranksDown: 0 }).map(({ kind }) => kind)).toContain(
      'MOVED_TOO_FAR',
    );
  });

  it('notices any single value that is changed anywhere in a completion', () => {
    // A limit without a seat to give may have any price that is high enough: that is another proof, as good.
    const isOfNorthAtArchive = (path: readonly string[]): boolean => path.includes('schools');
    const paths = leavesOf(honest).filter((path) => !isOfNorthAtArchive(path));
    expect(paths.length).toBeGreaterThan(80);
    for (const path of paths) {
      for (const value of [-1, 'forged', undefined]) {
        const forged = structuredClone(honest);
        if (replaceLeaf(forged, path, value)) {
          expect([path, verifyCompletion(instance, fair, forged, settings)]).not.toEqual([path, []]);
        }
      }
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
