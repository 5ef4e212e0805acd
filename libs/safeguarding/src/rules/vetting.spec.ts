import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor, aVetting, vettedWith } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import { vettingStates, type EmployerDeclaration, type VettingFacts } from '../vetting-facts.js';

const on = '2027-07-05';
const days = [aDay(on)];
const [failed, unknown] = [`FAIL ${on}`, `UNKNOWN ${on}`];
const vetted = (declared: Partial<EmployerDeclaration>, changes: Partial<VettingFacts> = {}): PlacementFacts => ({
  ...aPlacement,
  days,
  vetting: vettedWith(declared, changes),
});
const medium = (declared: Partial<EmployerDeclaration>): PlacementFacts => vetted(declared, { tier: 'MEDIUM' });
const date = (text: string | null) => (text === null ? null : localDate(text));

describe('R30, the risk assessment', () => {
  it.each([
    ['2026-07-05', 'ok'],
    ['2026-07-04', failed],
    ['2027-01-11', 'ok'],
    ['2027-01-12', failed],
    [null, unknown],
  ])('reviewed on %s: %s', (reviewedOn, finding) => {
    expect(findingOf('R30', 'CONFIRM', medium({ riskAssessmentReviewedOn: date(reviewedOn) }))).toBe(finding);
  });

  it('is no paper that a place of low risk, or one with fewer than five staff, is asked for', () => {
    expect(findingOf('R30', 'CONFIRM', vetted({}))).toBe('ok');
    expect(findingOf('R30', 'CONFIRM', vetted({ isStaffUnderFive: null }))).toBe('ok');
    expect(findingOf('R30', 'CONFIRM', medium({ isStaffUnderFive: true }))).toBe('ok');
    expect(findingOf('R30', 'CONFIRM', vetted({}, { tier: 'HIGH' }))).toBe(unknown);
  });

  it('is unknown while tier, staff or declaration are', () => {
    for (const ruleId of ['R30', 'R31'])
      for (const facts of [
        medium({ isStaffUnderFive: null }),
        vetted({}, { tier: null }),
        { ...aPlacement, days, vetting: { ...aVetting, declaration: null } },
        { ...aPlacement, days, vetting: null },
      ])
        expect(findingOf(ruleId, 'CONFIRM', facts)).toBe(unknown);
  });
});

describe('R31, a conversation', () => {
  it.each([
    ['LOW', '2025-07-05', 'ok'],
    ['LOW', '2025-07-04', failed],
    ['MEDIUM', '2026-07-05', 'ok'],
    ['MEDIUM', '2026-07-04', failed],
    ['HIGH', '2026-07-05', 'ok'],
    ['HIGH', '2026-07-04', failed],
    ['LOW', '2027-01-12', failed],
    ['LOW', null, unknown],
  ] as const)('at the tier %s on %s, with fewer than five staff: %s', (tier, talkedOn, finding) => {
    const facts = vetted({ isStaffUnderFive: true, conversationNotedOn: date(talkedOn) }, { tier });
    expect(findingOf('R31', 'CONFIRM', facts)).toBe(finding);
  });

  it('is not asked of an employer whose assessment is, and an assessment does as well', () => {
    expect(findingOf('R31', 'CONFIRM', medium({ conversationNotedOn: null }))).toBe('ok');
    const reviewed = (riskAssessmentReviewedOn: string, talkedOn: string | null): string =>
      findingOf(
        'R31',
        'CONFIRM',
        vetted({ conversationNotedOn: date(talkedOn), riskAssessmentReviewedOn: date(riskAssessmentReviewedOn) }),
      );
    expect(reviewed('2026-07-05', null)).toBe('ok');
    expect(reviewed('2026-07-04', null)).toBe(unknown);
    expect(reviewed('2026-07-04', '2025-01-01')).toBe(failed);
  });
});

describe('R34, the key findings', () => {
  const told = (
    placementVersion: string,
    tier: VettingFacts['tier'] = 'MEDIUM',
    kind: 'KEY_FINDINGS_TOLD' | 'SCRUTINY_SIGNED_OFF' = 'KEY_FINDINGS_TOLD',
  ) => aPlacementFor({ notes: [{ kind, placementVersion }] }, { days, vetting: { ...aVetting, tier } });

  it('are told for this very version where the risk is above low', () => {
    expect(findingOf('R34', 'CONFIRM', told('v2'))).toBe('ok');
    expect(findingOf('R34', 'CONFIRM', told('v1'))).toBe(failed);
    expect(findingOf('R34', 'CONFIRM', told('v2', 'HIGH', 'SCRUTINY_SIGNED_OFF'))).toBe(failed);
    expect(findingOf('R34', 'CONFIRM', told('v1', 'LOW'))).toBe('ok');
  });

  it('are for the parent or carer, so that over school age they are not asked for', () => {
    const leaver = aPlacementFor(
      { bornOn: localDate('2011-03-14') },
      { days: [aDay('2027-06-25'), aDay('2027-06-26')], vetting: { ...aVetting, tier: 'HIGH' } },
    );
    expect(findingOf('R34', 'CONFIRM', leaver)).toBe('FAIL 2027-06-25');
  });

  it('are unknown while the tier, the notes or the age are', () => {
    for (const facts of [
      told('v2', null),
      { ...aPlacement, days, vetting: null },
      aPlacementFor({ notes: null }, { days, vetting: { ...aVetting, tier: 'HIGH' } }),
      { ...told('v2'), student: null },
    ])
      expect(findingOf('R34', 'CONFIRM', facts)).toBe(unknown);
  });
});

