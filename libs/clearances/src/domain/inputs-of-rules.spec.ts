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
    ['permission.countersigned', 'SCHOOL'],
    ['allocation.confirmed', 'ALLOCATION'],
    ['allocation.held', undefined],
    ['review.submitted', undefined],
    ['round.created', undefined],
  ])('%s: %s', (kind, by) => {
    expect(recheckAfter(kind)).toBe(by);
  });

  it('is said of every fact that a rule reads, but for those that nothing changes', () => {
    const unchanging = ['decidedOn', 'employerId', 'journey'];
    const without = [...factsAtConfirm].filter((fact) => Object.keys(changesOf[fact]).length === 0);
    expect(without.sort()).toEqual(unchanging);
  });

  it('names each kind of event for one scope alone', () => {
    const scopes = new Map<string, Set<string>>();
    for (const changes of Object.values(changesOf))
      for (const [kind, by] of Object.entries(changes)) scopes.set(kind, (scopes.get(kind) ?? new Set()).add(by));
    expect([...scopes.values()].map((each) => each.size)).toEqual([...scopes].map(() => 1));
  });
});
