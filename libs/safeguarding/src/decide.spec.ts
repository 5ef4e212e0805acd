import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, timeOfMinutes, type LocalDate } from '#kernel';
import { decide, type Outcome } from './decide.js';
import { hazards, opportunityKinds, type AdvertTexts, type PlacementFacts, type StudentFacts } from './facts.js';
import { aDay, aPlacement, aPlacementFor, aStudent, aYes, anAdult, dates } from './facts.fixture.js';
import { ruleBook, ruleSetVersion } from './rule-book.js';
import { stages, type DayRule, type OnceRule } from './rule.js';

const words = { student: 'No.', school: 'No.', employer: 'No.' };

function aDayRule(changes: Partial<DayRule>): DayRule {
  return {
    id: 'R900',
    title: 'Made up',
    validFrom: null,
    validTo: null,
    appliesTo: ['PLACEMENT'],
    stages: ['CONFIRM'],
    severity: 'BLOCK',
    evidenceBy: 'SCHOOL',
    needs: 'something made up',
    expiresWith: 'nothing',
    source: 'nowhere',
    toConfirm: false,
    words,
    judged: 'EACH_DAY',
    check: () => 'fail',
    ...changes,
  };
}

function aOnceRule(changes: Partial<OnceRule>): OnceRule {
  return { ...aDayRule({}), judged: 'ONCE', check: () => 'fail', ...changes };
}

const summer: fc.Arbitrary<LocalDate> = daysFrom('2027-06-18', 30);
const minute = fc.integer({ min: 0, max: 1_439 });

const anyDay = fc.record({
  on: summer,
  startsAt: fc.option(minute.map(timeOfMinutes)),
  finishesAt: fc.option(minute.map(timeOfMinutes)),
  breakMinutes: fc.option(fc.integer({ min: 0, max: 90 })),
});

const anyPermission = fc.record({
  by: fc.constantFrom('GUARDIAN' as const, 'STUDENT' as const),
  placementVersion: fc.constantFrom('v1', 'v2'),
  answer: fc.constantFrom('GIVEN' as const, 'REFUSED' as const, 'WITHDRAWN' as const),
  isOnPaper: fc.boolean(),
  isCountersignedByOther: fc.boolean(),
});

const anyStudent: fc.Arbitrary<StudentFacts> = fc.record({
  bornOn: fc.option(daysFrom('2008-06-01', 2_400)),
  otherBookedDays: fc.option(fc.array(summer, { maxLength: 6 })),
  blackoutDays: fc.option(fc.array(summer, { maxLength: 3 })),
  permissions: fc.option(fc.array(anyPermission, { maxLength: 3 })),
});

const anyAdult = fc.record({
  id: fc.constantFrom('one', 'two', 'three'),
  hasVerifiedWorkAddress: fc.boolean(),
  calledBackByOther: fc.option(fc.boolean()),
  recordedCheck: fc.boolean(),
  hostsUnder16Elsewhere: fc.option(fc.boolean()),
  daysWithUnder16: fc.option(fc.array(summer, { maxLength: 5 })),
  hasContactDecision: fc.boolean(),
});

const anyPolicy = fc.record({
  kind: fc.constantFrom('EMPLOYERS_LIABILITY' as const, 'PUBLIC_LIABILITY' as const),
  coverPounds: fc.constantFrom(0, 4_999_999, 5_000_000, 10_000_000),
  validTo: summer,
});

const anyAdvert: fc.Arbitrary<AdvertTexts> = fc.record({
  title: fc.constantFrom('A week in a workshop', 'Ring 07700 900123'),
  description: fc.constantFrom('You will help to mend bicycles.', 'See www.example.com'),
  tasks: fc.array(fc.constantFrom('', 'Mend a tyre'), { maxLength: 2 }),
  lessFun: fc.option(fc.constantFrom('', 'It is dirty work.')),
});

