import { describe, expect, it } from '@jest/globals';
import { aPlacement, aPlacementFor, vettedWith } from './facts.fixture.js';
import { lifterOf, liftingOf, readBy } from './lifting.js';
import { lifters, type Lifting } from './lifting-facts.js';
import { ruleBook } from './rule-book.js';

const said = { at: '2026-09-14T08:00:00Z', reason: 'It was looked at by two of us.' };
const everyLifting = ruleBook.flatMap(({ id: ruleId }) => lifters.map((by): Lifting => ({ ruleId, by, ...said })));

/** Whose office it is to lift what: the reference leaves vetting to the coordinator and the rest to the safeguarding lead. */
const offices = {
  COORDINATOR:
    'R30 R31 R35 R35a R35b R50 R50a R51 R51a R52 R52a R53 R53a R54 R54a R67 R67a R114 R114a R114b R114c R114d',
  SAFEGUARDING_LEAD:
    'R05 R06 R07 R08 R11 R13 R21 R23 R23a R33 R34 R36a R37 R40 R60 R61 R63 R64 R69 R69a R80 R82 R84 R85 R91',
} as const;

describe('the office of lifting a rule', () => {
  it.each(lifters)('is that of the %s for what the table says', (lifter) => {
    const own = ruleBook.filter(({ id }) => lifterOf(id) === lifter).map(({ id }) => id);
    expect(own.sort()).toEqual(offices[lifter].split(' ').sort());
  });

  it('is somebody’s for every rule that blocks, and nobody’s for any other', () => {
    for (const { id, severity } of ruleBook) expect([id, lifterOf(id) !== null]).toEqual([id, severity === 'BLOCK']);
    expect(lifterOf('R999')).toBeNull();
  });
});

describe('the lifting that counts for a rule', () => {
  it.each(ruleBook.map((rule) => [rule.id, rule] as const))('%s: its own, by its own office alone', (ruleId, rule) => {
    const by = rule.severity === 'BLOCK' ? rule.liftedBy : undefined;
    expect(liftingOf(rule, everyLifting)).toEqual(by && { ruleId, by, ...said });
    expect(
      liftingOf(
        rule,
        everyLifting.filter((each) => each.ruleId !== ruleId || each.by !== by),
      ),
    ).toBeUndefined();
  });
});

describe('what a rule reads', () => {
  it('is named after the facts, whole or in part, without the day of decision', () => {
    const { student, placementVersion, days } = aPlacement;
    expect(readBy('R91', aPlacement)).toEqual({
      days,
      placementVersion,
      'student.bornOn': student?.bornOn,
      'student.permissions': student?.permissions,
    });
    expect(Object.keys(readBy('R35b', aPlacement))).toEqual(['vetting.state', 'vetting.approvedUntil']);
  });

  it('is null where nobody knows, however deep it lies', () => {
    expect(readBy('R35b', { ...aPlacement, vetting: null })).toEqual({
      'vetting.state': null,
      'vetting.approvedUntil': null,
    });
    expect(readBy('R54', { ...aPlacement, vetting: vettedWith({}) })).not.toEqual(
      readBy('R54', { ...aPlacement, vetting: null }),
    );
    expect(readBy('R54', {})).toEqual({ 'vetting.declaration.vehicles': null });
  });

  it('changes with what the rule reads, and with nothing else', () => {
    expect(readBy('R91', aPlacementFor({ permissions: [] }))).not.toEqual(readBy('R91', aPlacement));
    expect(readBy('R91', { ...aPlacement, insurance: [] })).toEqual(readBy('R91', aPlacement));
  });

  it('is nothing for what is no rule', () => {
    expect(readBy('R999', aPlacement)).toEqual({});
  });
});
