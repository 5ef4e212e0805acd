import { describe, expect, it } from '@jest/globals';
import { roles } from '#kernel';
import { ruleBook, severities, type Decision, type Reason, type Rule } from '#safeguarding';
import { faultsOfReason, isOwnDuty, leastReason, ownParts, requireLiftable, type OwnPart } from './lifting.js';

const words = { student: 'For you.', school: 'For the school.', employer: 'For the employer.' };
const lifting = { ruleId: '', by: 'COORDINATOR', at: '2026-09-14T08:00:00Z', reason: 'It was looked at.' } as const;

function decisionWith({ id, severity }: Rule, changes: Partial<Reason>): Decision {
  const reason: Reason = { ruleId: id, severity, finding: 'FAIL', days: [], words, ...changes };
  return { outcome: 'BLOCKED', reasons: [reason], ruleSetVersion: '2026-11' };
}

/** What comes of it: nothing, or the code of the problem. */
function outcomeOf(decision: Decision, ruleId: string, role: string): string {
  try {
    requireLiftable(decision, ruleId, role);
    return 'LIFTED';
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

const findings = ['FAIL', 'UNKNOWN'] as const;
/** Rule by rule, finding by finding, whoever asks. */
const cells = ruleBook.flatMap((rule) => findings.flatMap((finding) => roles.map((role) => ({ rule, finding, role }))));

/** What lifting a rule that stands in the way comes to, by severity. */
const expected: Readonly<Record<Rule['severity'], (rule: Rule, role: string) => string>> = {
  BLOCK: ({ liftedBy }, role) => (liftedBy === role ? 'LIFTED' : 'NOT_YOURS_TO_LIFT'),
  BLOCK_NEVER_LIFTED: () => 'NEVER_LIFTED',
  WARN: () => 'BLOCK_NOT_STANDING',
};

describe('who may lift what', () => {
  it('is said of every severity', () => {
    expect(new Set(ruleBook.map(({ severity }) => severity))).toEqual(new Set(severities));
  });

  it.each(cells)('$rule.id that is $finding: $role', ({ rule, finding, role }) => {
    expect(outcomeOf(decisionWith(rule, { finding }), rule.id, role)).toBe(expected[rule.severity](rule, role));
  });

  it.each(ruleBook.map((rule) => [rule.id, rule] as const))('%s is not lifted where it does not stand', (id, rule) => {
    const { reasons: _reasons, ...rest } = decisionWith(rule, {});
    for (const role of roles) expect(outcomeOf({ ...rest, reasons: [] }, id, role)).toBe('BLOCK_NOT_STANDING');
  });

  it('is nobody for what was lifted already, and for what is no rule', () => {
    const [rule] = ruleBook.filter(({ severity }) => severity === 'BLOCK');
    if (rule === undefined) throw new Error('the book has rules that block');
    const lifted = decisionWith(rule, { lifted: { ...lifting, ruleId: rule.id } });
    expect(outcomeOf(lifted, rule.id, rule.liftedBy ?? '')).toBe('BLOCK_NOT_STANDING');
    expect(outcomeOf(lifted, 'R999', 'COORDINATOR')).toBe('BLOCK_NOT_STANDING');
  });
});

describe('what somebody had a part in', () => {
  const dutiesOf = (part: OwnPart): string[] => ruleBook.filter(({ id }) => isOwnDuty(id, [part])).map(({ id }) => id);

  it('is everything for whoever spoke for another party', () => {
    expect(dutiesOf('OTHER_PARTY')).toEqual(ruleBook.map(({ id }) => id));
  });

  it('is the permission for whoever typed in or countersigned a form', () => {
    expect(dutiesOf('PERMISSION')).toEqual(['R91', 'R91a']);
  });

  it('is what a coordinator lifts for whoever vetted a place of high risk', () => {
    expect(dutiesOf('HIGH_RISK_VETTING')).toEqual(
      ruleBook.filter(({ liftedBy }) => liftedBy === 'COORDINATOR').map(({ id }) => id),
    );
  });

  it('is nothing for whoever had no part, and for what is no rule', () => {
    expect(ruleBook.filter(({ id }) => isOwnDuty(id, []))).toEqual([]);
    expect(isOwnDuty('R999', ownParts)).toBe(false);
  });
});

describe('a reason', () => {
  it.each([
    ['', false],
    ['Fine by me.', false],
    [` ${'x'.repeat(leastReason - 1)} `, false],
    ['x'.repeat(leastReason), true],
  ])('"%s" is one: %s', (reason, isOne) => {
    const fault = { path: 'reason', value: reason, message: 'must say why in 20 characters at least' };
    expect(faultsOfReason(reason)).toEqual(isOne ? [] : [fault]);
  });
});
