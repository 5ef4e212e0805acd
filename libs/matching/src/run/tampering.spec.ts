import { describe, expect, it } from '@jest/globals';
import type { ViolationKind } from '../verify/violation.js';
import type { RunRecord } from './run-record.js';
import { judgeRecord, sampleModes, sampleText } from './sample-runs.fixture.js';

type Draft<T> = T extends object ? { -readonly [Field in keyof T]: Draft<T[Field]> } : T;
type Run = Draft<RunRecord>;
type Fair = Extract<Run['result'], { kind: 'FAIR' }>;
type Most = Extract<Run['result'], { kind: 'MAXIMUM' }>;
type Completion = NonNullable<Fair['completion']>;

type ModeName = keyof typeof sampleModes;

const every: readonly ModeName[] = ['fair', 'completed', 'least', 'generous', 'greedy'];
const fairModes: readonly ModeName[] = ['fair', 'completed'];
const maxima: readonly ModeName[] = ['least', 'generous', 'greedy'];

const open = (name: ModeName): Run => JSON.parse(sampleText(name)) as Run;

const outcomeOf = ({ outcomes }: { outcomes: { studentId: string }[] }, id: string): { studentId: string } =>
  outcomes.find(({ studentId }) => studentId === id)!;
const editOutcome = (result: Run['result'], id: string, fields: object): void => {
  Object.assign(outcomeOf(result, id), fields);
};
const editSlot = (result: Run['result'], id: string, fields: object): void => {
  const slots: { slotId: string }[] = result.slots;
  Object.assign(
    slots.find(({ slotId }) => slotId === id)!,
    fields,
  );
};
const unseat = (result: Run['result'], id: string): void => {
  const outcomes: object[] = result.outcomes;
  const at = result.outcomes.findIndex(({ studentId }) => studentId === id);
  outcomes[at] = { kind: 'UNPLACED', studentId: id, cause: 'NO_CHOICES' };
};
/** Everything that is told of the one is told of the other. */
const trade = (result: Run['result'], left: string, right: string): void => {
  const [first, second] = [outcomeOf(result, left), outcomeOf(result, right)];
  [first.studentId, second.studentId] = [right, left];
  result.outcomes.sort((one, other) => (one.studentId < other.studentId ? -1 : 1));
};

const fair = (edit: (result: Fair) => unknown) => (run: Run) => edit(run.result as Fair);
const completed = (edit: (completion: Completion) => unknown) => (run: Run) => edit((run.result as Fair).completion!);
const most = (edit: (result: Most) => unknown) => (run: Run) => edit(run.result as Most);

/** What is done to an honest run, to those of which modes, and what has to be found. */
type Tampering = readonly [
  name: string,
  modes: readonly ModeName[],
  found: ViolationKind | 'NO_RECORD',
  change: (run: Run) => unknown,
];

