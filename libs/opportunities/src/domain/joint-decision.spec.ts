import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import type { Decision, Outcome, Reason } from '#safeguarding';
import { jointDecision } from './joint-decision.js';

const words = { student: 's', school: 'c', employer: 'e' };

function aDecision(outcome: Outcome, ...reasons: Reason[]): Decision {
  return { outcome, reasons, ruleSetVersion: '2026-11' };
}

function aReason(ruleId: string, finding: Reason['finding'], ...days: string[]): Reason {
  return { ruleId, severity: 'BLOCK', finding, days: days.map(localDate), words };
}

describe('the decision on an advert with its slots', () => {
  it('is the one on the advert when there are no slots', () => {
    const decision = aDecision('BLOCKED', aReason('R67', 'FAIL'));
    expect(jointDecision(decision, [])).toEqual(decision);
  });

  it.each<[Outcome, Outcome, Outcome]>([
    ['ALLOWED', 'ALLOWED', 'ALLOWED'],
    ['ALLOWED', 'UNKNOWN', 'UNKNOWN'],
    ['UNKNOWN', 'ALLOWED', 'UNKNOWN'],
    ['UNKNOWN', 'BLOCKED', 'BLOCKED'],
    ['BLOCKED', 'ALLOWED', 'BLOCKED'],
  ])('on %s for the advert and %s for a slot is %s', (advert, slot, joint) => {
    expect(jointDecision(aDecision(advert), [aDecision(slot)]).outcome).toBe(joint);
  });

  it('names a rule once, with the days of every slot in order', () => {
    const joint = jointDecision(aDecision('ALLOWED'), [
      aDecision('BLOCKED', aReason('R20', 'FAIL', '2026-11-03', '2026-11-04')),
      aDecision('BLOCKED', aReason('R20', 'FAIL', '2026-10-26', '2026-11-03')),
    ]);
    expect(joint.reasons).toEqual([aReason('R20', 'FAIL', '2026-10-26', '2026-11-03', '2026-11-04')]);
  });

  it('keeps what failed apart from what is not known', () => {
    const joint = jointDecision(aDecision('BLOCKED', aReason('R50a', 'FAIL')), [
      aDecision('UNKNOWN', aReason('R50a', 'UNKNOWN')),
    ]);
    expect(joint.reasons.map(({ finding }) => finding)).toEqual(['FAIL', 'UNKNOWN']);
  });
});
