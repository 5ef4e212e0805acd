import { describe, expect, it } from '@jest/globals';
import { recheckAfter } from './inputs-of-rules.js';

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
});