/** Facts of every sort around the end of a school year, known and unknown, good and bad. */
const anyFacts: fc.Arbitrary<PlacementFacts> = fc.record({
  kind: fc.constantFrom(...opportunityKinds),
  decidedOn: summer,
  placementVersion: fc.constantFrom('v1', 'v2'),
  days: fc.array(anyDay, { maxLength: 7 }),
  yearGroupsWelcome: fc.option(fc.subarray([7, 8, 9, 10, 11, 12, 13])),
  hazards: fc.option(fc.subarray([...hazards], { maxLength: 2 })),
  dangerTerms: fc.option(
    fc.record({ isNeededForTraining: fc.boolean(), isCompetentlySupervised: fc.boolean(), isRiskLowest: fc.boolean() }),
  ),
  insurance: fc.option(fc.array(anyPolicy, { maxLength: 2 })),
  hostAdults: fc.option(fc.array(anyAdult, { maxLength: 4 })),
  rota: fc.option(
    fc.array(fc.record({ on: summer, adultIds: fc.subarray(['one', 'two', 'three']) }), { maxLength: 7 }),
  ),
  advert: fc.option(anyAdvert),
  isHostSuspended: fc.option(fc.boolean()),
  student: fc.option(anyStudent),
});

type Worsening = readonly [name: string, worsen: (facts: PlacementFacts) => PlacementFacts];

/** Changes for the worse, each enough to block `aPlacement` at some stage. */
const worsenings: readonly Worsening[] = [
  ['a danger', (facts) => ({ ...facts, hazards: [...(facts.hazards ?? []), 'NOISE'] })],
  ['no insurance', (facts) => ({ ...facts, insurance: [] })],
  [
    'a year group that is too young',
    (facts) => ({ ...facts, yearGroupsWelcome: [...(facts.yearGroupsWelcome ?? []), 9] }),
  ],
  [
    'an adult whom nobody knows',
    (facts) => ({
      ...facts,
      hostAdults: [...(facts.hostAdults ?? []), anAdult('stranger', { hasVerifiedWorkAddress: false })],
    }),
  ],
  ['one adult less than two', (facts) => ({ ...facts, hostAdults: (facts.hostAdults ?? []).slice(0, 1) })],
  [
    'a telephone number in the advert',
    (facts) => ({
      ...facts,
      advert: facts.advert && { ...facts.advert, title: `${facts.advert.title} 0121 496 0123` },
    }),
  ],
  ['no tasks', (facts) => ({ ...facts, advert: facts.advert && { ...facts.advert, tasks: [] } })],
  ['nothing less fun', (facts) => ({ ...facts, advert: facts.advert && { ...facts.advert, lessFun: null } })],
  [
    'days from six to ten at night',
    (facts) => ({
      ...facts,
      days: facts.days.map(({ on }) => ({
        on,
        startsAt: timeOfMinutes(360),
        finishesAt: timeOfMinutes(1_320),
        breakMinutes: 0,
      })),
    }),
  ],
  [
    'a booking on every day',
    withStudent((student, own) => ({ ...student, otherBookedDays: [...(student.otherBookedDays ?? []), ...own] })),
  ],
  [
    'an exam on every day',
    withStudent((student, own) => ({ ...student, blackoutDays: [...(student.blackoutDays ?? []), ...own] })),
  ],
  ['a date of birth of a small child', withStudent((student) => ({ ...student, bornOn: localDate('2020-01-01') }))],
  ['no permission', withStudent((student) => ({ ...student, permissions: [] }))],
  ['permissions to another version', (facts) => ({ ...facts, placementVersion: `${facts.placementVersion}, changed` })],
];

const anyStage = fc.constantFrom(...stages);
const badness: Readonly<Record<Outcome, number>> = { ALLOWED: 0, UNKNOWN: 1, BLOCKED: 2 };