describe('R35, the approval', () => {
  it.each(vettingStates)('of a place that is %s', (state) => {
    const approves = state === 'APPROVED' || state === 'EXPIRING';
    expect(findingOf('R35', 'CONFIRM', vetted({}, { state }))).toBe(approves ? 'ok' : failed);
  });

  it('lasts to the day itself, whatever the tier', () => {
    expect(findingOf('R35', 'CONFIRM', vetted({}, { approvedUntil: localDate(on) }))).toBe('ok');
    expect(findingOf('R35', 'CONFIRM', vetted({}, { approvedUntil: localDate('2027-07-04') }))).toBe(failed);
  });

  it('is unknown without a last day, a tier or any vetting', () => {
    for (const changes of [{ approvedUntil: null }, { tier: null }])
      expect(findingOf('R35', 'CONFIRM', vetted({}, changes))).toBe(unknown);
    expect(findingOf('R35', 'CONFIRM', { ...aPlacement, days, vetting: null })).toBe(unknown);
  });
});

describe('R35, the approval, of a visit', () => {
  const kind = 'WORKPLACE_VISIT';
  it.each(vettingStates)('%s is judged as of a placement, when it is confirmed', (state) => {
    const facts = vetted({}, { state });
    expect(findingOf('R35', 'CONFIRM', { ...facts, kind })).toBe(findingOf('R35', 'CONFIRM', facts));
  });

  it('is not asked of a visit to a school, nor on a screen', () => {
    const blocked = vetted({}, { state: 'BLOCKED' });
    for (const other of ['SCHOOL_VISIT', 'VIRTUAL'] as const)
      expect(findingOf('R35', 'CONFIRM', { ...blocked, kind: other })).toBe('ok');
  });
});

describe('R35a, high risk', () => {
  const measures = {
    isSupervisionArranged: true,
    isInductionArranged: true,
    isProtectiveEquipmentArranged: true,
    siteCheckedOn: localDate('2027-01-05'),
  };
  const high = (changes: Partial<typeof measures> | Record<string, unknown> = {}): PlacementFacts =>
    vetted({ highRiskMeasures: { ...measures, ...changes } }, { tier: 'HIGH' });

  it('takes everything arranged, and the site seen within six months', () => {
    expect(findingOf('R35a', 'CONFIRM', high())).toBe('ok');
    expect(findingOf('R35a', 'CONFIRM', high({ siteCheckedOn: localDate('2027-01-04') }))).toBe(failed);
    expect(findingOf('R35a', 'CONFIRM', high({ siteCheckedOn: localDate('2027-01-12') }))).toBe(failed);
    expect(findingOf('R35a', 'CONFIRM', high({ siteCheckedOn: null }))).toBe(unknown);
  });

  it.each(['isSupervisionArranged', 'isInductionArranged', 'isProtectiveEquipmentArranged'])(
    'is not without %s',
    (measure) => {
      expect(findingOf('R35a', 'CONFIRM', high({ [measure]: false }))).toBe(failed);
      expect(findingOf('R35a', 'CONFIRM', high({ [measure]: null }))).toBe(unknown);
    },
  );

  it('is asked of nobody else', () => {
    expect(findingOf('R35a', 'CONFIRM', vetted({}))).toBe('ok');
    expect(findingOf('R35a', 'CONFIRM', medium({}))).toBe('ok');
  });

  it('is unknown while nothing is arranged, declared or graded', () => {
    for (const facts of [
      vetted({}, { tier: 'HIGH' }),
      { ...aPlacement, days, vetting: { ...aVetting, tier: 'HIGH' as const, declaration: null } },
      vetted({}, { tier: null }),
      { ...aPlacement, days, vetting: null },
    ])
      expect(findingOf('R35a', 'CONFIRM', facts)).toBe(unknown);
  });
});

describe('R37, adjustments', () => {
  const both = [aDay('2027-07-06'), aDay(on)];
  const needing = (decidedOn: string, placementVersion: string | null = null, changes = {}): PlacementFacts =>
    aPlacementFor(
      {
        needsAdjustments: true,
        notes: placementVersion === null ? [] : [{ kind: 'ADJUSTMENTS_ACKNOWLEDGED', placementVersion }],
        ...changes,
      },
      { days: both, decidedOn: localDate(decidedOn) },
    );

  it('are read by the morning of the first day, not before, because they are shown only after confirmation', () => {
    expect(findingOf('R37', 'CONFIRM', needing('2027-07-04'))).toBe('ok');
    expect(findingOf('R37', 'CONFIRM', needing(on))).toBe('FAIL 2027-07-05 2027-07-06');
    expect(findingOf('R37', 'CONFIRM', needing('2027-07-06'))).toBe('FAIL 2027-07-06');
    expect(findingOf('R37', 'CONFIRM', needing('2027-07-07'))).toBe('ok');
  });

  it('are read for this very version', () => {
    expect(findingOf('R37', 'CONFIRM', needing(on, 'v2'))).toBe('ok');
    expect(findingOf('R37', 'CONFIRM', needing(on, 'v1'))).toBe('FAIL 2027-07-05 2027-07-06');
  });

  it('are asked for where the student needs any', () => {
    expect(findingOf('R37', 'CONFIRM', needing(on, null, { needsAdjustments: false }))).toBe('ok');
    const open = 'UNKNOWN 2027-07-05 2027-07-06';
    expect(findingOf('R37', 'CONFIRM', needing(on, null, { needsAdjustments: null }))).toBe(open);
    expect(findingOf('R37', 'CONFIRM', needing(on, null, { notes: null }))).toBe(open);
    expect(findingOf('R37', 'CONFIRM', { ...needing(on), student: null })).toBe(open);
  });
});
