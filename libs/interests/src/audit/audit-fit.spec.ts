import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastShown } from '#evaluation';
import { auditFit, type AuditedGroup, type FitAudit } from './audit-fit.js';
import { auditMeasures } from './audit-measures.js';
import { anOffer, anyRows, aRow, times, type GroupedRow } from './audit.fixture.js';

const by = ({ group }: GroupedRow): string => group;
const quick = { by, deals: 99 };

function groupOf({ groups }: FitAudit, key: string): AuditedGroup {
  const found = groups.find((group) => group.key === key);
  if (found === undefined) throw new Error(`there is no group ${key}`);
  return found;
}

/** Forty students of whom every fourth has a fit of its own. */
const mixed = (group: string): GroupedRow[] =>
  Array.from({ length: 40 }, (_, number) =>
    aRow(group, {
      hasClearPreference: number % 3 > 0,
      offer: number % 5 === 0 ? null : anOffer({ fit: (number % 4) / 4, sector: 'GQR'.charAt(number % 3) }),
    }),
  );

describe('auditFit', () => {
  it('takes the means of each group, and how far each is from everybody else', () => {
    const rows = [
      ...times(20, aRow('girls', { offer: anOffer({ fit: 0.8, firstScale: 'social' }) })),
      ...times(10, aRow('girls', { offer: anOffer({ fit: 0.2, isOfChosenCategory: false }) })),
      ...times(20, aRow('boys', { offer: anOffer({ fit: 0.1 }) })),
      ...times(10, aRow('boys', { offer: null, hasClearPreference: false })),
    ];
    const audit = auditFit(rows, { by });
    const [boys, girls] = [groupOf(audit, 'boys'), groupOf(audit, 'girls')];
    expect(audit.all).toMatchObject({ key: '', students: 60, figures: { FIT: { mean: 0.4, comparison: null } } });
    expect(girls).toMatchObject({ students: 30, medianFit: 0.8 });
    expect(girls.figures.FIT).toMatchObject({ mean: 0.6, comparison: { difference: 0.5, isBeyondChance: true } });
    expect(boys.figures.FIT).toMatchObject({ mean: 0.1, comparison: { difference: -0.5, isBeyondChance: true } });
  });

  it('shows no share of which either side is under five, in any group nor in all', () => {
    const rows = [
      ...times(26, aRow('a')),
      ...times(4, aRow('a', { offer: null })),
      ...times(20, aRow('b')),
      ...times(10, aRow('b', { offer: null })),
    ];
    const { all, groups } = auditFit(rows, quick);
    expect(all.figures.OFFERED?.mean).toBe(0.77);
    expect(groups.map(({ figures }) => figures.OFFERED)).toEqual([null, null]);
    expect(groups.map(({ figures }) => figures.FIT?.mean)).toEqual([0.5, 0.5]);
    expect(all.figures.CHOSEN_CATEGORY).toBeNull();
  });

  it('hides a group of four with the next smallest, in everything', () => {
    const audit = auditFit([...times(4, aRow('a')), ...mixed('b'), ...mixed('c').slice(0, 30)], quick);
    for (const key of ['a', 'c']) {
      expect(groupOf(audit, key)).toMatchObject({ students: null, medianFit: null, sectors: null });
      expect(Object.values(groupOf(audit, key).figures)).toEqual(auditMeasures.map(() => null));
    }
    expect(groupOf(audit, 'b').students).toBe(40);
  });

  it('finds no difference between groups that are alike', () => {
    const audit = auditFit([...mixed('a'), ...mixed('b'), ...mixed('c')], quick);
    for (const { figures, sectors } of audit.groups) {
      for (const measure of auditMeasures) {
        const comparison = figures[measure]?.comparison;
        if (comparison !== null && comparison !== undefined)
          expect(comparison).toMatchObject({ difference: 0, isBeyondChance: false });
      }
      expect(sectors).toMatchObject({ difference: 0, isBeyondChance: false });
      expect(figures.FIT?.comparison?.chanceUpTo).toBeGreaterThan(0);
    }
  });

  it('sees that girls and boys were sent to sectors of their own, and does not see it where the lot decided', () => {
    const offered = (group: string, sector: string): GroupedRow => aRow(group, { offer: anOffer({ sector }) });
    const apart = [...times(20, offered('girls', 'Q')), ...times(20, offered('boys', 'F'))];
    expect(groupOf(auditFit(apart, { by }), 'girls').sectors).toMatchObject({ difference: 1, isBeyondChance: true });
    const uneven = [...'QFFQFQFQQF'].flatMap((sector, at) => [
      offered(at < 5 ? 'girls' : 'boys', sector),
      offered(at < 6 ? 'girls' : 'boys', sector),
    ]);
    expect(groupOf(auditFit(uneven, { by }), 'boys').sectors?.isBeyondChance).toBe(false);
  });

  it('has nobody to compare an only group with', () => {
    const { groups } = auditFit(mixed('a'), quick);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.figures.FIT).toMatchObject({ comparison: null });
    expect(groups[0]?.sectors).toBeNull();
  });

  it('shows nothing of nobody', () => {
    const { all, groups } = auditFit([], quick);
    expect(groups).toEqual([]);
    expect(all).toMatchObject({ students: null, medianFit: null, sectors: null });
  });

  it('gives the same for the same rows in any order', () => {
    const shuffledRows = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffledRows, ([rows, others]) => {
        expect(auditFit(others, quick)).toEqual(auditFit(rows, quick));
      }),
      { numRuns: 40 },
    );
  });

  it('gives other bounds for another seed, and the same figures', () => {
    const rows = [...mixed('a'), ...mixed('b').slice(0, 23), ...times(9, aRow('b'))];
    const [one, other] = [auditFit(rows, { ...quick, seed: 1 }), auditFit(rows, { ...quick, seed: 2 })];
    expect(one.groups.map(({ figures }) => figures.FIT?.mean)).toEqual(
      other.groups.map(({ figures }) => figures.FIT?.mean),
    );
    expect(auditFit(rows, { ...quick, seed: 1 })).toEqual(one);
  });

  it('does not change what it says of one group by itself when only another changes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 5, maxLength: 40 }), (hundredths) => {
        const others = hundredths.map((each) => aRow('b', { offer: anOffer({ fit: each / 100 }) }));
        const alone = groupOf(auditFit([...mixed('a'), ...mixed('b')], quick), 'a');
        const beside = groupOf(auditFit([...mixed('a'), ...others], quick), 'a');
        expect(beside.students).toBe(alone.students);
        expect(beside.medianFit).toBe(alone.medianFit);
        expect(beside.figures.FIT?.mean).toBe(alone.figures.FIT?.mean);
      }),
      { numRuns: 20 },
    );
  });

  it('shows no group, and no share, of fewer than five students', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const group of auditFit(rows, quick).groups) {
          const own = rows.filter((row) => row.group === group.key);
          if (group.students !== null) expect(own.length).toBeGreaterThanOrEqual(leastShown);
          const offered = own.filter(({ offer }) => offer !== null).length;
          if (group.figures.OFFERED === null) continue;
          expect(Math.min(offered, own.length - offered)).toBeGreaterThanOrEqual(leastShown);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes chance for more than chance in about one audit of twenty', () => {
    // A hundred audits of 60 students, drawn with a fixed seed, in which the lot alone decided.
    const random = drawn(7);
    const odd = Array.from({ length: 100 }, () => {
      const rows = Array.from({ length: 60 }, () => {
        const offer = anOffer({
          fit: Math.round(random() * 100) / 100,
          sector: 'GQRF'.charAt(Math.floor(random() * 4)),
        });
        return aRow('abcd'.charAt(Math.floor(random() * 4)), { offer });
      });
      const { groups } = auditFit(rows, { by, deals: 99 });
      return {
        fit: groups.some(({ figures }) => figures.FIT?.comparison?.isBeyondChance),
        sectors: groups.some(({ sectors }) => sectors?.isBeyondChance),
      };
    });
    for (const measure of ['fit', 'sectors'] as const) {
      const found = odd.filter((each) => each[measure]).length;
      expect(found).toBeGreaterThanOrEqual(1);
      expect(found).toBeLessThanOrEqual(12);
    }
  });
});

/** Numbers from 0 to below 1, of another make than the one under test (Park and Miller's). */
function drawn(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
