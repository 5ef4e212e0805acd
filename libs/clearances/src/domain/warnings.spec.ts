import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInput } from '#kernel';
import { ruleBook, type Decision, type Reason, type Rule } from '#safeguarding';
import { reasonsFor } from './blocked-by-rules.js';
import { mostWarnings, requireAnswered, warningsOf, WarningsUnanswered, type WarningAnswer } from './warnings.js';

const words = { student: 'For you.', school: 'For the school.', employer: 'For the employer.' };
const lifted = { by: 'COORDINATOR', at: '2026-09-14T08:00:00Z', reason: 'It was looked at.' } as const;
const findings = ['FAIL', 'UNKNOWN'] as const;

function reasonOf({ id: ruleId, severity }: Rule, finding: Reason['finding'] = 'FAIL'): Reason {
  return { ruleId, severity, finding, days: [], words, ...(severity === 'BLOCK' && { lifted: { ruleId, ...lifted } }) };
}

const decisionWith = (...reasons: Reason[]): Decision => ({ outcome: 'ALLOWED', reasons, ruleSetVersion: '2026-11' });
const answerTo = (ruleId: string): WarningAnswer => ({ ruleId, reason: 'We talked about it.' });

/** The rules without a reason, the faults, or OK. */
function comesOf(decision: Decision, answers: readonly WarningAnswer[]): string {
  try {
    requireAnswered(decision, answers);
    return 'OK';
  } catch (problem) {
    if (problem instanceof WarningsUnanswered) return problem.warnings.map(({ ruleId }) => ruleId).join(' ');
    if (!(problem instanceof InvalidInput)) throw problem;
    return problem.faults.map(({ path, value, message }) => `${path} ${value ?? ''} ${message}`).join('; ');
  }
}

const warning = ruleBook.filter(({ severity }) => severity === 'WARN');
const others = ruleBook.filter(({ severity }) => severity !== 'WARN');
const [first, second] = warning as [Rule, Rule];
const cells = warning.flatMap((rule) => findings.map((finding) => ({ rule, finding })));

describe('a warning', () => {
  it('is of ten rules, fewer than may be answered at once', () => {
    expect(warning.map(({ id }) => id).sort()).toEqual('R09 R10 R14 R24 R25 R39 R55 R63a R66 R81'.split(' '));
    expect(warning.length).toBeLessThan(mostWarnings);
  });

  it.each(cells)('$rule.id that is $finding wants a reason, and one is enough', ({ rule, finding }) => {
    const decision = decisionWith(reasonOf(rule, finding));
    expect(comesOf(decision, [])).toBe(rule.id);
    expect(comesOf(decision, [answerTo(rule.id)])).toBe('OK');
  });

  it.each(others.map((rule) => [rule.id, rule] as const))('is not what %s says, whoever lifted it', (id, rule) => {
    expect(warningsOf(decisionWith(reasonOf(rule)))).toEqual([]);
    expect(comesOf(decisionWith(reasonOf(rule)), [])).toBe('OK');
    expect(comesOf(decisionWith(reasonOf(rule)), [answerTo(id)])).toBe(`warnings.0.ruleId ${id} does not warn here`);
  });

  it('is told in words for the school, with the days, and what cannot be judged beside what fails', () => {
    const decision = decisionWith(...findings.map((finding) => reasonOf(first, finding)), reasonOf(second));
    expect(comesOf(decision, [answerTo(second.id)])).toBe(`${first.id} ${first.id}`);
    expect(comesOf(decision, [answerTo(first.id)])).toBe(second.id);
    expect(comesOf(decision, [answerTo(second.id), answerTo(first.id)])).toBe('OK');
    expect(warningsOf(decision)[0]).toMatchObject({ finding: 'FAIL', words: 'For the school.', days: [] });
  });

  it.each([
    [1, '1 warning wants a reason before this goes on.'],
    [2, '2 warnings want reasons before this goes on.'],
  ])('is counted: %i', (count, message) => {
    const unanswered = warningsOf(decisionWith(...warning.slice(0, count).map((rule) => reasonOf(rule))));
    expect(new WarningsUnanswered(unanswered)).toMatchObject({ code: 'WARNINGS_UNANSWERED', message });
  });
});

describe('reasons that nobody asked for', () => {
  it('are told all at once, where they stand, before what is missing', () => {
    const decision = decisionWith(reasonOf(first), reasonOf(second));
    const answers = [first.id, 'R999', first.id].map(answerTo);
    expect(comesOf(decision, answers)).toBe(
      `warnings.1.ruleId R999 does not warn here; warnings.2.ruleId ${first.id} comes a second time`,
    );
  });

  it('leave nothing unanswered and nothing over, or it does not go on', () => {
    const ids = warning.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(warning), fc.array(fc.constantFrom(...ids), { maxLength: 8 }), (warns, answered) => {
        const isExact = answered.length === warns.length && warns.every(({ id }) => answered.includes(id));
        const came = comesOf(decisionWith(...warns.map((rule) => reasonOf(rule))), answered.map(answerTo));
        expect(came === 'OK').toBe(isExact);
      }),
    );
  });
});

describe('what was said of a warning', () => {
  const answered = [{ ruleId: first.id, at: '2026-09-14T08:00:00Z', reason: 'We talked about it.' }];

  it('is shown beside it, and beside nothing else', () => {
    const decision = decisionWith(reasonOf(first), reasonOf(second));
    expect(warningsOf(decision, answered).map((each) => each.answered)).toEqual([answered[0], null]);
    const blocking: Reason = { ...reasonOf(first), severity: 'BLOCK' };
    expect(reasonsFor(decisionWith(blocking), 'school', true, answered)).toMatchObject([{ answered: null }]);
    expect(reasonsFor(decision, 'employer', true)).toMatchObject([
      { answered: null, words: 'For the employer.' },
      { answered: null },
    ]);
  });
});