const tamperings: readonly Tampering[] = [
  // Rows.
  ['a student is left out', every, 'STUDENT_NOT_ONCE', ({ result }) => result.outcomes.splice(3, 1)],
  ['a student is listed twice', fairModes, 'STUDENT_NOT_ONCE', fair((r) => r.outcomes.push(r.outcomes.at(-1)!))],
  ['a student is listed twice', maxima, 'STUDENT_NOT_ONCE', most((r) => r.outcomes.push(r.outcomes.at(-1)!))],
  [
    'a stranger gets a place',
    every,
    'STUDENT_NOT_ONCE',
    ({ result: r }) => editOutcome(r, 'ben', { studentId: 'bob' }),
  ],
  ['a slot is left out', every, 'SLOT_NOT_ONCE', ({ result }) => result.slots.splice(1, 1)],
  ['an employer is left out', fairModes, 'EMPLOYER_ROW_WRONG', ({ result }) => result.employers.splice(0)],
  ['an employer is left out', maxima, 'EMPLOYER_NOT_ONCE', ({ result }) => result.employers.splice(0)],
  ['the rows are turned round', every, 'NOT_SORTED', ({ result }) => result.outcomes.reverse()],

  // Who sits where.
  ['a pinned student is moved', every, 'PIN_MOVED', ({ result: r }) => editOutcome(r, 'hal', { slotId: 'library' })],
  ['two students trade outcomes', fairModes, 'NOT_LISTED', ({ result }) => trade(result, 'ben', 'kit')],
  ['two students trade outcomes', maxima, 'NOT_ALLOWED', ({ result }) => trade(result, 'ben', 'kit')],
  ['a place goes to a friend', fairModes, 'JUSTIFIED_ENVY', ({ result }) => trade(result, 'ben', 'ada')],
  ['a place goes to a friend', maxima, 'NOT_PROVED', ({ result }) => trade(result, 'ben', 'ada')],
  ['a place is taken away', fairModes, 'WASTED_SEAT', ({ result }) => unseat(result, 'kit')],
  ['a place is taken away', maxima, 'NOT_MOST', ({ result }) => unseat(result, 'dee')],
  [
    'a slot takes one too many',
    fairModes,
    'OVER_CAPACITY',
    ({ result: r }) => {
      editOutcome(r, 'dee', { slotId: 'bakery' });
    },
  ],
  [
    'a slot takes one too many',
    maxima,
    'OVER_CAPACITY',
    ({ result: r }) => editOutcome(r, 'dee', { slotId: 'bakery' }),
  ],
  [
    'a school sends one too many',
    every,
    'OVER_SCHOOL_CEILING',
    ({ result: r }) => {
      editOutcome(r, 'ben', { slotId: 'garage' });
    },
  ],
  [
    'an employer takes one too many',
    every,
    'OVER_EMPLOYER_CEILING',
    ({ result: r }) => {
      const wanted = new Map([
        ['ivy', 'mill'],
        ['jon', 'farm'],
        ['kit', 'farm'],
        ['lea', 'mill'],
      ]);
      for (const row of r.outcomes) if (row.kind === 'PLACED') row.slotId = wanted.get(row.studentId) ?? row.slotId;
    },
  ],
  [
    'a reserved seat goes to somebody else',
    fairModes,
    'RESERVE_WRONG',
    ({ result: r }) => {
      editOutcome(r, 'kit', { slotId: 'forge', reservedFor: 'bursary' });
      editOutcome(r, 'ivy', { slotId: 'mill', reservedFor: null });
    },
  ],
  [
    'a reserved seat is called an open one',
    fairModes,
    'RESERVE_WRONG',
    ({ result: r }) => {
      editOutcome(r, 'ivy', { reservedFor: null });
    },
  ],

  // Closures.
  ['a closure is kept quiet', fairModes, 'WASTED_SEAT', fair((result) => result.closures.splice(0))],
  [
    'a slot seems to have been closed',
    fairModes,
    'CLOSURE_WRONG',
    fair((result) => {
      result.closures.push({ slotId: 'tour', filled: 1, minimumGroup: 2 });
    }),
  ],
  [
    'somebody gets into a closed slot',
    fairModes,
    'CLOSED_SLOT_TAKEN',
    ({ result: r }) => {
      editOutcome(r, 'kit', { slotId: 'visit' });
    },
  ],
  [
    'somebody gets into a closed slot',
    maxima,
    'NOT_ALLOWED',
    ({ result: r }) => {
      editOutcome(r, 'kit', { slotId: 'visit' });
    },
  ],
  ['closures change their order', maxima, 'CLOSURE_WRONG', most((result) => result.closures.reverse())],
  [
    'a closure counts fewer than there were',
    maxima,
    'CLOSURE_WRONG',
    most((result) => (result.closures[1]!.filled = 1)),
  ],
  ['a closure follows from other places', maxima, 'CLOSURE_WRONG', most((result) => result.closures[0]!.places.pop())],
  ['a closure has no proof', maxima, 'CLOSURE_WRONG', most((result) => (result.closures[0]!.stages = []))],
  [
    'a coalition is made up',
    fairModes,
    'COALITION_WRONG',
    fair((result) => {
      result.blockingCoalitions.push({ slotId: 'visit', students: 3 });
    }),
  ],

  // What is told.
  ['a refusal is kept quiet', fairModes, 'REASON_WRONG', ({ result: r }) => editOutcome(r, 'dee', { refusals: [] })],
  ['a refusal is kept quiet', maxima, 'REASON_WRONG', ({ result: r }) => editOutcome(r, 'dee', { refusals: [] })],
  [
    'a remedy is promised',
    fairModes,
    'REMEDY_WRONG',
    ({ result: r }) => {
      editOutcome(r, 'ada', { remedy: { kind: 'MOVES_WOULD_HELP' } });
    },
  ],
  [
    'a group looks smaller',
    maxima,
    'REASON_WRONG',
    ({ result: r }) => {
      editOutcome(r, 'ada', { group: { students: 2, slots: 1, seats: 1 } });
    },
  ],
  [
    'a cut-off looks harder',
    fairModes,
    'CUTOFF_WRONG',
    ({ result: r }) => {
      editSlot(r, 'bakery', { cutoff: { priorityClass: 0, distanceBand: 0, lotteryNumber: 1 } });
    },
  ],
  [
    'a slot seems to have more seats',
    fairModes,
    'SLOT_ROW_WRONG',
    ({ result: r }) => editSlot(r, 'bakery', { capacity: 2 }),
  ],
  ['a slot seems to have more seats', maxima, 'SLOT_ROW_WRONG', ({ result: r }) => editSlot(r, 'bakery', { seats: 2 })],
  ['a price is not told', maxima, 'SLOT_ROW_WRONG', ({ result: r }) => editSlot(r, 'bakery', { price: [] })],
  ['more seem to be placed', every, 'COUNTS_WRONG', ({ result }) => result.counts.placedOnOwnChoice++],
  ['ranks seem better', maxima, 'COUNTS_WRONG', most((result) => result.counts.profile.reverse())],

  // The proof of the maximum mode.
  ['a stage is left out', maxima, 'STAGES_WRONG', most((result) => result.stages.splice(1, 1))],
  ['stages change their order', maxima, 'STAGES_WRONG', most((result) => result.stages.reverse())],
  ['a stage claims a better value', maxima, 'VALUE_WRONG', most((result) => result.stages[0]!.value--)],
  [
    'all prices are struck out',
    maxima,
    'NOT_BEST',
    most((result) => {
      for (const stage of result.stages) Object.assign(stage, { students: [], slots: [], schools: [], employers: [] });
    }),
  ],
  [
    'a stranger has a price',
    maxima,
    'PRICE_WRONG',
    most(({ stages }) => {
      stages[0]!.students.push({ studentId: 'bob', price: 1 });
    }),
  ],
  ['a price is told twice', maxima, 'PRICE_WRONG', most(({ stages }) => stages[0]!.slots.push(stages[0]!.slots[0]!))],
  [
    'a slot with room has a price',
    maxima,
    'PRICE_WITHOUT_NEED',
    most(({ stages }) => {
      stages[0]!.slots.push({ slotId: 'museum', price: 1 });
    }),
  ],
  ['a price is below zero', maxima, 'PRICE_BELOW_ZERO', most(({ stages }) => (stages[0]!.slots[0]!.price = -1))],

  // The completion.
  ['somebody loses a place', ['completed'], 'PLACE_LOST', completed(({ places }) => places.splice(0, 1))],
  [
    'a move goes too far',
    ['completed'],
    'MOVED_TOO_FAR',
    ({ mode }) => Object.assign(mode, { completion: { ranksDown: 1 } }),
  ],
  [
    'somebody is moved who did not agree',
    ['completed'],
    'NOT_AGREED',
    ({ instance: { students } }) => {
      for (const student of students) student.agreesToMove = false;
    },
  ],
  [
    'nobody is gained who could be',
    ['completed'],
    'NOT_PROVED',
    ({ result }) => {
      const { completion } = result as Fair;
      completion!.places = completion!.places.filter(({ studentId }) => studentId !== 'eve');
      Object.assign(
        completion!.places.find(({ studentId }) => studentId === 'dee')!,
        { slotId: 'garage', rank: 2 },
      );
    },
  ],
  ['a chain is kept quiet', ['completed'], 'CHAIN_WRONG', completed((completion) => (completion.chains = []))],
  ['a loss looks smaller', ['completed'], 'CHAIN_WRONG', completed(({ chains }) => (chains[0]![1]!.ranksDown = 1))],
  ['fewer seem to be moved', ['completed'], 'COUNTS_WRONG', completed(({ counts }) => counts.moved--)],
  ['a rank looks better', ['completed'], 'REASON_WRONG', completed(({ places }) => (places.at(-1)!.rank = 1))],
  [
    'a slot is kept shut for nothing',
    ['completed'],
    'RESTRICTION_WRONG',
    completed(({ attempts }) => {
      attempts[0]!.notOpened.push('visit');
    }),
  ],
  [
    'an attempt has no proof',
    ['completed'],
    'RESTRICTION_WRONG',
    completed(({ attempts }) => (attempts[0]!.stages = [])),
  ],
  ['the completion is left out', ['completed'], 'MODE_WRONG', fair((result) => delete result.completion)],
  ['the fair result below it is bent', ['completed'], 'JUSTIFIED_ENVY', ({ result }) => trade(result, 'ben', 'ada')],

  // The run around it.
  ['the result is of the other mode', fairModes, 'MODE_WRONG', (run) => (run.mode = open('least').mode)],
  ['the result is of the other mode', maxima, 'MODE_WRONG', (run) => (run.mode = open('fair').mode)],
  [
    'the priority group is made larger',
    maxima,
    'CLOSURE_WRONG',
    ({ mode }) => Object.assign(mode, { priorityClasses: 2 }),
  ],
  [
    'the ranks aim at something else',
    ['least'],
    'STAGES_WRONG',
    ({ mode }) => Object.assign(mode, { ranks: 'GREEDY' }),
  ],
  ['a lottery number is bent', every, 'LOTTERY_WRONG', ({ instance }) => (instance.lottery['ada'] = 0)],
  ['a key of the draw is bent', every, 'LOTTERY_WRONG', ({ draw }) => (draw!.keys['zoe'] = '0'.repeat(64))],
  [
    'a priority class is rewritten',
    fairModes,
    'JUSTIFIED_ENVY',
    ({ instance }) => (instance.students[0]!.priorityClass = 0),
  ],
  ['a slot is given another seat', fairModes, 'WASTED_SEAT', ({ instance }) => instance.slots[0]!.capacity++],
  ['a slot is given another seat', maxima, 'CLOSURE_WRONG', ({ instance }) => instance.slots[0]!.capacity++],
  ['a slot is named that there is not', every, 'NO_RECORD', ({ instance }) => (instance.slots[0]!.id = 'brewery')],
  ['a field is added', every, 'NO_RECORD', ({ result }) => Object.assign(result, { note: 'looks fine' })],
  ['a field is missing', every, 'NO_RECORD', ({ result }) => Reflect.deleteProperty(result, 'counts')],
  ['the format is another', every, 'NO_RECORD', (run) => Object.assign(run, { format: 'foothold-run/2' })],
];

describe('tampering with a run', () => {
  it.each(every)('has nothing to find in the honest %s run', (name) => {
    expect(judgeRecord(open(name))).toEqual([]);
  });

  const cases = tamperings.flatMap(([how, names, found, change]) =>
    names.map((name) => ({ how, name, found, change })),
  );

  it.each(cases)('is noticed ($found) in the $name run when $how', ({ name, found, change }) => {
    const run = open(name);
    change(run);
    expect(judgeRecord(run)).toContain(found);
  });

  it('walks more than 25 kinds, and every mode with most of them', () => {
    expect(new Set(tamperings.map(([how]) => how)).size).toBeGreaterThan(25);
    for (const name of every) expect(cases.filter((each) => each.name === name).length).toBeGreaterThan(25);
  });
});
