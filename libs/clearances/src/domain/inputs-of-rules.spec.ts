import { describe, expect, it } from '@jest/globals';
import { changesOf, factsAtConfirm, recheckAfter } from './inputs-of-rules.js';

describe('what is looked at again after an event', () => {
  it.each([
    ['opportunity.edited', 'EMPLOYER'],
    ['host.suspended', 'EMPLOYER'],
    ['host.suspension-lifted', 'EMPLOYER'],
    ['employer.suspended', 'EMPLOYER'],
    ['insurance.declared', 'EMPLOYER'],
    ['vetting.lapsed', 'EMPLOYER'],
    ['vetting-notice.lapsed', undefined],
    ['employer-at-school.refused', 'SCHOOL'],
    ['students.imported', 'SCHOOL'],
    ['school.blackout-days-set', 'SCHOOL'],
    ['school.days-covered', 'SCHOOL'],
    ['placement-note.made', 'ALLOCATION'],
    ['block.lifted', 'ALLOCATION'],
    ['block.restored', 'ALLOCATION'],
    ['permission.countersigned', 'SCHOOL'],
    ['allocation.confirmed', 'ALLOCATION'],
    ['visit.confirmed', 'EMPLOYER'],
    ['allocation.held', undefined],
    ['review.submitted', undefined],
    ['round.created', undefined],
  ])('%s: %s', (kind, by) => {
    expect(recheckAfter(kind)).toBe(by);
  });

  it.each([
    ['insurance.declared', 'EMPLOYER'],
    ['vetting.lapsed', 'EMPLOYER'],
    ['host-adult.called-back', 'EMPLOYER'],
    ['school.days-covered', 'SCHOOL'],
    ['students.imported', 'SCHOOL'],
    ['allocation.accepted', 'STUDENT'],
    ['visit.confirmed', 'EMPLOYER'],
    ['permission.countersigned', undefined],
    ['agreement.signed', undefined],
    ['placement-note.made', undefined],
    ['block.lifted', 'ALLOCATION'],
    ['block.restored', 'ALLOCATION'],
    ['visit.held', undefined],
  ])('of visits, %s: %s', (kind, by) => {
    expect(recheckAfter(kind, 'VISIT')).toBe(by);
  });

  it.each([
    ['opportunity.edited', 'EMPLOYER'],
    ['insurance.declared', 'EMPLOYER'],
    ['school.days-covered', 'SCHOOL'],
    ['students.imported', 'SCHOOL'],
    ['employer-at-school.refused', 'SCHOOL'],
    ['allocation.accepted', 'STUDENT'],
    ['block.lifted', 'ALLOCATION'],
    ['slot-request.requested', undefined],
    ['application.submitted', undefined],
  ])('of steps before anything is confirmed, %s: %s', (kind, by) => {
    expect(recheckAfter(kind, 'STEPS')).toBe(by);
  });

  it.each([
    ['PLACE', ['decidedOn', 'employerId', 'journey']],
    [
      'VISIT',
      ['decidedOn', 'employerId', 'group.hasStaffLead', 'group.isPurposeAgreed', 'group.staff', 'group.students'],
    ],
  ] as const)(
    'is said of every fact that a rule reads of a %s, but for those that nothing changes',
    (of, unchanging) => {
      const without = [...factsAtConfirm[of]].filter((fact) => Object.keys(changesOf[fact]).length === 0);
      expect(without.sort()).toEqual(unchanging);
    },
  );

  it('names each kind of event for one scope alone', () => {
    const scopes = new Map<string, Set<string>>();
    for (const changes of Object.values(changesOf))
      for (const [kind, by] of Object.entries(changes)) scopes.set(kind, (scopes.get(kind) ?? new Set()).add(by));
    expect([...scopes.values()].map((each) => each.size)).toEqual([...scopes].map(() => 1));
  });
});
