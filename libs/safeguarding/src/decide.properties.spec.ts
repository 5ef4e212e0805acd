import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate, timeOfMinutes, type LocalDate } from '#kernel';
import { anyFacts } from './any-facts.fixture.js';
import { decide, type Outcome } from './decide.js';
import type { PlacementFacts, StudentFacts } from './facts.js';
import { aPlacement, aPlacementFor, aStudent, aYes, anAdult } from './facts.fixture.js';
import { ruleBook } from './rule-book.js';
import { stages } from './rule.js';

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

/**
 * Not for the worse whatever was there before: the one who goes may be the one who was refused, and whoever comes is
 * a second adult where one was alone.
 */
const doubleEdged: readonly Worsening[] = [
  ['one adult less than two', (facts) => ({ ...facts, hostAdults: (facts.hostAdults ?? []).slice(0, 1) })],
  [
    'an adult whom nobody knows',
    (facts) => ({
      ...facts,
      hostAdults: [...(facts.hostAdults ?? []), anAdult('stranger', { hasVerifiedWorkAddress: false })],
    }),
  ],
];

const anyStage = fc.constantFrom(...stages);
const badness: Readonly<Record<Outcome, number>> = { ALLOWED: 0, UNKNOWN: 1, BLOCKED: 2 };

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

  it.each([...worsenings, ...doubleEdged])('refuse a week that was allowed before: %s', (_name, worsen) => {
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
        const blocking = reasons.filter(({ severity }) => severity !== 'WARN');
        expect(outcome === 'BLOCKED').toBe(blocking.some(({ finding }) => finding === 'FAIL'));
        expect(outcome === 'ALLOWED').toBe(blocking.length === 0);
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
