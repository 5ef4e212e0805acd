import { describe, expect, it } from '@jest/globals';
import { auditRowOf } from './audit-row.js';

const work = { tasks: [], category: 'HEALTHCARE', sicSection: null, sector: 'Q' } as const;

describe('auditRowOf', () => {
  it('says how well what was offered fits by its kinds of activity, beside whether it was chosen by name', () => {
    const interests = { categories: ['HEALTHCARE', 'ADMINISTRATION'], answers: {} } as const;
    const { offer } = auditRowOf(interests, work);
    expect(offer).toMatchObject({ isOfChosenCategory: true, firstScale: 'social', sector: 'Q' });
    expect(offer?.fit).toBeLessThan(1);
  });

  it('goes by what the student will do, where that is known', () => {
    const { offer } = auditRowOf({ categories: ['HEALTHCARE'], answers: {} }, { ...work, tasks: ['KEEP_RECORDS'] });
    expect(offer).toMatchObject({ isOfChosenCategory: true, firstScale: 'conventional' });
    expect(offer?.fit).toBeLessThan(0);
  });

  it('has no fit of somebody without a clear preference, and no offer where nothing was offered', () => {
    const nothing = { categories: [], answers: {} };
    expect(auditRowOf(nothing, work)).toMatchObject({
      hasClearPreference: false,
      hasChosenCategories: false,
      offer: { fit: null, isOfChosenCategory: false },
    });
    expect(auditRowOf(nothing, null).offer).toBeNull();
  });
});