describe('a decision', () => {
  it.each(stages)('allows an ordinary week at %s, without reasons', (stage) => {
    expect(decide(stage, aPlacement)).toEqual({ outcome: 'ALLOWED', reasons: [], ruleSetVersion });
  });

  it('returns every reason, not only the first', () => {
    const bad = aPlacementFor(
      { bornOn: localDate('2015-01-01'), permissions: [], otherBookedDays: dates('2027-07-06') },
      { hazards: ['NOISE'], insurance: [], hostAdults: [anAdult('alone')] },
    );
    const { outcome, reasons } = decide('CONFIRM', bad);
    expect(outcome).toBe('BLOCKED');
    expect(reasons.map(({ ruleId }) => ruleId)).toEqual(['R02', 'R12', 'R32', 'R50', 'R63', 'R63a', 'R67', 'R91']);
    expect(reasons[1]).toEqual({
      ruleId: 'R12',
      severity: 'BLOCK_NEVER_LIFTED',
      finding: 'FAIL',
      days: ['2027-07-06'],
      words: ruleBook.find(({ id }) => id === 'R12')?.words,
    });
  });

  it('is unknown when nothing failed but a blocking rule cannot be judged', () => {
    const { outcome, reasons } = decide('CONFIRM', { ...aPlacement, insurance: null });
    expect(outcome).toBe('UNKNOWN');
    expect(reasons.map(({ ruleId, finding }) => [ruleId, finding])).toEqual([['R50', 'UNKNOWN']]);
    expect(reasons[0]?.words.employer).toBe(
      'This cannot be decided yet. Still needed from the employer: the employers’ liability policy.',
    );
  });

  it('is blocked, not unknown, when one rule failed and another is unknown', () => {
    const { outcome, reasons } = decide('CONFIRM', { ...aPlacement, insurance: null, hostAdults: [] });
    expect(outcome).toBe('BLOCKED');
    expect(reasons.map(({ finding }) => finding)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'FAIL']);
  });

  it('is allowed in spite of a warning, which it shows', () => {
    for (const finding of ['fail', 'unknown'] as const) {
      const { outcome, reasons } = decide('CONFIRM', aPlacement, [
        aDayRule({ severity: 'WARN', check: () => finding }),
      ]);
      expect(outcome).toBe('ALLOWED');
      expect(reasons).toHaveLength(1);
    }
  });

  it('leaves student rules out at PUBLISH and knows nothing without a student later', () => {
    const { student: _student, ...advert } = aPlacement;
    expect(decide('PUBLISH', { ...advert, student: null }).outcome).toBe('ALLOWED');
    const later = decide('CONFIRM', { ...advert, student: null });
    expect(later.outcome).toBe('UNKNOWN');
    expect(later.reasons.map(({ ruleId }) => ruleId)).toEqual(['R01', 'R02', 'R12', 'R12a', 'R63', 'R63a', 'R91']);
  });

  it('lets an advert come before its dates, but no booking', () => {
    expect(decide('PUBLISH', { ...aPlacement, days: [], student: null }).outcome).toBe('ALLOWED');
    const undated = decide('CONFIRM', { ...aPlacement, days: [] });
    expect(undated.outcome).toBe('UNKNOWN');
    expect(undated.reasons.every(({ days }) => days.length === 0)).toBe(true);
  });

  it('names failed and unknown days of one rule apart, each day once and in order', () => {
    const days = [aDay('2027-07-07'), aDay('2027-07-06'), aDay('2027-07-06', '18:00', '19:00'), aDay('2027-07-05')];
    const rule = aDayRule({ check: (_facts, { on }) => (on === '2027-07-05' ? 'unknown' : 'fail') });
    expect(
      decide('CONFIRM', { ...aPlacement, days }, [rule]).reasons.map(({ finding, days: named }) => [finding, named]),
    ).toEqual([
      ['FAIL', ['2027-07-06', '2027-07-07']],
      ['UNKNOWN', ['2027-07-05']],
    ]);
  });
});

