import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { decide, isInTheWay, together } from './decide.js';
import type { PlacementFacts } from './facts.js';
import { aDay, aPlacement, aPlacementFor, anAdult, dates } from './facts.fixture.js';
import type { Lifting } from './lifting-facts.js';
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
    inputs: [],
    severity: 'BLOCK',
    liftedBy: 'COORDINATOR',
    evidenceBy: 'SCHOOL',
    needs: 'something made up',
    expiresWith: 'nothing',
    source: 'nowhere',
    toConfirm: false,
    words,
    judged: 'EACH_DAY',
    check: () => 'fail',
    ...changes,
  } as DayRule;
}

function aOnceRule(changes: Partial<OnceRule>): OnceRule {
  return { ...aDayRule({}), judged: 'ONCE', check: () => 'fail', ...changes } as OnceRule;
}

const lifting: Lifting = { ruleId: 'R99', by: 'COORDINATOR', at: '2026-09-14T08:00:00Z', reason: 'We looked at it.' };

describe('a decision on what was lifted', () => {
  const lifted = { ...aPlacement, liftings: [lifting] };

  it.each([
    ['that fails on days', aDayRule({ id: 'R99' }), 'BLOCKED', 'FAIL'],
    ['that is unknown on days', aDayRule({ id: 'R99', check: () => 'unknown' }), 'UNKNOWN', 'UNKNOWN'],
    ['that fails', aOnceRule({ id: 'R99' }), 'BLOCKED', 'FAIL'],
    ['that is unknown', aOnceRule({ id: 'R99', check: () => 'unknown' }), 'UNKNOWN', 'UNKNOWN'],
  ] as const)('allows the step and still says why it would not: a block %s', (_what, rule, before, finding) => {
    const [standing] = decide('CONFIRM', aPlacement, [rule]).reasons;
    expect(decide('CONFIRM', aPlacement, [rule]).outcome).toBe(before);
    expect(standing).toMatchObject({ ruleId: 'R99', finding });
    expect(Object.keys(standing ?? {})).not.toContain('lifted');
    expect(decide('CONFIRM', lifted, [rule])).toEqual({
      outcome: 'ALLOWED',
      reasons: [{ ...standing, lifted: lifting }],
      ruleSetVersion,
    });
  });

  it('lifts a rule that is judged each day and has none', () => {
    const rule = aDayRule({ id: 'R99' });
    expect(decide('CONFIRM', { ...lifted, days: [] }, [rule])).toMatchObject({
      outcome: 'ALLOWED',
      reasons: [{ lifted: lifting }],
    });
  });

  it('still blocks by whatever else blocks', () => {
    const rules = [aDayRule({ id: 'R98' }), aDayRule({ id: 'R99' })];
    expect(decide('CONFIRM', lifted, rules).outcome).toBe('BLOCKED');
    const open = [aDayRule({ id: 'R98', check: () => 'unknown' }), aDayRule({ id: 'R99' })];
    expect(decide('CONFIRM', lifted, open).outcome).toBe('UNKNOWN');
  });

  it('blocks all the same where nobody may lift it, or it is another office’s to lift', () => {
    const never: Partial<DayRule> = { id: 'R99', severity: 'BLOCK_NEVER_LIFTED' };
    expect(decide('CONFIRM', lifted, [aDayRule(never)])).toMatchObject({ outcome: 'BLOCKED' });
    const others = aDayRule({ id: 'R99', liftedBy: 'SAFEGUARDING_LEAD' });
    expect(decide('CONFIRM', lifted, [others])).toMatchObject({ outcome: 'BLOCKED' });
  });

  it('is lifted for both of two that are taken together', () => {
    const one = decide('CONFIRM', lifted, [aDayRule({ id: 'R99' })]);
    expect(together(one, one)).toEqual(one);
    expect(isInTheWay({ severity: 'BLOCK' })).toBe(true);
    expect(isInTheWay({ severity: 'BLOCK', lifted: lifting })).toBe(false);
    expect(isInTheWay({ severity: 'WARN' })).toBe(false);
  });
});

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
    expect(reasons.map(({ ruleId }) => ruleId)).toEqual([
      'R02',
      'R12',
      'R14',
      'R32',
      'R50',
      'R61',
      'R63',
      'R63a',
      'R64',
      'R66',
      'R67',
      'R91',
    ]);
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
    expect(reasons.map(({ finding }) => finding)).toEqual([...Array<string>(6).fill('UNKNOWN'), 'FAIL']);
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
    expect(later.reasons.map(({ ruleId }) => ruleId)).toEqual([
      'R01',
      'R02',
      'R03',
      'R04',
      'R09',
      'R10',
      'R12',
      'R12a',
      'R13',
      'R14',
      'R36a',
      'R40',
      'R61',
      'R63',
      'R63a',
      'R64',
      'R66',
      'R69',
      'R69a',
      'R91',
      'R91a',
    ]);
  });

  it('lets an advert come before its dates, but no booking', () => {
    expect(decide('PUBLISH', { ...aPlacement, days: [], student: null }).outcome).toBe('ALLOWED');
    const undated = decide('CONFIRM', { ...aPlacement, days: [] });
    expect(undated.outcome).toBe('UNKNOWN');
    expect(undated.reasons.every(({ days }) => days.length === 0)).toBe(true);
  });

  it('leaves a rule of days open where there are none, except for an advert', () => {
    const undated = { ...aPlacement, days: [] };
    const rule = aDayRule({ stages: ['PUBLISH', 'CONFIRM'] });
    expect(decide('CONFIRM', undated, [rule]).reasons).toMatchObject([{ finding: 'UNKNOWN', days: [] }]);
    expect(decide('PUBLISH', undated, [rule]).reasons).toEqual([]);
    expect(decide('CONFIRM', aPlacement, [aOnceRule({})]).reasons).toMatchObject([{ finding: 'FAIL', days: [] }]);
    expect(decide('CONFIRM', aPlacement, [aOnceRule({ check: () => 'unknown' })]).reasons).toMatchObject([
      { finding: 'UNKNOWN', days: [] },
    ]);
  });

  it('names unknown days in order as well', () => {
    const days = aPlacement.days.toReversed();
    const { reasons } = decide('CONFIRM', { ...aPlacement, days }, [aDayRule({ check: () => 'unknown' })]);
    expect(reasons[0]?.days).toEqual(aPlacement.days.map(({ on }) => on));
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

describe('two decisions about one step', () => {
  const [first, second] = ['2027-07-05', '2027-07-06'];
  const days = [aDay(first), aDay(second)];
  /** A rule of days with this id, by what it finds on each of the two. */
  const found = (id: string, ...findings: ('ok' | 'fail' | 'unknown')[]): DayRule =>
    aDayRule({ id, check: (_, { on }) => findings[days.findIndex((day) => day.on === on)] ?? 'ok' });
  const decided = (...rules: DayRule[]) => decide('CONFIRM', { ...aPlacement, days }, rules);
  const merged = (one: DayRule[], other: DayRule[]): string[] => {
    const { outcome, reasons } = together(decided(...one), decided(...other));
    return [outcome, ...reasons.map((each) => [each.ruleId, each.finding, ...each.days].join(' '))];
  };

  it.each([
    ['ok', 'ok', 'ALLOWED'],
    ['ok', 'unknown', 'UNKNOWN'],
    ['unknown', 'unknown', 'UNKNOWN'],
    ['ok', 'fail', 'BLOCKED'],
    ['unknown', 'fail', 'BLOCKED'],
    ['fail', 'fail', 'BLOCKED'],
  ] as const)('%s and %s are %s, whichever comes first', (one, other, outcome) => {
    expect(merged([found('R1', one)], [found('R2', other)])[0]).toBe(outcome);
    expect(merged([found('R2', other)], [found('R1', one)])[0]).toBe(outcome);
  });

  it('keep every reason of both in the order of one decision', () => {
    expect(merged([found('R2', 'fail')], [found('R1', 'fail')])).toEqual([
      'BLOCKED',
      `R1 FAIL ${first}`,
      `R2 FAIL ${first}`,
    ]);
  });

  it('give the same reason once, each day once and in order', () => {
    expect(merged([found('R1', 'ok', 'fail')], [found('R1', 'fail', 'fail')])).toEqual([
      'BLOCKED',
      `R1 FAIL ${first} ${second}`,
    ]);
  });

  it('keep apart what failed and what is not known, each with its own words', () => {
    const both = [`R1 FAIL ${first}`, `R1 UNKNOWN ${second}`];
    expect(merged([found('R1', 'fail', 'unknown')], [found('R1')])).toEqual(['BLOCKED', ...both]);
    expect(merged([found('R1', 'ok', 'unknown')], [found('R1', 'fail')])).toEqual(['BLOCKED', ...both]);
    const { reasons } = together(decided(found('R1', 'ok', 'unknown')), decided(found('R1', 'fail')));
    expect(reasons.map((each) => each.words === words)).toEqual([true, false]);
  });

  it('keep two editions of one rule apart', () => {
    const old = found('R1', 'fail');
    const edition = { ...found('R1', 'ok', 'fail'), words: { ...words, school: 'Not any more.' } };
    expect(merged([old], [edition])).toEqual(['BLOCKED', `R1 FAIL ${first}`, `R1 FAIL ${second}`]);
  });

  it('are by the rules of now, and leave both as they were', () => {
    const one = decided(found('R1', 'ok', 'fail'));
    const before = structuredClone(one);
    expect(together(one, decided(found('R1', 'fail'))).ruleSetVersion).toBe(ruleSetVersion);
    expect(one).toEqual(before);
  });
});
