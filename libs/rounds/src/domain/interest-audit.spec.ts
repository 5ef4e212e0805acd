import { describe, expect, it } from '@jest/globals';
import { auditBy, auditedRows, auditGrounds, auditOfAll, type AuditedStudent } from './interest-audit.js';

const care = { category: 'SOCIAL_CARE', tasks: [], sector: 'Q' } as const;

function aStudent(changes: Partial<AuditedStudent> = {}): AuditedStudent {
  return {
    schoolId: 'sch_1',
    schoolName: 'North School',
    gender: 'FEMALE',
    freeSchoolMeals: false,
    sendSupport: false,
    yearGroup: 10,
    interests: ['SOCIAL_CARE'],
    answers: {},
    offer: care,
    ...changes,
  };
}

const times = (count: number, changes: Partial<AuditedStudent>): AuditedStudent[] =>
  Array.from({ length: count }, () => aStudent(changes));

describe('the audit of a round', () => {
  it('knows each ground by its groups, in the order of their names', () => {
    const rows = auditedRows([
      ...times(6, { yearGroup: 9, schoolId: 'sch_9', schoolName: 'Abbey School' }),
      ...times(7, { gender: 'MALE', freeSchoolMeals: true }),
      ...times(8, { gender: null, sendSupport: true }),
    ]);
    const shown = auditGrounds.map((ground) => auditBy(ground, rows).map(({ label, students }) => [label, students]));
    expect(shown).toEqual([
      [
        ['Female', 6],
        ['Male', 7],
        ['Not stated', 8],
      ],
      [
        ['No', 14],
        ['Yes', 7],
      ],
      [
        ['No', 13],
        ['Yes', 8],
      ],
      [
        ['9', 6],
        ['10', 15],
      ],
      [
        ['Abbey School', 6],
        ['North School', 15],
      ],
    ]);
    expect(auditOfAll(rows)).toMatchObject({ students: 21, medianFit: 1 });
  });

  it('goes by the tasks of what was offered, and by what the student answered', () => {
    const [row] = auditedRows([aStudent({ offer: { ...care, tasks: ['KEEP_RECORDS'] } })]);
    expect(row?.offer).toMatchObject({ isOfChosenCategory: true, firstScale: 'conventional' });
    expect(row?.offer?.fit).toBeLessThan(0.1);
  });

  it('counts somebody without an offer, and takes a category that nobody knows for none', () => {
    const [without, odd] = auditedRows([
      aStudent({ offer: null }),
      aStudent({ interests: ['NO_SUCH_WORK'], offer: { ...care, category: 'NO_SUCH_WORK' } }),
    ]);
    expect(without).toMatchObject({ hasClearPreference: true, offer: null });
    expect(odd).toMatchObject({ hasChosenCategories: false, offer: { fit: null, firstScale: null } });
  });
});