describe('a rule with dates', () => {
  it('does not judge days before it begins or after it ends', () => {
    const rule = aDayRule({ validFrom: localDate('2027-07-06'), validTo: localDate('2027-07-08') });
    expect(decide('CONFIRM', aPlacement, [rule]).reasons[0]?.days).toEqual(['2027-07-06', '2027-07-07', '2027-07-08']);
  });

  it('gives way to its successor in the middle of a placement', () => {
    const upTo =
      (hours: number): DayRule['check'] =>
      (_facts, { finishesAt }) =>
        finishesAt === null || Number(finishesAt.slice(0, 2)) > hours ? 'fail' : 'ok';
    const before = aDayRule({
      validTo: localDate('2027-07-06'),
      check: upTo(16),
      words: { ...words, school: 'Old law.' },
    });
    const after = aDayRule({
      validFrom: localDate('2027-07-07'),
      check: upTo(15),
      words: { ...words, school: 'New law.' },
    });
    const untilFour = aPlacement.days.map(({ on }) => aDay(on, '09:00', '16:00'));
    for (const rules of [
      [before, after],
      [after, before],
    ]) {
      const told = (facts: PlacementFacts) =>
        decide('CONFIRM', facts, rules).reasons.map((reason) => [reason.words.school, ...reason.days]);
      expect(told(aPlacement)).toEqual([
        ['Old law.', '2027-07-05', '2027-07-06'],
        ['New law.', '2027-07-07', '2027-07-08', '2027-07-09'],
      ]);
      expect(told({ ...aPlacement, days: untilFour })).toEqual([
        ['New law.', '2027-07-07', '2027-07-08', '2027-07-09'],
      ]);
    }
  });

  it('is judged once when it is in force on any of the days', () => {
    const from = (date: string) => decide('CONFIRM', aPlacement, [aOnceRule({ validFrom: localDate(date) })]).outcome;
    expect(from('2027-07-09')).toBe('BLOCKED');
    expect(from('2027-07-10')).toBe('ALLOWED');
  });

  it('is judged by the day of decision where no days are set', () => {
    const undated = { ...aPlacement, days: [] };
    const from = (date: string) => decide('CONFIRM', undated, [aOnceRule({ validFrom: localDate(date) })]).outcome;
    expect(from('2027-01-11')).toBe('BLOCKED');
    expect(from('2027-01-12')).toBe('ALLOWED');
  });
});

describe('decisions of any kind', () => {
  it('stay blocked whatever failing fact is added', () => {
    fc.assert(
      fc.property(anyStage, anyFacts, fc.constantFrom(...worsenings), (stage, facts, [, worsen]) => {
        fc.pre(decide(stage, facts).outcome === 'BLOCKED');
        expect(decide(stage, worsen(facts)).outcome).toBe('BLOCKED');
      }),
      { numRuns: 500 },
    );
  });

  it.each(worsenings)('refuse a week that was allowed before: %s', (_name, worsen) => {
    expect(stages.some((stage) => decide(stage, worsen(aPlacement)).outcome === 'BLOCKED')).toBe(true);
  });

  it('are the same every time and whatever the order of the rules', () => {
    const shuffled = fc.shuffledSubarray([...ruleBook], { minLength: ruleBook.length });
    fc.assert(
      fc.property(anyStage, anyFacts, shuffled, (stage, facts, rules) => {
        expect(decide(stage, facts, rules)).toEqual(decide(stage, facts));
      }),
      { numRuns: 300 },
    );
  });

  it('are never made milder by one more rule', () => {
    fc.assert(
      fc.property(anyStage, anyFacts, fc.subarray([...ruleBook]), (stage, facts, fewer) => {
        expect(badness[decide(stage, facts, fewer).outcome]).toBeLessThanOrEqual(badness[decide(stage, facts).outcome]);
      }),
      { numRuns: 300 },
    );
  });

  it('name only days of the placement, and block exactly when a blocking rule failed', () => {
    fc.assert(
      fc.property(anyStage, anyFacts, (stage, facts) => {
        const { outcome, reasons } = decide(stage, facts);
        const own = new Set(facts.days.map(({ on }) => on));
        expect(reasons.every(({ days }) => days.every((day) => own.has(day)))).toBe(true);
        expect(outcome === 'BLOCKED').toBe(reasons.some(({ finding }) => finding === 'FAIL'));
        expect(outcome === 'ALLOWED').toBe(reasons.length === 0);
      }),
    );
  });

  it('leave the facts as they were', () => {
    const facts = structuredClone(aPlacementFor({ ...aStudent, permissions: [aYes('GUARDIAN')] }));
    const before = structuredClone(facts);
    for (const stage of stages) decide(stage, facts);
    expect(facts).toEqual(before);
  });
});

function withStudent(worsen: (student: StudentFacts, own: readonly LocalDate[]) => StudentFacts): Worsening[1] {
  return (facts) => ({
    ...facts,
    student:
      facts.student &&
      worsen(
        facts.student,
        facts.days.map(({ on }) => on),
      ),
  });
}

function daysFrom(first: string, count: number): fc.Arbitrary<LocalDate> {
  return fc.integer({ min: 0, max: count }).map((days) => addDays(localDate(first), days));
}
